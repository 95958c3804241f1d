import * as z from 'zod/mini';
import { invitationAddress, makeAccountLink, removeFactors } from '../../server/workspace/staff-accounts.ts';
import type { AuditEntry } from '../../staff/decisions.ts';
import { ask } from '../../staff/rpc.ts';
import { StaffError } from '../../staff/staff-error.ts';
import { forTerminal, jsonForTerminal } from '../../staff/text/terminal-text.ts';
import { textTable } from '../../staff/text/text-table.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { Arguments } from '../arguments.ts';
import { readSiteAddress } from '../site-address.ts';
import { auditEntryOf, type StaffEffects } from './command.ts';
import { agree } from './deciding.ts';

const member = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(['officer', 'lead']),
  invited_by: z.string(),
  invited_at: z.string(),
  revoked_by: z.nullable(z.string()),
  revoked_at: z.nullable(z.string()),
});
const listed = z.object({ outcome: z.literal('listed'), staff: z.array(member) });
const invited = z.object({ outcome: z.literal('invited'), email: z.string(), name: z.string() });
const revoked = z.object({ outcome: z.literal('revoked'), email: z.string(), name: z.string() });
const recorded = z.object({ outcome: z.literal('recorded'), user_id: z.string(), name: z.string() });
const factorSet = z.object({ outcome: z.literal('set'), needed: z.boolean() });

/** The words for each role. */
export const roleWords = { officer: 'chuyên viên', lead: 'phụ trách' } as const;

const roles: Readonly<Record<string, keyof typeof roleWords>> = {
  'chuyen-vien': 'officer',
  'phu-trach': 'lead',
};

/** Lists everybody who is or was staff. */
export async function accounts(args: Arguments, { call, say }: StaffEffects): Promise<void> {
  const { staff } = await ask(call, 'list_staff', {}, listed);
  if (args.has('json')) return say(jsonForTerminal(staff));
  if (staff.length === 0)
    return say('Chưa có ai được dùng trang quản trị. Mời bằng lệnh: npm run staff -- invite');
  const rows = staff.map((one) => [
    one.email,
    one.name,
    roleWords[one.role],
    tableTime(one.invited_at),
    one.revoked_at === null ? 'đang dùng' : `đã thu hồi ${tableTime(one.revoked_at)}`,
  ]);
  textTable([['Thư điện tử', 'Họ tên', 'Vai trò', 'Mời lúc', 'Hiện nay'], ...rows]).forEach(say);
}

/** Lets somebody use the workspace, and prints the slip with the link by which they set their password. */
export async function invite(args: Arguments, effects: StaffEffects): Promise<void> {
  const { call, say } = effects;
  const entry = auditEntryOf(args, effects);
  const email = emailOf(args);
  const role = roles[args.text('role') ?? ''];
  const name = (args.text('name') ?? '').trim();
  if (!role || name === '')
    throw new StaffError('Đề nghị ghi --name "Họ tên" và --role chuyen-vien hoặc phu-trach.');
  // Before an account is touched: the link of somebody who is staff already would sign in as them.
  if (await findMember(email, effects))
    throw new StaffError(
      `${email} đang dùng trang quản trị. Cấp đường dẫn mới bằng lệnh: npm run staff -- link ${email}`,
    );
  const site = siteOf(args, effects);
  const { user_id, token } = await makeAccountLink(email);
  await ask(call, 'invite_staff', { user_id, email, name, role, ...entry }, invited);
  slip({ email, name, role: roleWords[role], site, token }, say);
}

/** Prints a new link for who lost the first one or the password; recorded before it is made. */
export async function link(args: Arguments, effects: StaffEffects): Promise<void> {
  const { email, entry } = await memberNamed(args, effects);
  const site = siteOf(args, effects);
  const before = `Ai có đường dẫn mới đều đặt được mật khẩu và đăng nhập bằng tài khoản ${email}.`;
  await agree(`cấp đường dẫn ${email}`, before, args, effects);
  const { name } = await ask(effects.call, 'record_new_link', { email, ...entry }, recorded);
  const { token } = await makeAccountLink(email);
  slip({ email, name, site, token }, effects.say);
}

/** Takes the workspace from somebody; their next click is refused. */
export async function revoke(args: Arguments, effects: StaffEffects): Promise<void> {
  const { email, entry } = await memberNamed(args, effects);
  await agree(`thu hồi ${email}`, `${email} sẽ không dùng được trang quản trị nữa.`, args, effects);
  const { name } = await ask(effects.call, 'revoke_staff', { email, ...entry }, revoked);
  effects.say(
    `Đã thu hồi quyền của ${forTerminal(name)} (${email}); thao tác tiếp theo của người này bị từ chối.`,
  );
}

/** Removes the second factor of who lost their phone, so that they enroll another one; recorded before it is done. */
export async function resetFactor(args: Arguments, effects: StaffEffects): Promise<void> {
  const { email, entry } = await memberNamed(args, effects);
  const before = `Yếu tố xác thực thứ hai của ${email} sẽ bị xóa; chỉ làm khi đã gặp hoặc gọi đúng người.`;
  await agree(`đặt lại xác thực ${email}`, before, args, effects);
  const { name, user_id } = await ask(effects.call, 'record_factor_reset', { email, ...entry }, recorded);
  const count = await removeFactors(user_id);
  effects.say(
    `Đã xóa ${count} yếu tố xác thực của ${forTerminal(name)}; lần đăng nhập tới người này đăng ký lại.`,
  );
}

/** Says whether a second factor is needed here. */
export async function secondFactor(args: Arguments, effects: StaffEffects): Promise<void> {
  const wanted = args.names[0];
  if (wanted !== 'on' && wanted !== 'off') throw new StaffError('Đề nghị ghi on (cần) hoặc off (không cần).');
  const entry = auditEntryOf(args, effects);
  if (wanted === 'off') {
    const before = 'Ai biết mật khẩu của một tài khoản sẽ vào được trang quản trị, không cần mã xác thực.';
    await agree('không cần xác thực thứ hai', before, args, effects);
  }
  const { needed } = await ask(
    effects.call,
    'set_second_factor',
    { needed: wanted === 'on', ...entry },
    factorSet,
  );
  effects.say(needed ? 'Trang quản trị cần yếu tố xác thực thứ hai.' : 'Trang quản trị chỉ cần mật khẩu.');
}

function emailOf(args: Arguments): string {
  const email = (args.names[0] ?? '').trim().toLowerCase();
  if (/^[^@\s]+@[^@\s]+$/.test(email)) return email;
  throw new StaffError(`“${email}” không phải địa chỉ thư điện tử.`);
}

/** Who has this address now, or undefined. */
async function findMember(
  email: string,
  { call }: StaffEffects,
): Promise<z.infer<typeof member> | undefined> {
  const { staff } = await ask(call, 'list_staff', {}, listed);
  return staff.find((one) => one.email === email && one.revoked_at === null);
}

async function memberNamed(
  args: Arguments,
  effects: StaffEffects,
): Promise<{ email: string; entry: AuditEntry }> {
  const entry = auditEntryOf(args, effects);
  const email = emailOf(args);
  if (await findMember(email, effects)) return { email, entry };
  throw new StaffError(
    `Không có ai đang dùng trang quản trị bằng ${email}. Xem bằng lệnh: npm run staff -- accounts`,
  );
}

/** Read only after the database was asked, which may have told the environment. */
const siteOf = (args: Arguments, { environment }: StaffEffects): string =>
  readSiteAddress(args.text('site') ?? environment.SITE_URL);

interface Slip {
  email: string;
  name: string;
  role?: string;
  site: string;
  token: string;
}

function slip({ email, name, role, site, token }: Slip, say: (line: string) => void): void {
  say(`Giấy mời dùng trang quản trị khảo sát 669`);
  say(`  Họ tên:       ${forTerminal(name)}`);
  if (role !== undefined) say(`  Vai trò:      ${role}`);
  say(`  Thư điện tử:  ${email}`);
  say(`  Đường dẫn:    ${invitationAddress(site, token)}`);
  say('Đường dẫn dùng được một lần, trong một giờ. Đề nghị giao tận tay hoặc qua kênh riêng, không lưu lại.');
}
