import { readArguments } from './arguments.ts';
import { PlainError } from './plain-error.ts';
import { accounts, invite, link, resetFactor, revoke, secondFactor } from './staff/accounts.ts';
import { acting, runAsProgram, type Command, type StaffEffects } from './staff/command.ts';
import { accept, attach, confirm, request } from './staff/deciding.ts';
import { compare, filesOf } from './staff/files.ts';
import { diff, exportAll, list, show } from './staff/reading.ts';
import { reject } from './staff/rejecting.ts';
import { receiveSigned } from './staff/signed.ts';

/** How staff commands are called. */
const usage = `npm run staff -- list                                  63 Sở: trạng thái, lần gửi, bản ký, phiếu chờ xác minh
npm run staff -- show 79                               một phiếu: theo mã tỉnh (cả phiếu không kèm mã) hoặc số phiếu
npm run staff -- diff 79 [1 2]                         hai lần gửi khác nhau ở đâu; không ghi thì hai lần cuối
npm run staff -- confirm 669-17-AB12 --why "..."       phiếu gửi không kèm mã: nhận làm phiếu của Sở
npm run staff -- attach 669-17-AB12 --why "..."        ... đưa nội dung vào bản nháp để Sở kiểm tra và gửi
npm run staff -- reject 669-17-AB12 [...] --why "..."  ... không nhận một hay nhiều phiếu
npm run staff -- reject --unit 17 --all-held --why "..."   ... không nhận mọi phiếu đang chờ của một Sở
npm run staff -- accept 79                             tiếp nhận
npm run staff -- ask 79 --item "Mục 4=Lý do" [--item ...] [--why "..."]   đề nghị bổ sung, giải trình
npm run staff -- reopen 79 --why "..." [--item ...]    mở lại phiếu đã tiếp nhận
npm run staff -- signed 79 --channel post --letter "123/STP-HCTP" --date 28/11/2016   ghi nhận bản ký Cục nhận được
npm run staff -- files 79 [--out thư-mục]              tệp đã nhận của một phiếu; --out: lưu ra thư mục
npm run staff -- compare-files                         so tệp trong cơ sở dữ liệu với kho tệp
npm run staff -- export [--out thư-mục]                xuất tất cả ra XLSX và CSV

Tài khoản của trang quản trị (/quan-tri/), việc của người vận hành:
npm run staff -- accounts                              ai đang và đã dùng trang quản trị
npm run staff -- invite a@moj.gov.vn --name "Họ tên" --role chuyen-vien   mời; in giấy mời có đường dẫn dùng một lần
npm run staff -- link a@moj.gov.vn                     cấp đường dẫn mới (lời mời hết hạn, quên mật khẩu)
npm run staff -- revoke a@moj.gov.vn                   thu hồi; thao tác tiếp theo bị từ chối
npm run staff -- reset-factor a@moj.gov.vn             mất điện thoại: đăng ký lại yếu tố xác thực thứ hai
npm run staff -- second-factor on|off                  có cần yếu tố xác thực thứ hai hay không

Việc làm thay đổi dữ liệu cần --who "Họ tên" (hoặc biến môi trường STAFF_NAME). --yes: không hỏi lại. --json: cho máy đọc.`;

const asking = { ...acting, item: 'texts' } as const;

const commands: Readonly<Record<string, Command>> = {
  list: { names: [0, 0], options: { json: 'flag' }, run: list },
  show: { names: [1, 1], options: { json: 'flag' }, run: show },
  diff: { names: [1, 3], options: { json: 'flag' }, run: diff },
  confirm: { names: [1, 1], options: acting, run: confirm },
  attach: { names: [1, 1], options: { ...acting, replace: 'flag' }, run: attach },
  reject: { names: [0, 200], options: { ...acting, unit: 'text', 'all-held': 'flag' }, run: reject },
  accept: { names: [1, 1], options: { ...acting, revision: 'text' }, run: accept },
  ask: { names: [1, 1], options: asking, run: (args, effects) => request('sent', args, effects) },
  reopen: { names: [1, 1], options: asking, run: (args, effects) => request('accepted', args, effects) },
  signed: {
    names: [1, 1],
    options: { who: 'text', channel: 'text', letter: 'text', date: 'text', json: 'flag' },
    run: receiveSigned,
  },
  files: { names: [1, 1], options: { out: 'text', json: 'flag' }, run: filesOf },
  'compare-files': { names: [0, 0], options: { json: 'flag' }, run: compare },
  export: { names: [0, 0], options: { out: 'text', json: 'flag' }, run: exportAll },
  accounts: { names: [0, 0], options: { json: 'flag' }, run: accounts },
  invite: { names: [1, 1], options: { ...acting, name: 'text', role: 'text', site: 'text' }, run: invite },
  link: { names: [1, 1], options: { ...acting, site: 'text' }, run: link },
  revoke: { names: [1, 1], options: acting, run: revoke },
  'reset-factor': { names: [1, 1], options: acting, run: resetFactor },
  'second-factor': { names: [1, 1], options: acting, run: secondFactor },
};

/**
 * Runs one staff command.
 *
 * @throws StaffError or PlainError with a Vietnamese sentence when it was not done.
 */
export async function runStaff(
  [name = '', ...rest]: readonly string[],
  effects: StaffEffects,
): Promise<void> {
  if ([name, ...rest].includes('--help')) return effects.say(usage);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new PlainError(`${name === '' ? '' : `Không có lệnh “${name}”.\n`}${usage}`);
  await command.run(readArguments(rest, command, usage), effects);
}

if (import.meta.main) await runAsProgram(runStaff);
