import * as z from 'zod/mini';
import { ask } from '../../staff/rpc.ts';
import { StaffError } from '../../staff/staff-error.ts';
import { jsonForTerminal } from '../../staff/text/terminal-text.ts';
import { channelWords } from '../../submission/upload.ts';
import { isoDay, parseDate } from '../../vietnamese/dates.ts';
import { tidyLine } from '../../vietnamese/text.ts';
import type { Arguments } from '../arguments.ts';
import { auditEntryOf, responseNamed, type StaffEffects } from './command.ts';

const received = z.object({ outcome: z.literal('received'), number: z.string(), revision: z.int() });

/** The ways a signed copy reaches the Department itself. */
const ways = ['document_axis', 'post', 'email'] as const;

/** Records a signed copy that reached the Department on paper or by mail, with number and date of the letter. */
export async function receiveSigned(args: Arguments, effects: StaffEffects): Promise<void> {
  const { who } = auditEntryOf(args, effects);
  const letter = readLetter(args);
  const seen = await responseNamed(args, effects.call);
  const p = { number: seen.number, revision: seen.current_revision, who, ...letter };
  const done = await ask(effects.call, 'receive_signed_copy', p, received);
  const told = `Đã ghi nhận bản ký của phiếu ${done.number}, lần gửi ${done.revision} (${channelWords[letter.channel]}, công văn số ${letter.letter_number}).`;
  effects.say(args.has('json') ? jsonForTerminal(done) : told);
}

function readLetter(args: Arguments) {
  const channel = ways.find((way) => way === args.text('channel'));
  const letter_number = tidyLine(args.text('letter') ?? '') ?? '';
  const date = parseDate(args.text('date') ?? '');
  if (!channel)
    throw new StaffError(
      `Đề nghị thêm --channel: ${ways.map((way) => `${way} (${channelWords[way]})`).join(', ')}.`,
    );
  if (letter_number === '' || letter_number.length > 100)
    throw new StaffError('Đề nghị ghi số, ký hiệu công văn của Sở: --letter "123/STP-HCTP".');
  if (!date.ok || date.value === null)
    throw new StaffError('Đề nghị ghi ngày công văn của Sở: --date 28/11/2016.');
  if (date.value > isoDay(new Date()))
    throw new StaffError('Ngày công văn muộn hơn hôm nay. Đề nghị kiểm tra lại.');
  return { channel, letter_number, letter_date: date.value };
}
