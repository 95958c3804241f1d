/** What one field holds: text, or the values of its ticked boxes. */
export type FieldValue = string | readonly string[];

/** What stands in a form, valid or not: the values of its fields by path. */
export type FormValues = Readonly<Record<string, FieldValue>>;

/** The texts under a path: none when nothing was typed. Blanks count as nothing. */
export function textsAt(values: FormValues, path: string): readonly string[] {
  const typed = Object.hasOwn(values, path) ? values[path] : undefined;
  if (typed === undefined) return [];
  return (typeof typed === 'string' ? [typed] : typed).filter((text) => !isBlank(text));
}

/** Whether nothing of a text can be seen; a NUL is not nothing, so that it is met and refused. */
const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{DI}]|\0/u.test(text);

/**
 * Text without control characters, which nobody sees and other programs obey or refuse: those that break a line become a
 * line break, tab and line breaks stay. NUL stays too: it is refused, not mended.
 */
export const withoutControls = (text: string): string =>
  text.replace(/[\v\f\x85]/g, '\n').replace(/[^\P{Cc}\0\t\n\r]/gu, '');

/**
 * The numbers of the instances of a repeated question that hold something, in order. A number is the instance's
 * identity: it stays the same when other instances are added or removed, and later instances have higher numbers.
 */
export function filledInstances(formValues: FormValues, repeat: string): number[] {
  const inInstance = new RegExp(`^${repeat}\\.(\\d{1,13})\\.`);
  const indexes = new Set<number>();
  for (const path of Object.keys(formValues)) {
    const index = inInstance.exec(path)?.[1];
    if (index !== undefined && textsAt(formValues, path).length > 0) indexes.add(Number(index));
  }
  return [...indexes].sort((a, b) => a - b);
}

/** Whether something has the shape of form values: texts, or lists of texts, by path. */
export const isFormValues = (value: unknown): value is FormValues =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((typed) => isText(typed) || (Array.isArray(typed) && typed.every(isText)));

const isText = (value: unknown): value is string => typeof value === 'string';
