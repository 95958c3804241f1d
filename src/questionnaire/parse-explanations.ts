import type { Warning } from './checks/warning.ts';
import { explanationPath } from './fields.ts';
import { lateReasonPath } from './late-reason.ts';
import { limits } from './limits.ts';
import { textsAt, type FormValues } from './form-values.ts';
import { parseText } from './parse-field.ts';

/** Explanations given to warnings: from the path they belong to, with instances counted from 0, to the words. */
export type Explanations = Readonly<Record<string, string>>;

/**
 * Reads the explanations given to the warnings that stand; one whose warning is gone is not part of the answers.
 * @param instances the identities of the instances of each repeated question, in order
 */
export function parseExplanations(
  values: FormValues,
  warnings: readonly Warning[],
  instances: Readonly<Record<string, readonly number[]>>,
): { explanations: Explanations; tooLong: string[] } {
  const explainable = new Set(
    warnings.filter((warning) => warning.explainable !== false).map(({ path }) => path),
  );
  const given: [string, string][] = [];
  const tooLong: string[] = [];
  for (const path of explainable) {
    const parsed = parseText(textsAt(values, explanationPath(path)).join('\n'), limits.explanation);
    if (!parsed.ok) tooLong.push(explanationPath(path));
    else if (parsed.value !== null) given.push([inAnswers(path, instances), parsed.value]);
  }
  return { explanations: Object.fromEntries(given), tooLong };
}

/** A path as it is in the answers: instances by position, not by identity. */
function inAnswers(path: string, instances: Readonly<Record<string, readonly number[]>>): string {
  const [repeat = '', index, ...rest] = path.split('.');
  const position = instances[repeat]?.indexOf(Number(index)) ?? -1;
  return position < 0 ? path : [repeat, position, ...rest].join('.');
}

/** The reason that was given, or null. Whether the Phiếu is late at all only the server can tell. */
export function parseLateReason(formValues: FormValues): { reason: string | null; isTooLong: boolean } {
  const parsed = parseText(textsAt(formValues, lateReasonPath).join('\n'), limits.explanation);
  return { reason: parsed.ok ? parsed.value : null, isTooLong: !parsed.ok };
}
