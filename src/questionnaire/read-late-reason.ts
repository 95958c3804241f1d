import { lateReasonPath } from './late-reason.ts';
import { limits } from './limits.ts';
import { textsAt, type RawInput } from './raw-input.ts';
import { readText } from './read-field.ts';

/** The reason that was given, or null. Whether the Phiếu is late at all only the server can tell. */
export function readLateReason(raw: RawInput): { reason: string | null; isTooLong: boolean } {
  const reading = readText(textsAt(raw, lateReasonPath).join('\n'), limits.explanation);
  return { reason: reading.ok ? reading.value : null, isTooLong: !reading.ok };
}
