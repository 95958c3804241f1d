import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { withValues, type Typed } from './draft/changes.ts';
import { putBackOnReturn } from './put-back-on-return.ts';
import { readForm } from './read-form.ts';
import { writeField } from './write-form.ts';

/** Values for fields, by path. */
export type Values = readonly (readonly [string, Typed])[];

/** The fields of the form: what was typed stays in them; this reads it, writes to it, and remembers it for rendering. */
export interface Fields {
  /** What the next rendering gives fields that are new in the form. */
  raw: RawInput;
  read: () => RawInput;
  /** Puts values into fields, also into those that are rendered only afterwards. */
  show: (values: Values) => void;
  /** Remembers what was typed, before fields leave the form. */
  remember: () => void;
}

/** The fields of the form element. */
export function useFields(element: RefObject<HTMLFormElement>, initial: RawInput): Fields {
  const [raw, setRaw] = useState(initial);
  const known = useRef(initial);
  const awaited = useRef(new Set<string>());
  useLayoutEffect(() => {
    for (const path of awaited.current)
      if (element.current?.elements.namedItem(path)) awaited.current.delete(path);
  });

  // A page that came back from the browser's memory: until it is put back, what stands in it is not what was typed.
  const isAwaited = useRef(false);
  useEffect(() => putBackOnReturn(element.current!, (is) => (isAwaited.current = is)), [element]);

  const read = useCallback(() => {
    if (element.current && !isAwaited.current)
      known.current = readForm(element.current, known.current, awaited.current);
    return known.current;
  }, [element]);

  const show = useCallback(
    (values: Values) => {
      if (values.length === 0) return;
      known.current = withValues(read(), values);
      for (const [path, value] of values)
        if (element.current && !writeField(element.current, path, value)) awaited.current.add(path);
      setRaw(known.current);
    },
    [element, read],
  );

  const remember = useCallback(() => setRaw(read()), [read]);
  return { raw, read, show, remember };
}
