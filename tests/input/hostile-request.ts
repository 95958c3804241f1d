import * as fc from 'fast-check';
import { allFields, explanationPath } from '../../src/questionnaire/fields.ts';
import { worksheetCells, worksheetPath } from '../../src/questionnaire/worksheet.ts';
import { maxBodyBytes } from '../../src/server/http/read-body.ts';
import { post, sendBody, smallest } from '../functions/open-functions.ts';

/** Every route that reads a body, as one of its kinds. */
export const routes = [
  'responses',
  'responses without script',
  'drafts',
  'drafts/open',
  'drafts/history',
  'drafts/lock',
  'drafts/unlock',
  'attachments',
  'attachments/finish',
  'attachments/withdraw',
  'signed-copy',
  'revisions',
  'receipts/check',
] as const;

/** A request made to cost much, as plain JSON, so that one that did can be mutated and replayed. */
export interface HostileRequest {
  route: (typeof routes)[number];
  /** Where the text goes. */
  where: 'one field' | 'fields' | 'blocks' | 'explanations' | 'worksheet' | 'unknown' | 'code' | 'elsewhere';
  /** How many fields, blocks or changes; a body is cut off at what a request may have. */
  count: number;
  /** What the text repeats. */
  unit: string;
  /** What stands between the repetitions. */
  between: string;
  /** Code units of one text, about. */
  length: number;
  as: 'text' | 'list' | 'lists' | 'objects' | 'depth';
  code: 'right' | 'wrong' | 'none';
  /** Whether everything else is as the route asks for it. */
  isWellFormed: boolean;
}

const units = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        '\u0323\u0301',
        '\u0301',
        '\u0344',
        '\u{1d160}',
        'e\u0301',
        'o\u031b\u0323',
        '\ufb2c',
        'ﷺ',
        '\u1100\u1161\u11a8',
      ],
      ...['👩‍👩‍👧‍👦', '\u200d', '\ufe0f', '🇻🇳', '\u0e33', '\u202e', '\u00ad'],
      ...[' ', '\t', '\n', '\r\n', '\r', '\u2028', '\v', '\x01', '\x7f'],
      ...['1', '1.', '1,', '.', '1/', '/', '-', '(', '0', 'IX', '１', '٣'],
      ...['a', 'ă', 'ế', 'µ', '¸', '®', 'Nguyễn ', '0912345678 ', '012345678901', '@', 'a@', 'a.', '+84'],
      ...['"', '\\', '<', '>', '&', "'", '&amp;', '%', '%41', '=', ';', '+', '#', '$&', '\0', '\ud800'],
      ...['software_in_use.', 'explanations.', '__proto__', 'constructor', '{"a":', '[', '{}', '\u0600'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }) },
);

/** Requests made to cost much. */
export const hostileRequests: fc.Arbitrary<HostileRequest> = fc.record({
  route: fc.constantFrom(
    ...routes,
    'responses',
    'responses without script',
    'drafts',
    'responses',
    'responses without script',
  ),
  where: fc.constantFrom(
    'one field',
    'fields',
    'blocks',
    'explanations',
    'worksheet',
    'unknown',
    'code',
    'elsewhere',
  ),
  count: fc.oneof(
    fc.integer({ min: 1, max: 60 }),
    fc.constantFrom(100, 1_000, 3_900, 4_001, 40_000, 200_000),
  ),
  unit: units,
  between: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, units),
  length: fc.oneof(
    fc.integer({ min: 0, max: 100 }),
    fc.constantFrom(500, 1_499, 10_000, 30_000, 100_000, 1_000_000),
  ),
  as: fc.oneof(
    { weight: 4, arbitrary: fc.constant('text' as const) },
    fc.constantFrom('list', 'lists', 'objects', 'depth'),
  ),
  code: fc.constantFrom('right', 'wrong', 'none'),
  isWellFormed: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
});

/** The same request with one thing about it changed: what costs much is near to what costs more. */
export function mutated(request: HostileRequest, seed: number): HostileRequest {
  const other = fc.sample(hostileRequests, { seed, numRuns: 1 })[0]!;
  const names = Object.keys(request) as (keyof HostileRequest)[];
  const name = names[Math.abs(seed) % names.length]!;
  const grown = { count: request.count * 2, length: request.length * 2 };
  const change = name in grown && seed % 2 === 0 ? grown : other;
  return { ...request, [name]: change[name as keyof typeof change] };
}

/** The request as it is sent for a unit with its code. */
export function requestOf(hostile: HostileRequest, unit: string, code: string): Request {
  const { route } = hostile;
  const access_code = codeOf(hostile, code);
  if (route === 'responses without script') return plainPost(hostile, unit, access_code);
  const body = cut(bodyOf(hostile, unit, access_code));
  return post(`/api/${route}`, body);
}

function codeOf({ code, where, ...hostile }: HostileRequest, right: string): string {
  if (where === 'code') return textOf(hostile);
  if (code === 'none') return '';
  return code === 'right' ? right : '0000-0000-0000-0000-0';
}

/** The text that is repeated up to its length. */
function textOf({ unit, between, length }: Pick<HostileRequest, 'unit' | 'between' | 'length'>): string {
  const piece = unit + between;
  return piece.repeat(Math.ceil(Math.min(length, maxBodyBytes) / piece.length));
}

function valueOf(hostile: HostileRequest): unknown {
  const text = textOf(hostile);
  const many = Math.min(hostile.count, 200_000);
  switch (hostile.as) {
    case 'text':
      return text;
    case 'list':
      return Array.from({ length: many }, () => hostile.unit);
    case 'lists':
      return Array.from({ length: many }, () => []);
    case 'objects':
      return Array.from({ length: many }, (_, index) => ({ [hostile.unit]: index }));
    case 'depth':
      return undefined;
  }
}

const texts = allFields.filter(({ question }) => question.kind === 'text').map(({ path }) => path);

/** The paths the values go to, without end. */
function* pathsOf({ where, unit }: HostileRequest): Generator<string> {
  for (let index = 0; ; index += 1) {
    const path = texts[index % texts.length]!;
    if (where === 'one field') yield index === 0 ? 'obstacles' : path;
    else if (where === 'fields') yield allFields[index % allFields.length]!.path;
    else if (where === 'blocks') yield `software_in_use.${index}.name`;
    else if (where === 'explanations')
      yield explanationPath(texts[index % texts.length]!.replace('.0.', `.${index}.`));
    else if (where === 'worksheet')
      yield worksheetPath(index % 60, worksheetCells[Math.floor(index / 60) % worksheetCells.length]!);
    else yield `${unit}${index}`;
  }
}

/** As many entries as the request asks for, and as fit into a body. */
function entriesOf(hostile: HostileRequest): [string, unknown][] {
  const value = valueOf(hostile);
  const size = Buffer.byteLength(JSON.stringify(value) ?? '') + 30;
  const count = hostile.where === 'one field' ? 1 : Math.min(hostile.count, Math.ceil(maxBodyBytes / size));
  const paths = pathsOf(hostile);
  return Array.from({ length: count }, () => [paths.next().value as string, value]);
}

function bodyOf(hostile: HostileRequest, unit: string, access_code: string): string {
  if (hostile.as === 'depth')
    return `{"${hostile.unit.replace(/[^\w.]/g, '')}":`.repeat(Math.min(hostile.count, 100_000));
  const entries = entriesOf(hostile);
  const strange = hostile.isWellFormed ? {} : Object.fromEntries(entries);
  const text = valueOf(hostile);
  const key = { unit, access_code };
  switch (hostile.route) {
    case 'drafts':
      return JSON.stringify({
        ...key,
        changes: entries.map(([path, to]) => ({ path, from: '', to })),
        ...strange,
      });
    case 'drafts/open':
      return JSON.stringify({ ...key, ...(hostile.where === 'elsewhere' && { unit: text }), ...strange });
    case 'drafts/history':
      return JSON.stringify({ ...key, before: text, ...strange });
    case 'drafts/lock':
      return JSON.stringify({ ...key, version: 0, ...strange });
    case 'drafts/unlock':
      return JSON.stringify({ ...key, why: text, ...strange });
    case 'attachments':
      return JSON.stringify({
        ...key,
        kind: 'plan',
        name: text,
        type: 'application/pdf',
        size: 1,
        ...strange,
      });
    case 'attachments/finish':
    case 'attachments/withdraw':
      return JSON.stringify({ ...key, id: text, ...strange });
    case 'signed-copy':
      return JSON.stringify({
        ...key,
        revision: 1,
        channel: 'post',
        letter_number: text,
        letter_date: text,
        ...strange,
      });
    case 'revisions':
      return JSON.stringify({ ...key, revision: 1, ...strange });
    case 'receipts/check':
      return JSON.stringify({ number: text, revision: 1, hash: text, ...strange });
    default:
      return JSON.stringify({
        ...sendBody(unit, {
          access_code,
          form_values: { ...smallest(unit), ...Object.fromEntries(entries) },
        }),
        ...strange,
      });
  }
}

const cut = (body: string): string =>
  Buffer.byteLength(body) > maxBodyBytes ? body.slice(0, maxBodyBytes / 4) : body;

function plainPost(hostile: HostileRequest, unit: string, access_code: string): Request {
  const entries = entriesOf(hostile).flatMap(([path, value]): [string, string][] =>
    Array.isArray(value)
      ? value.map((one): [string, string] => [path, String(one)])
      : [[path, String(value)]],
  );
  const fields = new URLSearchParams([
    ...(Object.entries(smallest(unit)) as [string, string][]),
    ...entries.slice(0, 200_000).map(([path, value]): [string, string] => [path, value.toWellFormed()]),
    ['access_code', access_code.toWellFormed()],
    ...(hostile.isWellFormed ? [['approved', 'on'] as [string, string]] : []),
  ]);
  const body = fields.toString().slice(0, maxBodyBytes);
  return post('/api/responses', body, { 'content-type': 'application/x-www-form-urlencoded' });
}
