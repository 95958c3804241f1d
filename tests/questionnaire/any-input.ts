import fc from 'fast-check';
import { hasShapeOf } from '../../src/questionnaire/draft-path.ts';
import { allFields, type Field } from '../../src/questionnaire/fields.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';

/** Texts that have hurt other systems, and what officers really type. */
const knownTexts = [
  ...[
    '',
    ' ',
    '\0',
    '\ud800',
    'a\udfff',
    '\r\n',
    '\u200b',
    '\ufeff',
    '\u0301',
    '\ufb2c',
    '\u{1d160}',
    '١٢',
    '１２',
  ],
  ...[
    '0',
    '00',
    '-1',
    '1.234',
    '1,234',
    '1 234',
    '0.500',
    '9999999',
    '10000000',
    '1e3',
    'NaN',
    'null',
    '[object Object]',
  ],
  ...['15/11/2016', '2016-02-29', '2015-02-29', '31.4.2016', '1/1/1899', '0000-00-00'],
  ...[
    'issued',
    'not_issued',
    'one_stop',
    'other',
    'web',
    'centralized',
    'supplier',
    '01',
    '48',
    '99',
    '__proto__',
  ],
  ...['<script>', "'; drop table x;--", '=1+1', '${x}', 'Đề nghị'.normalize('NFD'), 'Hòa', 'Hoà', '👨‍👩‍👧'],
];

const anyText = fc.oneof(fc.constantFrom(...knownTexts), fc.string({ unit: 'binary', maxLength: 30 }));

/** Text that may also hold halves of surrogate pairs. */
const rawText = fc.oneof(
  { weight: 9, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
      .map((units) => String.fromCharCode(...units)),
  },
);

const likelyDays = ['15/11/2016', '2016-11-15', '1-2-2016', '5/3/16', 'ngày 05 tháng 01 năm 2017', ''];

/** What is likely to be right for a field, so that many inputs are read without an error. */
const likelyText = (field: Field): fc.Arbitrary<string | string[]> => {
  const { question } = field;
  if (question.kind === 'counts') return fc.nat(9_999_999).map(String);
  if (question.kind === 'date') return fc.constantFrom(...likelyDays);
  if (question.kind === 'choices') return fc.subarray(question.options.map(({ value }) => value));
  if ('options' in question) return fc.constantFrom(...question.options.map(({ value }) => value));
  return anyText;
};

const instanceNumber = fc.oneof(fc.nat(3), fc.constantFrom(9_999, 9_999_999_999_999));

const listOf = (minLength: number) => fc.array(rawText, { minLength, maxLength: 3 });

const entry = fc.constantFrom(...allFields).chain((field) =>
  fc.tuple(
    instanceNumber.map((index) => field.path.replace('.0.', `.${index}.`)),
    fc.oneof(
      { weight: 8, arbitrary: likelyText(field) },
      { weight: 1, arbitrary: rawText },
      {
        weight: 1,
        arbitrary: hasShapeOf(field.path, [])
          ? listOf(0)
          : hasShapeOf(field.path, [''])
            ? listOf(1)
            : rawText,
      },
    ),
  ),
);

/** Form values of the right shape: paths of the Phiếu with text, or but for written answers lists of text, right or wrong. */
export const anyValues: fc.Arbitrary<FormValues> = fc
  .tuple(fc.array(entry, { maxLength: 40 }), fc.boolean())
  .map(([entries, isComplete]) => ({
    ...Object.fromEntries(entries),
    ...(isComplete && { unit: '48', respondent_name: 'A', respondent_phone: '1' }),
  }));

const keys = fc.oneof(
  fc.constantFrom(...allFields.map(({ path }) => path)),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '',
    '0',
    'unit.__proto__',
    'explanations.unit',
  ),
  rawText,
);

/** Any value that JSON can hold, often almost form values. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(keys, fc.oneof(fc.jsonValue({ maxDepth: 2 }), rawText, fc.array(rawText, { maxLength: 25 }))),
  fc.string().map((text) => text as unknown),
);
