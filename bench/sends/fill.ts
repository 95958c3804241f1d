import type { BenchSystem } from '../system/system.ts';
import type { Office } from './office.ts';

/** One statement stores so many responses. */
const atOnce = 250;

/** Stores the first revision of every office with SQL's own send. */
export async function answerAll(system: BenchSystem, offices: readonly Office[]): Promise<void> {
  for (const office of offices) {
    const [row] = await system.query(
      `select survey.send_confirmed(survey.current_survey(), $1::jsonb) ->> 'outcome' as outcome`,
      [JSON.stringify(office.document)],
    );
    if (row?.['outcome'] !== 'stored') throw new Error(`${office.unit}: ${String(row?.['outcome'])}`);
    office.revision += 1;
  }
}

/**
 * Adds districts and then communes that have a code and have answered, until so many units of a survey have. They
 * have codes of their own making; what they answered is what the offices answered.
 */
export async function fillUpTo(
  system: BenchSystem,
  letter: string,
  responding: number,
  offices: readonly Office[],
): Promise<void> {
  const [row] = await system.query(
    `select count(*)::integer as count from survey.responses r join survey.surveys s on s.id = r.survey_id
     where s.letter = $1 and r.verification = 'confirmed'`,
    [letter],
  );
  for (let there = Number(row?.['count']); there < responding; there += atOnce) {
    const count = Math.min(atOnce, responding - there);
    const codes = Array.from({ length: count }, (_, index) => codeOf(there + index));
    await enterUnits(system, letter, codes);
    await answerFor(system, letter, codes, offices[Math.floor(there / atOnce) % offices.length]);
  }
  // PostgreSQL does this by itself where it is hosted; Supabase Lite never does.
  await system.query('vacuum analyze');
}

/** Three digits for the first units added (districts), five for the others (communes). */
const codeOf = (position: number): string =>
  position < districts ? String(position).padStart(3, '0') : String(position).padStart(5, '0');
const districts = 713;

async function enterUnits(system: BenchSystem, letter: string, codes: readonly string[]): Promise<void> {
  await system.query(
    `insert into survey.units (code_set, code, code_set_year, level, parent_code, name)
     select '2016', code, 2016, length(code) / 2 + 1, '01', 'Đơn vị ' || code from unnest($1::text[]) code
     on conflict do nothing`,
    [codes],
  );
  await system.query(
    `insert into survey.access_codes (survey_id, code_set, unit_code, digest, issued_at)
     select s.id, '2016', code, sha256(convert_to(code, 'UTF8')), survey.clock()
     from survey.surveys s, unnest($2::text[]) code where s.letter = $1`,
    [letter, codes],
  );
}

async function answerFor(
  system: BenchSystem,
  letter: string,
  codes: readonly string[],
  office: Office | undefined,
): Promise<void> {
  const rows = await system.query(
    `select survey.send_confirmed(s, $2::jsonb || jsonb_build_object(
       'unit', code, 'idempotency_key', gen_random_uuid(), 'base_revision', 0)) ->> 'outcome' as outcome
     from survey.surveys s, unnest($3::text[]) code where s.letter = $1`,
    [letter, JSON.stringify(office?.document ?? {}), codes],
  );
  const refused = rows.find((row) => row['outcome'] !== 'stored');
  if (refused || rows.length !== codes.length) throw new Error(`Filling stopped: ${JSON.stringify(refused)}`);
}
