import { allFields, findField } from '../../../src/questionnaire/fields.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';

const textPaths = new Set(
  allFields.filter(({ question }) => question.kind === 'text').map(({ path }) => path.replace('.0.', '.')),
);

/** Everything a form values holds in words, not in figures, boxes or dates: one text for each field. */
export const typedTexts = (values: FormValues): string[] =>
  Object.entries(values).flatMap(([path, typed]) =>
    typeof typed === 'string' && isText(path) ? [typed] : [],
  );

const isText = (path: string): boolean =>
  findField(path) === undefined || textPaths.has(path.replace(/\.\d+\./, '.'));
