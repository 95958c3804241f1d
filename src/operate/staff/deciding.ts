import {
  acceptResponse,
  attachHeld,
  confirmHeld,
  readItems,
  requestCompletion,
  type Decided,
} from '../../staff/decisions.ts';
import type { StaffResponse } from '../../staff/documents.ts';
import { StaffError } from '../../staff/staff-error.ts';
import { readResponse, revisionOf } from '../../staff/read-response.ts';
import { jsonForTerminal } from '../../staff/text/terminal-text.ts';
import { verificationWords } from '../../staff/text/labels.ts';
import type { Arguments } from '../arguments.ts';
import { auditEntryOf, responseNamed, type StaffEffects } from './command.ts';

/** Makes what was sent without a code the response of its unit. */
export async function confirm(args: Arguments, effects: StaffEffects): Promise<void> {
  const entry = auditEntryOf(args, effects);
  const held = await heldNamed(args.names[0] ?? '', effects);
  const before = `Phiếu ${held.number} sẽ là phiếu của Sở và được công bố như mọi phiếu khác.`;
  await agree(`xác nhận ${held.number}`, before, args, effects);
  const done = await confirmHeld(effects.call, held, entry);
  tell(done, `Đã xác nhận phiếu ${done.number}; từ nay đây là phiếu của Sở.`, args, effects);
}

/** Puts what was sent without a code into the draft of its unit. */
export async function attach(args: Arguments, effects: StaffEffects): Promise<void> {
  const entry = auditEntryOf(args, effects);
  const held = await heldNamed(args.names[0] ?? '', effects);
  const before = `Nội dung phiếu ${held.number} sẽ thay nội dung bản nháp của Sở. Chưa có gì được công bố cho đến khi Sở gửi bằng mã.`;
  await agree(`đưa vào bản nháp ${held.number}`, before, args, effects);
  const done = await attachHeld(effects.call, held, entry, args.has('replace'));
  const told = `Đã đưa nội dung phiếu ${done.number} vào bản nháp của phiếu ${done.to}. Đề nghị báo Sở mở Phiếu bằng mã, kiểm tra và gửi.`;
  tell(done, told, args, effects);
}

/** Takes a response over, in the revision that stands now or the one that --revision names. */
export async function accept(args: Arguments, effects: StaffEffects): Promise<void> {
  const entry = auditEntryOf(args, effects);
  const seen = await responseNamed(args, effects.call);
  const revision = args.text('revision');
  const reviewed =
    revision === undefined ? seen : { ...seen, current_revision: revisionOf(seen, Number(revision)).number };
  const done = await acceptResponse(effects.call, reviewed, entry);
  tell(done, `Đã tiếp nhận phiếu ${done.number}, lần gửi ${done.revision}.`, args, effects);
}

/** Asks a unit to complete what it sent, or opens an accepted response again. */
export async function request(
  from: 'sent' | 'accepted',
  args: Arguments,
  effects: StaffEffects,
): Promise<void> {
  const entry = auditEntryOf(args, effects);
  const seen = await responseNamed(args, effects.call);
  const items = readItems(args.texts('item'), seen);
  const before = `Phiếu ${seen.number} sẽ chuyển sang “Đề nghị bổ sung, giải trình” cho đến khi Sở gửi lại.`;
  await agree(`${from === 'sent' ? 'đề nghị bổ sung' : 'mở lại'} ${seen.number}`, before, args, effects);
  const done = await requestCompletion(effects.call, from, seen, items, entry);
  const told = `Đã ghi đề nghị bổ sung, giải trình của phiếu ${done.number} (${items.length} nội dung cụ thể).`;
  tell(done, told, args, effects);
}

/**
 * What was sent without a code and still waits, by its number.
 *
 * @throws StaffError when it does not wait.
 */
export async function heldNamed(name: string, { call }: StaffEffects): Promise<StaffResponse> {
  const response = await readResponse(call, name);
  if (response.verification === 'held') return response;
  throw new StaffError(
    `Phiếu ${response.number} không chờ xác minh (${verificationWords[response.verification]}).`,
  );
}

/**
 * Goes on only when the person at the console typed a sentence out, or --yes says so.
 *
 * @throws StaffError when it was not typed.
 */
export async function agree(
  sentence: string,
  before: string,
  args: Arguments,
  effects: StaffEffects,
): Promise<void> {
  if (args.has('yes')) return;
  if (!(await effects.isTyped(sentence, `${before} Cục không tự hoàn lại được bước này.`)))
    throw new StaffError('Chưa thay đổi gì.');
}

const tell = (done: Decided, sentence: string, args: Arguments, { say }: StaffEffects): void =>
  say(args.has('json') ? jsonForTerminal(done) : sentence);
