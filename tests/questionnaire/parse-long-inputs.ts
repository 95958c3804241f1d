import { findField } from '../../src/questionnaire/fields.ts';
import { messages } from '../../src/questionnaire/messages.ts';
import { filledInstances, withoutControls } from '../../src/questionnaire/form-values.ts';
import { fold, isUnstorable } from '../../src/vietnamese/text.ts';
import { tidyLine, tidyText } from '../../src/questionnaire/parse-field.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { groupAccessCode, parseAccessCode } from '../../src/submission/codes/access-code.ts';
import { parseDate } from '../../src/vietnamese/dates.ts';
import { parseWholeNumber } from '../../src/vietnamese/numbers.ts';

// Run by long-inputs.test.ts in a process of its own, which is ended when it hangs: work that grows with the square
// of the length would take hours here, work that grows with the length takes less than a second.
const length = 400_000;
const pumped = [
  '0',
  '1',
  '1.234',
  '1 234',
  '.123',
  ',123',
  ' ',
  '\u00a0',
  '-',
  '- ',
  '−',
  '1/',
  '1.',
  '1,',
  '\r',
  '\r\n',
].concat([
  'a',
  '-1',
  'A-',
  'O',
  'IL',
  '_',
  '\u0301',
  'ẫ',
  'é',
  '😀',
  '🇻',
  '\ud800',
  '\0',
  'software_in_use.',
  '0.',
  '.',
  '“',
  'x…',
]);
const [question] = [findField('proposals')?.question];
const readers: Record<string, (text: string) => unknown> = {
  parseWholeNumber,
  parseDate,
  fold,
  tidyText,
  tidyLine,
  withoutControls,
  isUnstorable,
  parseAccessCode,
  groupAccessCode,
  findField,
  filledInstances: (text) => filledInstances({ [`software_in_use.${text}`]: text }, 'software_in_use'),
  messages: (text) => Object.values(messages).map((sentence) => sentence({ question, typed: text })),
  parseAnswers: (text) =>
    parseAnswers({
      unit: text,
      data_date: text,
      'registrars.commune': text,
      obstacles: text,
      respondent_name: [text, text],
    }),
  parsePath: (text) => parseAnswers({ [text]: text }),
};
for (const [name, read] of Object.entries(readers)) {
  for (const piece of pumped)
    for (const [head, tail] of [
      ['', ''],
      ['', '!'],
      ['1', 'x'],
      ['-', '\n'],
    ])
      read(head + piece.repeat(length / piece.length) + tail);
  console.log(name);
}
