import type { SqlDatabase } from '../../src/operate/rpc.ts';

/**
 * The digest of an access code for each unit: its own where it has one, else one lent for as long as the transaction
 * lasts. No code belongs to a digest that was lent, so nothing can be opened with it.
 */
export async function lendCodes(
  db: SqlDatabase,
): Promise<{ digests: ReadonlyMap<string, string>; takeBack(): Promise<void> }> {
  const lent = await db.query(`
    insert into survey.access_codes (survey_id, code_set, unit_code, digest, issued_at)
    select s.id, u.code_set, u.code, sha256(convert_to('trial ' || u.code, 'UTF8')), survey.clock()
    from survey.surveys s join survey.units u on u.code_set = s.code_set and u.level = s.unit_level
    where s.letter = '669'
    on conflict do nothing returning id`);
  const { rows } = await db.query(
    `select unit_code, encode(digest, 'hex') as digest from survey.access_codes where replaced_at is null`,
  );
  return {
    digests: new Map(rows.map((row) => [String(row['unit_code']), String(row['digest'])])),
    takeBack: async () => {
      await db.query('delete from survey.access_codes where id = any($1)', [
        lent.rows.map((row) => row['id']),
      ]);
    },
  };
}
