import { rejectHeld, type AuditEntry, type Decided } from '../../staff/decisions.ts';
import type { StaffResponse } from '../../staff/documents.ts';
import { heldOf } from '../../staff/text/list-text.ts';
import { StaffError, sentenceFor } from '../../staff/staff-error.ts';
import { readList } from '../../staff/read-response.ts';
import { jsonForTerminal } from '../../staff/text/terminal-text.ts';
import type { Arguments } from '../arguments.ts';
import { auditEntryOf, type StaffEffects } from './command.ts';
import { agree, heldNamed } from './deciding.ts';

/** What became of one of those to reject. */
type Fate = Decided | { outcome: 'not_done'; number: string; message: string };

/**
 * Rejects what was sent without a code: the numbers that are named, or all that wait for one unit at this moment. Each
 * is recorded and told by itself; none is touched when one that is named does not wait.
 */
export async function reject(args: Arguments, effects: StaffEffects): Promise<void> {
  const entry = auditEntryOf(args, effects);
  if (entry.why.trim() === '') throw new StaffError(sentenceFor({ outcome: 'reason_missing' }));
  const held: StaffResponse[] = [];
  for (const number of await numbersToReject(args, effects)) held.push(await heldNamed(number, effects));
  await agreeToReject(held, args, effects);
  const fates: Fate[] = [];
  for (const one of held) {
    const fate = await rejectOne(one, entry, effects);
    if (!args.has('json')) effects.say(fateInWords(fate));
    fates.push(fate);
  }
  if (args.has('json')) effects.say(jsonForTerminal(fates.length === 1 ? fates[0] : fates));
  refuseIfUndone(fates);
}

/** The numbers a command line means; --all-held goes with --unit, never with numbers. */
async function numbersToReject(args: Arguments, { call }: StaffEffects): Promise<readonly string[]> {
  const unit = args.text('unit');
  const isWhole = unit !== undefined && args.has('all-held') && args.names.length === 0;
  if (isWhole) return allHeldOf(unit, call);
  if (unit !== undefined || args.has('all-held') || args.names.length === 0)
    throw new StaffError('Đề nghị ghi các số phiếu không nhận, hoặc --unit <mã tỉnh> cùng với --all-held.');
  return [...new Set(args.names.map((name) => name.trim().toUpperCase()))];
}

async function allHeldOf(code: string, call: StaffEffects['call']): Promise<string[]> {
  const unit = (await readList(call)).units.find((one) => one.code === code);
  const numbers = unit ? heldOf(unit).map(({ number }) => number) : [];
  if (numbers.length === 0) throw new StaffError(`Không có phiếu nào chờ xác minh của mã tỉnh “${code}”.`);
  return numbers;
}

async function agreeToReject(
  held: readonly StaffResponse[],
  args: Arguments,
  effects: StaffEffects,
): Promise<void> {
  const numbers = held.map(({ number }) => number);
  const [first = ''] = numbers;
  const sentence = held.length === 1 ? `từ chối ${first}` : `từ chối ${held.length} phiếu`;
  const before = `Phiếu ${numbers.join(', ')} sẽ không được nhận; nội dung vẫn được lưu, không hiện ở đâu.`;
  await agree(sentence, before, args, effects);
}

async function rejectOne(held: StaffResponse, entry: AuditEntry, { call }: StaffEffects): Promise<Fate> {
  try {
    return await rejectHeld(call, held, entry);
  } catch (error) {
    if (!(error instanceof StaffError)) throw error;
    return { outcome: 'not_done', number: held.number, message: error.message };
  }
}

const fateInWords = (fate: Fate): string =>
  fate.outcome === 'not_done'
    ? `Phiếu ${fate.number} chưa ghi được: ${fate.message}`
    : `Đã ghi: không nhận phiếu ${fate.number}.`;

function refuseIfUndone(fates: readonly Fate[]): void {
  const undone = fates.filter(({ outcome }) => outcome === 'not_done').length;
  if (undone > 0)
    throw new StaffError(`Chưa ghi được ${undone}/${fates.length} phiếu; các phiếu khác đã ghi.`);
}
