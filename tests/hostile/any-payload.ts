import fc from 'fast-check';
import { allFields } from '../../src/questionnaire/fields.ts';

const nasty = fc.constantFrom(
  ...['\0', '\ud800', '\udfff\ud800', '\u202e', '\u2028', '\ufeff', '\x01', '\x7f', '\r\n', '\u0000\u0001'],
  ...[
    "'; drop table survey.revisions; --",
    '%00',
    '%',
    '$1',
    '{{7*7}}',
    '${7*7}',
    '../../etc/passwd',
    '\\',
    '"',
  ],
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '=1+1', '＝1+1', '@SUM(A1)', '\t=1'],
  ...[
    '1e400',
    'NaN',
    'Infinity',
    '-0',
    '9'.repeat(400),
    '１２３',
    '٣',
    '1.234.567,89',
    '31/02/2016',
    '0001-01-01',
  ],
  ...[
    '\u0344'.repeat(500),
    '\u{1d160}'.repeat(200),
    'e' + '\u0301'.repeat(5_000),
    '👩‍👩‍👧‍👦'.repeat(300),
    'ﷺ'.repeat(999),
  ],
);
/** Text of any kind, what breaks parsers and files above all. */
export const text = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
/** What may stand where a text is expected. */
export const scalar = fc.oneof(
  text,
  fc.constantFrom<unknown>(null, true, 0, -0, 1e308, 2 ** 53, {}, [], [[]], [null], {
    a: { b: {} },
  }),
  fc.array(text, { maxLength: 30 }),
);
const strangePaths = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'length',
    '',
    '.',
    '..',
    'a.b.c',
  ],
  ...['software_in_use.-1.name', 'software_in_use.1e3.name', 'software_in_use.9999999999999.name'],
  ...[
    'software_in_use.00.name',
    'software_in_use.0',
    'software_in_use',
    'explanations.',
    'explanations.unit',
  ],
  ...[
    'explanations.explanations.unit',
    'explanations.__proto__',
    'worksheet.0.name',
    'worksheet.99.name',
    'unit.x',
  ],
);
/** Paths of the Phiếu, and what only looks like one. */
export const path = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...allFields.map((field) => field.path)) },
  { weight: 1, arbitrary: fc.constantFrom(...allFields.map((field) => `explanations.${field.path}`)) },
  strangePaths,
);
/** Values by path. */
export const entries = fc.array(fc.tuple(path, scalar), { maxLength: 12 });
/** Other keys beside what a request asks for. */
export const extra = fc.dictionary(
  fc.constantFrom(
    'access_code',
    'idempotency_key',
    'base_revision',
    'form_values',
    'unit',
    'changes',
    '__proto__',
    'x',
  ),
  scalar,
  { maxKeys: 2 },
);
