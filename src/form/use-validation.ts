import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Warning } from '../questionnaire/checks/warning.ts';
import { isDraftPath } from '../questionnaire/draft-path.ts';
import type { AnswerError, FieldValidation, ParseResult } from '../questionnaire/parse-answers.ts';
import { afterPointerUp } from './dom/after-paint.ts';
import { filledValues, type FormValues } from './draft/values.ts';
import { focusInView, keepInView } from './dom/focus.ts';
import type { Errors, Warnings } from './form-content.ts';
import { loadParser } from './lazy-parts.ts';

/** Everything found so far: of the whole form, then of the fields left since. */
interface Found {
  errors: readonly AnswerError[];
  warnings: readonly Warning[];
}

/** What is shown as wrong or unusual: only where a person has already been, until the whole Phiếu is to be sent. */
export interface Validation {
  errors: Errors;
  warnings: Warnings;
  /** Everything that is wrong, also where nobody has been: for the list of sections and the error summary. */
  found: Found;
  /** The whole form as it was parsed last, for the review. */
  parsed: ParseResult | undefined;
  /** What the form held when it was looked at last. */
  progress: FormValues;
  /** A field was left or filled: it is validated, alone, and what is wrong with it is shown from now on. */
  visit: (path: string) => void;
  /** Values came from elsewhere: they are validated, but nothing is shown where nobody has been. */
  look: () => void;
  /** Parses the whole form and shows everything; undefined when the parser can't be loaded. */
  parseAll: () => Promise<ParseResult | undefined>;
  /** Shows what is wrong with one field, also that it is blank. */
  demand: (path: string) => void;
  /** Shows errors found elsewhere: by the server. */
  showErrors: (errors: AnswerError[]) => void;
  /** Forgets where a person has been and what was found: the form is blank again. */
  reset: () => void;
}

/**
 * Validates fields when they are left, and the whole before it is sent.
 * @param isSettled whether a warning needs no saying any more, for what the system knows
 */
export function useValidation(
  values: () => FormValues,
  initial: readonly AnswerError[],
  isSettled: (warning: Warning) => boolean,
): Validation {
  const visited = useRef(new Set<string>());
  const [showsAll, setShowsAll] = useState(initial.length > 0);
  const [demanded, setDemanded] = useState('');
  const [progress, setProgress] = useState<FormValues>({});
  const [found, setFound] = useState<Found>({ errors: initial, warnings: [] });
  const [parsed, setParsed] = useState<ParseResult>();

  const seen = useRef<Element>();
  useLayoutEffect(() => keepInView(seen.current), [found]);
  const parser = useRef<Awaited<ReturnType<typeof loadParser>>>();
  const load = useCallback(async () => {
    parser.current ??= await loadParser().catch(() => undefined);
    return parser.current;
  }, []);

  const parseNow = useCallback(async () => {
    setProgress(values());
    const parse = await load();
    if (!parse) return undefined;
    setProgress(values());
    const whole = parse.parseAnswers(filledValues(values()));
    seen.current = focusInView();
    setFound({ errors: whole.ok ? [] : whole.errors, warnings: whole.warnings });
    setParsed(whole);
    return whole;
  }, [values, load]);

  const waiting = useRef(new Set<string>());
  const validateWaiting = useCallback(async () => {
    const paths = [...waiting.current];
    waiting.current.clear();
    setProgress(values());
    const parse = await load();
    if (!parse) return;
    const now = values();
    setProgress(now);
    const results = paths.map((path) => parse.validateField(now, path));
    seen.current = focusInView();
    setFound((before) => results.reduce(withResult, before));
  }, [values, load]);
  const visit = useCallback(
    (path: string) => {
      if (!isDraftPath(path)) return;
      visited.current.add(path);
      if (waiting.current.size === 0) afterPointerUp(() => void validateWaiting());
      waiting.current.add(path);
    },
    [validateWaiting],
  );
  const isLooking = useRef(false);
  const look = useCallback(() => {
    if (isLooking.current) return;
    isLooking.current = true;
    afterPointerUp(() => {
      isLooking.current = false;
      void parseNow();
    });
  }, [parseNow]);
  useEffect(() => setProgress(values()), []);

  const parseAll = useCallback(() => {
    setShowsAll(true);
    return parseNow();
  }, [parseNow]);
  const demand = useCallback(
    (path: string) => {
      setDemanded(path);
      void parseNow();
    },
    [parseNow],
  );
  const showErrors = useCallback((errors: AnswerError[]) => {
    setShowsAll(true);
    setFound({ errors, warnings: [] });
  }, []);

  const reset = useCallback(() => {
    visited.current.clear();
    waiting.current.clear();
    setShowsAll(false);
    setDemanded('');
    setFound({ errors: [], warnings: [] });
    setProgress(values());
  }, [values]);

  const shown = useMemo(() => {
    const isShown = (path: string) => showsAll || visited.current.has(path);
    const isShownError = ({ path, code }: AnswerError) =>
      // A field that is still blank is no error until it is needed.
      showsAll || path === demanded || (isShown(path) && !code.startsWith('required_'));
    return {
      errors: byPath(found.errors.filter(isShownError)),
      warnings: groupByPath(
        found.warnings.filter(
          (warning) => !isSettled(warning) && (warning.aboutBlank ? showsAll : isShown(warning.path)),
        ),
      ),
    };
  }, [found, showsAll, demanded, isSettled]);
  return { ...shown, found, parsed, progress, visit, look, parseAll, demand, showErrors, reset };
}

/** What is found after one field was validated: what was said before of what it covers is over. */
const withResult = (before: Found, result: FieldValidation): Found => ({
  errors: [...before.errors.filter(({ path }) => !result.coversErrors(path)), ...result.errors],
  warnings: [...before.warnings.filter(({ path }) => !result.coversWarnings(path)), ...result.warnings],
});

const byPath = (errors: readonly AnswerError[]): Errors =>
  Object.fromEntries(errors.map(({ path, message }) => [path, message]));

function groupByPath(warnings: readonly Warning[]): Warnings {
  const grouped: Record<string, { messages: string[]; isExplainable: boolean }> = {};
  for (const { path, message, explainable = true } of warnings) {
    const group = (grouped[path] ??= { messages: [], isExplainable: false });
    group.messages.push(message);
    group.isExplainable ||= explainable;
  }
  return grouped;
}
