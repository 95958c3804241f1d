import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { PlainError } from '../../src/operate/plain-error.ts';
import { project } from '../../src/operate/project.ts';
import { isDraftPath } from '../../src/questionnaire/draft-path.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { provinceByCode } from '../../src/units/units.ts';

/** One thing that happened; `at` is the time in Viet Nam, as "2016-11-17T15:20". */
export type DemoEvent = { at: string; unit: string } & (
  | { kind: 'sent' | 'held'; values: FormValues }
  | { kind: 'corrected'; changes: FormValues }
  | { kind: 'staff_transition'; attribute: 'state' | 'signed_copy'; to: string; why: string | null }
);

/** What an officer typed at the name of a question: figures as text, what was left blank not there. */
type Typed = string | Typed[] | { [name: string]: Typed };

const typed: z.ZodType<Typed> = z.lazy(() =>
  z.union(
    [z.string().min(1), z.array(typed), z.record(z.string(), typed)],
    'expected text, a list, or fields by their names',
  ),
);
const answers = z
  .record(z.string(), typed)
  .transform(valuesOf)
  .check(({ value, issues }) => {
    for (const name of Object.keys(value).filter((name) => name !== 'unit' && !isDraftPath(name)))
      issues.push({ code: 'custom', input: value, message: `there is no question ${name}` });
  });
const unit = z.string().refine((code) => provinceByCode(code) !== undefined, 'is no province of 2016');
const response = answers.check(isReadable);

const happened = { at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/), unit };
const event = z.discriminatedUnion('kind', [
  z.strictObject({ ...happened, kind: z.enum(['sent', 'held']) }),
  z.strictObject({ ...happened, kind: z.literal('corrected'), changes: answers }),
  z.strictObject({ ...happened, kind: z.enum(['signed_copy_received', 'accepted']) }),
  z.strictObject({ ...happened, kind: z.literal('completion_requested'), why: z.string().min(1) }),
]);

/**
 * Reads what came to the Department between 15/11 and 10/12/2016 in the demo, in the order in which it came: events.json,
 * and of each region a file with the responses of its Sở. Those sent without an access code have a file of their own.
 *
 * @throws PlainError that names file and place, and what cannot be used there.
 */
export function readDemoData(folder = path.join(project, 'content/demo')): DemoEvent[] {
  const responses = path.join(folder, 'responses');
  const files = readdirSync(responses).filter((file) => file !== withoutCode);
  const sent = byUnit(files.flatMap((file) => read(path.join(responses, file), z.array(response))));
  const held = byUnit(read(path.join(responses, withoutCode), z.array(response)));
  const file = path.join(folder, 'events.json');
  return read(file, z.array(event)).map((entry, index): DemoEvent => {
    const { at, unit } = entry;
    switch (entry.kind) {
      case 'sent':
      case 'held': {
        const values = (entry.kind === 'sent' ? sent : held).get(unit);
        if (!values)
          throw unusable(file, String(index), `no file in responses has a response of ${unit} for it`);
        return { kind: entry.kind, at, unit, values };
      }
      case 'corrected':
        return { kind: 'corrected', at, unit, changes: { unit, ...entry.changes } };
      case 'signed_copy_received':
        return { kind: 'staff_transition', at, unit, attribute: 'signed_copy', to: 'received', why: null };
      case 'accepted':
        return { kind: 'staff_transition', at, unit, attribute: 'state', to: 'accepted', why: null };
      case 'completion_requested':
        return {
          kind: 'staff_transition',
          at,
          unit,
          attribute: 'state',
          to: 'completion_requested',
          why: entry.why,
        };
    }
  });
}

const withoutCode = 'without-code.json';

const byUnit = (responses: readonly FormValues[]): Map<string, FormValues> =>
  new Map(responses.map((values) => [String(values['unit']), values]));

function read<T>(file: string, schema: z.ZodType<T>): T {
  const found = schema.safeParse(parse(file));
  if (found.success) return found.data;
  const { path: place = [], message = '' } = found.error.issues[0] ?? {};
  throw unusable(file, place.map(String).join('.'), message);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw unusable(file, '', error instanceof Error ? error.message : String(error));
  }
}

function unusable(file: string, place: string, why: string): PlainError {
  const where = [path.relative(project, file), place].filter((part) => part !== '').join(', at ');
  return new PlainError(`The demo data in ${where} cannot be used: ${why}. Correct it and start again.`);
}

/** As the form sends it: from the path of each field to its text or its ticked boxes. */
function valuesOf(named: Record<string, Typed>): FormValues {
  const entriesBelow = (below: object, prefix: string): [string, string | readonly string[]][] =>
    Object.entries(below).flatMap(([name, value]: [string, Typed]) => {
      const isField = typeof value === 'string' || isTicked(value);
      return isField ? [[prefix + name, value]] : entriesBelow(value, `${prefix}${name}.`);
    });
  return Object.fromEntries(entriesBelow(named, ''));
}

const isTicked = (value: Typed): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Every response is one that the system would take. */
function isReadable({ value, issues }: z.core.ParsePayload<FormValues>): void {
  const reading = parseAnswers(value);
  if (reading.ok) return;
  for (const { path, message } of reading.errors)
    issues.push({ code: 'custom', input: value, message: `${path}: ${message}` });
}
