import { isDraftPath } from '../../questionnaire/draft-path.ts';
import { questionnaire } from '../../questionnaire/questionnaire.ts';
import { isFormValues, type FormValues } from '../../questionnaire/form-values.ts';
import { tidyText } from '../../questionnaire/parse-field.ts';
import { isUnstorable } from '../../vietnamese/text.ts';

/** Bytes a draft file may have: twice what the system keeps of one. */
export const maxDraftFileBytes = 4_000_000;

const format = 'phieu-khao-sat-669';

/** A draft as a file a colleague can open here: what was typed, without the access code. */
export const writeDraftFile = (formValues: FormValues): string =>
  JSON.stringify({ format, questionnaire_version: questionnaire.version, form_values: formValues }, null, 1);

/** The same, to be given to the browser to keep. */
export const draftFile = (formValues: FormValues): Blob =>
  new Blob([writeDraftFile(formValues)], { type: 'application/json' });

/** Reads a draft file; undefined when it is none. Paths that the Phiếu does not have are left out. */
export function parseDraftFile(text: string): FormValues | undefined {
  const content = parse(text);
  if (content.format !== format || !isFormValues(content.form_values)) return undefined;
  const known = Object.entries(content.form_values).filter(
    ([path, typed]) => isDraftPath(path) && ![typed].flat().some(isUnstorable),
  );
  return Object.fromEntries(
    known.map(([path, typed]) => [path, typeof typed === 'string' ? tidyText(typed) : typed]),
  );
}

function parse(text: string): { format?: unknown; form_values?: unknown } {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
}
