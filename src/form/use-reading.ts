import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { Warning } from '../questionnaire/checks/warning.ts';
import { readRaw, type AnswerError, type Reading } from '../questionnaire/read-raw.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { Errors, Warnings } from './form-content.ts';

/** What is shown as wrong or unusual: only where a person has already been, until the whole Phiếu is to be sent. */
export interface ShownReading {
  errors: Errors;
  warnings: Warnings;
  reading: Reading | undefined;
  /** Reads the form again after a field was left. */
  readAfterLeaving: (path: string) => void;
  /** Reads the form and shows everything. */
  readAll: () => Reading;
  /** Reads the form and shows what is wrong with one field. */
  showErrorsAt: (path: string) => void;
  /** Shows errors found elsewhere: by the server. */
  showErrors: (errors: AnswerError[]) => void;
}

/** Reads the form when fields are left and before it is sent. */
export function useReading(read: () => RawInput, initial: readonly AnswerError[]): ShownReading {
  const visited = useRef(new Set<string>());
  const [showsAll, setShowsAll] = useState(initial.length > 0);
  const [reading, setReading] = useState<Reading | undefined>(() =>
    initial.length > 0 ? { ok: false, errors: [...initial], warnings: [] } : undefined,
  );

  const readAfterLeaving = useCallback(
    (path: string) => {
      visited.current.add(path);
      setReading(readRaw(read()));
    },
    [read],
  );
  const readAll = useCallback(() => {
    const whole = readRaw(read());
    setShowsAll(true);
    setReading(whole);
    return whole;
  }, [read]);
  const [demanded, setDemanded] = useState('');
  const showErrorsAt = useCallback(
    (path: string) => {
      setDemanded(path);
      readAfterLeaving(path);
    },
    [readAfterLeaving],
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
  return { ...shown, reading, readAfterLeaving, readAll, showErrorsAt, showErrors };
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
