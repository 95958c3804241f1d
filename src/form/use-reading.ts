import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Warning } from '../questionnaire/checks/warning.ts';
import { isDraftPath } from '../questionnaire/draft-path.ts';
import { isExplanationPath } from '../questionnaire/fields.ts';
import type { AnswerError, Reading } from '../questionnaire/read-raw.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { afterPress } from './after-press.ts';
import { focusInView, keepInView } from './focus-in-view.ts';
import type { Errors, Warnings } from './form-content.ts';
import { loadReader } from './parts.ts';
import type { Fields } from './use-fields.ts';

/** What is shown as wrong or unusual: only where a person has already been, until the whole Phiếu is to be sent. */
export interface ShownReading {
  errors: Errors;
  warnings: Warnings;
  reading: Reading | undefined;
  /** What stood in the form when it was read last. */
  progress: RawInput;
  /** Reads the form again, soon, once for all that happen together. */
  readSoon: () => void;
  /** A field was left or filled: the same, and from now on what is wrong with it is shown. */
  visit: (path: string) => void;
  /** Reads the form and shows everything; undefined when what reads it can't be loaded. */
  readAll: () => Promise<Reading | undefined>;
  /** Reads the form and shows what is wrong with one field. */
  showErrorsAt: (path: string) => void;
  /** Shows errors found elsewhere: by the server. */
  showErrors: (errors: AnswerError[]) => void;
}

/** Reads the form when fields are left and before it is sent. */
export function useReading({ read, remember }: Fields, initial: readonly AnswerError[]): ShownReading {
  const visited = useRef(new Set<string>());
  const [showsAll, setShowsAll] = useState(initial.length > 0);
  const [demanded, setDemanded] = useState('');
  const [progress, setProgress] = useState<RawInput>({});
  const [reading, setReading] = useState<Reading | undefined>(() =>
    initial.length > 0 ? { ok: false, errors: [...initial], warnings: [] } : undefined,
  );

  const seen = useRef<Element>();
  useLayoutEffect(() => keepInView(seen.current), [reading]);
  const reader = useRef<Awaited<ReturnType<typeof loadReader>>>();
  const readNow = useCallback(async () => {
    if (!reader.current) {
      setProgress(read());
      reader.current = await loadReader().catch(() => undefined);
    }
    const raw = read();
    setProgress(raw);
    if (!reader.current) return undefined;
    // The explanation of a warning that goes away leaves the form; its words must not.
    if (Object.keys(raw).some(isExplanationPath)) remember();
    const whole = reader.current(raw);
    seen.current = focusInView();
    setReading(whole);
    return whole;
  }, [read, remember]);

  useEffect(() => setProgress(read()), []);
  const isWaiting = useRef(false);
  const readSoon = useCallback(() => {
    if (isWaiting.current) return;
    isWaiting.current = true;
    afterPress(() => {
      isWaiting.current = false;
      void readNow();
    });
  }, [readNow]);
  const visit = useCallback(
    (path: string) => {
      if (!isDraftPath(path)) return;
      visited.current.add(path);
      readSoon();
    },
    [readSoon],
  );
  const readAll = useCallback(() => {
    setShowsAll(true);
    return readNow();
  }, [readNow]);
  const showErrorsAt = useCallback(
    (path: string) => {
      setDemanded(path);
      void readNow();
    },
    [readNow],
  );
  const showErrors = useCallback((errors: AnswerError[]) => {
    setShowsAll(true);
    setReading({ ok: false, errors, warnings: [] });
  }, []);

  const shown = useMemo(() => {
    const isShown = (path: string) => showsAll || visited.current.has(path);
    const isShownError = ({ path, problem }: AnswerError) =>
      // A field that is still blank is no error until it is needed.
      showsAll || path === demanded || (isShown(path) && !problem.startsWith('required_'));
    return {
      errors: reading && !reading.ok ? byPath(reading.errors.filter(isShownError)) : {},
      warnings: reading
        ? groupByPath(
            reading.warnings.filter((warning) => (warning.aboutBlank ? showsAll : isShown(warning.path))),
          )
        : {},
    };
  }, [reading, showsAll, demanded]);
  return { ...shown, reading, progress, readSoon, visit, readAll, showErrorsAt, showErrors };
}

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
