import { rejectHeld, type Act, type Decided } from '../../staff/acts.ts';
import type { StaffResponse } from '../../staff/documents.ts';
import { heldOf } from '../../staff/text/list-text.ts';
import { NotDone, sentenceFor } from '../../staff/not-done.ts';
import { readList } from '../../staff/read-response.ts';
import { jsonForTerminal } from '../../staff/text/terminal-text.ts';
import type { Arguments } from '../arguments.ts';
import { actOf, type StaffEffects } from './command.ts';
import { agree, heldNamed } from './deciding.ts';

/** What became of one of those to reject. */
type Fate = Decided | { outcome: 'not_done'; number: string; message: string };

/**
 * Rejects what was sent without a code: the numbers that are named, or all that wait for one unit at this moment. Each
 * is recorded and told by itself; none is touched when one that is named does not wait.
 */
export async function reject(given: Arguments, effects: StaffEffects): Promise<void> {
  const act = actOf(given, effects);
  if (act.why.trim() === '') throw new NotDone(sentenceFor({ outcome: 'reason_missing' }));
  const held: StaffResponse[] = [];
  for (const number of await numbersToReject(given, effects)) held.push(await heldNamed(number, effects));
  await agreeToReject(held, given, effects);
  const fates: Fate[] = [];
  for (const one of held) {
    const fate = await rejectOne(one, act, effects);
    if (!given.has('json')) effects.say(fateInWords(fate));
    fates.push(fate);
  }
  if (given.has('json')) effects.say(jsonForTerminal(fates.length === 1 ? fates[0] : fates));
  refuseIfUndone(fates);
}

/** The numbers a command line means; --all-held goes with --unit, never with numbers. */
async function numbersToReject(given: Arguments, { call }: StaffEffects): Promise<readonly string[]> {
  const unit = given.text('unit');
  const isWhole = unit !== undefined && given.has('all-held') && given.names.length === 0;
  if (isWhole) return allHeldOf(unit, call);
  if (unit !== undefined || given.has('all-held') || given.names.length === 0)
    throw new NotDone('Đề nghị ghi các số phiếu không nhận, hoặc --unit <mã tỉnh> cùng với --all-held.');
  return [...new Set(given.names.map((name) => name.trim().toUpperCase()))];
}

async function allHeldOf(code: string, call: StaffEffects['call']): Promise<string[]> {
  const unit = (await readList(call)).units.find((one) => one.code === code);
  const numbers = unit ? heldOf(unit).map(({ number }) => number) : [];
  if (numbers.length === 0) throw new NotDone(`Không có phiếu nào chờ xác minh của mã tỉnh “${code}”.`);
  return numbers;
}

async function agreeToReject(
  held: readonly StaffResponse[],
  given: Arguments,
  effects: StaffEffects,
): Promise<void> {
  const numbers = held.map(({ number }) => number);
  const [first = ''] = numbers;
  const sentence = held.length === 1 ? `từ chối ${first}` : `từ chối ${held.length} phiếu`;
  const before = `Phiếu ${numbers.join(', ')} sẽ không được nhận; nội dung vẫn được lưu, không hiện ở đâu.`;
  await agree(sentence, before, given, effects);
}

async function rejectOne(held: StaffResponse, act: Act, { call }: StaffEffects): Promise<Fate> {
  try {
    return await rejectHeld(call, held, act);
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    return { outcome: 'not_done', number: held.number, message: error.message };
  }
}

const fateInWords = (fate: Fate): string =>
  fate.outcome === 'not_done'
    ? `Phiếu ${fate.number} chưa ghi được: ${fate.message}`
    : `Đã ghi: không nhận phiếu ${fate.number}.`;

function refuseIfUndone(fates: readonly Fate[]): void {
  const undone = fates.filter(({ outcome }) => outcome === 'not_done').length;
  if (undone > 0) throw new NotDone(`Chưa ghi được ${undone}/${fates.length} phiếu; các phiếu khác đã ghi.`);
}
