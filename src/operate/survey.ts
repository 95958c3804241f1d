import { closeSurvey } from '../staff/close-survey.ts';
import { writeExport } from '../staff/export/write-export.ts';
import { sentenceFor, StaffError } from '../staff/staff-error.ts';
import { readList } from '../staff/read-response.ts';
import { findRejected, purgeRejected, setTimes, type Times, withdrawSnapshot } from '../staff/audit-log.ts';
import { readLocalTime, timesInWords } from '../staff/times.ts';
import { sizeWords } from '../vietnamese/file-size.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { PlainError } from './plain-error.ts';
import {
  auditEntryOf,
  exportFolder,
  runAsProgram,
  type Command,
  type StaffEffects,
} from './staff/command.ts';
import { agree } from './staff/deciding.ts';

const usage = `npm run survey -- show                                       thời hạn hiện nay nghĩa là gì
npm run survey -- times --due "2016-11-30 00:00" --closes none    đặt thời hạn và thời điểm đóng (giờ Việt Nam)
npm run survey -- close --why "..."                          đóng khảo sát: xuất dữ liệu, xóa dữ liệu liên hệ và bản nháp
npm run survey -- withdraw 2016-12-09 --why "..."            rút bản số liệu đã công bố của một ngày; lý do được công bố
npm run survey -- purge --why "..."                          xóa nội dung các phiếu gửi không có mã đã bị từ chối trên 30 ngày

Thời điểm không ghi thì giữ nguyên; none là không đặt. times, close, withdraw và purge cần --who "Họ tên" (hoặc biến môi trường STAFF_NAME).`;

const commands: Readonly<Record<string, Command>> = {
  show: { names: [0, 0], options: {}, run: show },
  times: { names: [0, 0], options: { due: 'text', closes: 'text', who: 'text', why: 'text' }, run: times },
  close: { names: [0, 0], options: { who: 'text', why: 'text', yes: 'flag', out: 'text' }, run: close },
  withdraw: {
    names: [1, 1],
    options: { who: 'text', why: 'text', yes: 'flag' },
    run: withdraw,
  },
  purge: { names: [0, 0], options: { who: 'text', why: 'text', yes: 'flag' }, run: purge },
};

/**
 * Runs one command about the survey as a whole.
 *
 * @throws StaffError or PlainError with a Vietnamese sentence when it was not done.
 */
export async function runSurvey(
  [name = 'show', ...rest]: readonly string[],
  effects: StaffEffects,
): Promise<void> {
  if ([name, ...rest].includes('--help')) return effects.say(usage);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new PlainError(`Không có lệnh “${name}”.\n${usage}`);
  await command.run(readArguments(rest, command, usage), effects);
}

async function show(_: Arguments, { call, say }: StaffEffects): Promise<void> {
  timesInWords(await readList(call)).forEach(say);
}

async function times(args: Arguments, effects: StaffEffects): Promise<void> {
  const due = args.text('due');
  const closes = args.text('closes');
  if (due === undefined && closes === undefined)
    throw new StaffError(`Đề nghị ghi --due, --closes, hoặc cả hai.\n${usage}`);
  const wanted: Times = {
    ...(due !== undefined && { due_at: readLocalTime(due) }),
    ...(closes !== undefined && { closes_at: readLocalTime(closes) }),
  };
  timesInWords(await setTimes(effects.call, wanted, auditEntryOf(args, effects))).forEach(effects.say);
}

async function close(args: Arguments, effects: StaffEffects): Promise<void> {
  const { call, say, isTyped, environment } = effects;
  await closeSurvey(call, auditEntryOf(args, effects), {
    say,
    isTyped: args.has('yes') ? () => Promise.resolve(true) : isTyped,
    exportAll: async () => writeExport(call, await exportFolder(args, environment)),
  });
}

const scopes: Readonly<Record<string, string>> = {
  '': 'sent',
  '-ban-ky': 'signed',
  '-tiep-nhan': 'accepted',
};

async function withdraw(args: Arguments, effects: StaffEffects): Promise<void> {
  const [name = ''] = args.names;
  const [, day = '', scope = ''] = /^(\d{4}-\d\d-\d\d)(.*)$/u.exec(name) ?? [];
  const publish_from = scopes[scope];
  if (day === '' || publish_from === undefined)
    throw new StaffError(`Đề nghị ghi ngày như ở địa chỉ của bản số liệu, ví dụ 2016-12-09.\n${usage}`);
  const entry = auditEntryOf(args, effects);
  if (entry.why.trim() === '') throw new StaffError(sentenceFor({ outcome: 'reason_missing' }));
  const before = `Bản số liệu ${name} sẽ không còn được công bố; trang của bản đó còn lại với lý do: “${entry.why}”.`;
  await agree(`rút bản số liệu ${name}`, before, args, effects);
  const { outcome } = await withdrawSnapshot(effects.call, { day, publish_from }, entry);
  effects.say(
    outcome === 'withdrawn'
      ? `Đã rút bản số liệu ${name}. Trang kết quả sẽ được tạo lại.`
      : `Bản số liệu ${name} đã được rút từ trước; lý do ghi khi đó vẫn giữ nguyên.`,
  );
}

async function purge(args: Arguments, effects: StaffEffects): Promise<void> {
  const { call, say } = effects;
  const entry = auditEntryOf(args, effects);
  const { responses, bytes } = await findRejected(call, entry);
  if (responses === 0) return say('Không có phiếu nào đã bị từ chối trên 30 ngày mà còn nội dung.');
  const before = `Nội dung và thông tin liên hệ của ${responses} phiếu gửi không có mã, đã bị từ chối trên 30 ngày (${sizeWords(bytes)}), sẽ bị xóa; số phiếu, mã băm, các bước đã qua và người làm vẫn còn.`;
  await agree(`xóa nội dung ${responses} phiếu`, before, args, effects);
  const { numbers } = await purgeRejected(call, responses, entry);
  say(`Đã xóa nội dung ${numbers.length} phiếu: ${numbers.join(', ')}.`);
}

if (import.meta.main) await runAsProgram(runSurvey);
