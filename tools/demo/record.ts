import { rpcOf, type SqlDatabase } from '../../src/operate/rpc.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { documentOf } from '../../src/server/send-document.ts';
import { sha256 } from '../../src/submission/answers-hash.ts';
import { uuidFromHash } from '../../src/submission/uuid-from-hash.ts';
import type { DemoEvent } from './demo-data.ts';

type StaffTransition = Extract<DemoEvent, { kind: 'staff_transition' }>;

/** Records events in a database one after the other, each send through the SQL function that the API calls. */
export function openRecorder(
  db: SqlDatabase,
  digests: ReadonlyMap<string, string>,
): (event: DemoEvent) => Promise<void> {
  const current = new Map<string, { values: FormValues; revision: number }>();
  const send = async (event: DemoEvent, values: FormValues, revision: number, digest: string | null) => {
    const reading = parseAnswers(values);
    if (!reading.ok)
      throw new Error(`The trial data of unit ${event.unit} is wrong: ${JSON.stringify(reading.errors)}`);
    const document = await documentOf(await requestOf(event, values, revision), reading);
    const request_hash = await sha256({ trial: document.idempotency_key });
    const { outcome } = await rpcOf(db)('send_response', { ...document, request_hash, digest });
    if (outcome !== (digest === null ? 'held' : 'stored'))
      throw new Error(`send_response answered "${String(outcome)}" to the trial data of unit ${event.unit}.`);
  };
  return async (event) => {
    if (event.kind === 'staff_transition') return makeTransition(db, event);
    if (event.kind === 'held') return send(event, event.values, 0, null);
    const { values: before, revision } = current.get(event.unit) ?? { values: {}, revision: 0 };
    const values = 'values' in event ? event.values : { ...before, ...event.changes };
    await send(event, values, revision, digests.get(event.unit) ?? '');
    current.set(event.unit, { values, revision: revision + 1 });
  };
}

async function requestOf({ unit, at }: DemoEvent, values: FormValues, baseRevision: number) {
  const idempotency_key = uuidFromHash(await sha256({ trial: [unit, at] }));
  return {
    idempotency_key,
    base_revision: baseRevision,
    form_values: values as Record<string, string | string[]>,
  };
}

async function makeTransition(db: SqlDatabase, { unit, attribute, to, why }: StaffTransition): Promise<void> {
  const { rows } = await db.query(
    `select survey.make_transition(r.id, $2, $3, 'staff', 'Cán bộ thử nghiệm', $4, r.current_revision, survey.clock())
     from survey.responses r where r.number = '669-' || $1`,
    [unit, attribute, to, why],
  );
  if (rows.length !== 1) throw new Error(`Unit ${unit} has no answers yet that could become "${to}".`);
}
