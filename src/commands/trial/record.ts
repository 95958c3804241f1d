import { splitContact } from '../../questionnaire/contact.ts';
import { publishedFacts } from '../../questionnaire/publication.ts';
import { questionnaire } from '../../questionnaire/questionnaire.ts';
import type { RawInput } from '../../questionnaire/raw-input.ts';
import { readRaw, type Reading } from '../../questionnaire/read-raw.ts';
import { rawAsStored } from '../../server/stored-raw.ts';
import { answersHash, sha256, shortHash } from '../../submission/answers-hash.ts';
import { doorsOf, type SqlDatabase } from '../database-doors.ts';
import type { Entry } from './entries.ts';

type Step = Extract<Entry, { kind: 'staff_step' }>;

/** Records entries in a database one after the other, each send through the door that the functions use. */
export function openRecorder(
  db: SqlDatabase,
  digests: ReadonlyMap<string, string>,
): (entry: Entry) => Promise<void> {
  const current = new Map<string, { raw: RawInput; revision: number }>();
  const send = async (entry: Entry, raw: RawInput, revision: number, digest: string | null) => {
    const reading = readRaw(raw);
    if (!reading.ok)
      throw new Error(`The trial data of unit ${entry.unit} is wrong: ${JSON.stringify(reading.errors)}`);
    const document = await documentOf(await requestOf(entry, raw, revision), reading);
    const { outcome } = await doorsOf(db)('send_response', { ...document, digest });
    if (outcome !== (digest === null ? 'held' : 'stored'))
      throw new Error(`send_response answered "${String(outcome)}" to the trial data of unit ${entry.unit}.`);
  };
  return async (entry) => {
    if (entry.kind === 'staff_step') return takeStep(db, entry);
    if (entry.kind === 'held') return send(entry, entry.raw, 0, null);
    const { raw: before, revision } = current.get(entry.unit) ?? { raw: {}, revision: 0 };
    const raw = entry.kind === 'sent' ? entry.raw : { ...before, ...entry.changes };
    await send(entry, raw, revision, digests.get(entry.unit) ?? '');
    current.set(entry.unit, { raw, revision: revision + 1 });
  };
}

async function requestOf({ unit, at }: Entry, raw: RawInput, baseRevision: number) {
  const idempotency_key = asUuid(await sha256({ trial: [unit, at] }));
  return { idempotency_key, base_revision: baseRevision, raw };
}

async function documentOf(request: Awaited<ReturnType<typeof requestOf>>, reading: Reading & { ok: true }) {
  const { base_revision, idempotency_key, raw } = request;
  const { answers, explanations } = reading;
  const hash = await answersHash(questionnaire.version, answers, explanations);
  return {
    unit: answers.unit,
    idempotency_key,
    request_hash: await sha256({ base_revision, raw }),
    base_revision,
    questionnaire_version: questionnaire.version,
    ...splitContact(answers),
    explanations,
    facts: publishedFacts(answers),
    raw: rawAsStored(raw),
    hash,
    short_hash: shortHash(hash),
  };
}

/** The first digits of a hash in the form of a UUID of version 8, whose bits are free to choose. */
const asUuid = (hex: string): string =>
  hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');

async function takeStep(db: SqlDatabase, { unit, fact, to, why }: Step): Promise<void> {
  const { rows } = await db.query(
    `select survey.take_step(r.id, $2, $3, 'staff', 'Cán bộ thử nghiệm', $4, r.current_revision, survey.clock())
     from survey.responses r where r.number = '669-' || $1`,
    [unit, fact, to, why],
  );
  if (rows.length !== 1) throw new Error(`Unit ${unit} has no answers yet that could become "${to}".`);
}
