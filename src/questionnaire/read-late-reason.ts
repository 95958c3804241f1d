import { hasAtMost } from '../vietnamese/text.ts';
import { lateReasonPath } from './late-reason.ts';
import { limits } from './limits.ts';
import { textsAt, type RawInput } from './raw-input.ts';
import { tidyText } from './read-field.ts';

/** The reason that was given, or null. Whether the Phiếu is late at all only the server can tell. */
export function readLateReason(raw: RawInput): { reason: string | null; isTooLong: boolean } {
  const text = tidyText(textsAt(raw, lateReasonPath).join('\n'));
  return { reason: text === '' ? null : text, isTooLong: !hasAtMost(text, limits.explanation) };
}
