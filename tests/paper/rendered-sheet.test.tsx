import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { OpenedDraft } from '../../src/submission/draft-documents.ts';
import { PaperPhieu } from '../../src/paper/sheet/PaperPhieu.tsx';
import { sheetOfDraft, sheetOfOpened } from '../../src/paper/rendered-sheet.ts';
import { explanationPath } from '../../src/questionnaire/fields.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { valuesOfAnswers } from '../../src/questionnaire/values-of-answers.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';

const explained = explanationPath('equipped_registrars.commune');
const standing: FormValues = {
  unit: '04',
  respondent_name: 'Nông Văn Ví Dụ',
  respondent_email: 'vidu@example.vn',
  'registrars.commune': '10',
  'equipped_registrars.commune': '20',
  [explained]: 'Tính cả người đã chuyển công tác.',
};
const fallen: FormValues = { ...standing, 'equipped_registrars.commune': '8' };

const printed = (values: FormValues) => render(<PaperPhieu values={values} />);

const locked = (formValues: FormValues) =>
  sheetOfOpened({
    form_values: formValues,
    number: '669-04',
    receipts: [],
    signing: { locked: true, revision: 1, short_hash: 'GC2RAMHN8T' },
  } as unknown as OpenedDraft);

/** What a revision of it shows once it is sent. */
function sent(formValues: FormValues): FormValues {
  const parsed = parseAnswers(formValues);
  if (!parsed.ok) throw new Error('the test sends what cannot be read');
  return valuesOfAnswers(parsed.answers, parsed.explanations);
}

describe('the sheet for signature', () => {
  test.each([
    ['stands', standing],
    ['is gone', fallen],
  ])('is the sheet of the revision when the warning that was explained %s', async (_, formValues) => {
    expect(printed((await locked(formValues)).values)).toBe(printed(sent(formValues)));
    expect(printed((await sheetOfDraft(formValues, '')).values)).toBe(printed(sent(formValues)));
  });

  test('carries the explanation of a warning that stands', async () => {
    expect(printed((await locked(standing)).values)).toContain('Tính cả người đã chuyển công tác.');
  });

  test('of what cannot be read yet leaves no explanation out', async () => {
    const formValues = { ...fallen, 'registrars.district': 'mười' };
    expect((await sheetOfDraft(formValues, '')).values).toEqual(formValues);
  });
});
