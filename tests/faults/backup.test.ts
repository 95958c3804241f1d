import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { OwnedDatabase } from '../../src/operate/backup/owned-database.ts';
import { readBackup } from '../../src/operate/backup/read-backup.ts';
import { restoreBackup } from '../../src/operate/backup/restore-backup.ts';
import { takeBackup } from '../../src/operate/backup/take-backup.ts';
import { ownedSupabaseLite } from '../../tools/local/data-folder-database.ts';
import { rpcOf } from '../../src/operate/rpc.ts';
import { postgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { project } from '../../src/operate/project.ts';
import { loadDemoData } from '../../tools/demo/load.ts';
import { digest, sending, sendingWithoutCode } from '../database/open-survey.ts';
import { openEmbedded, type TestSupabase } from '../setup/embedded.ts';
import { openNative } from '../setup/native.ts';

const native = inject('postgres');
const left = native === undefined ? ' (LEFT OUT: PostgreSQL is not installed)' : '';
let source: TestSupabase;
let text: string;
/** A Sở that has sent nothing. */
let silent: string;

/** Forty Sở with corrections, held answers and steps of staff; besides, a code, a draft and a wrong code. */
beforeAll(async () => {
  source = await openEmbedded();
  await loadDemoData(source, { say: () => undefined });
  const call = rpcOf(source);
  const { rows } = await source.query(
    'select code from survey.units u where not exists (select from survey.responses r where r.unit_code = u.code)',
  );
  silent = String(rows[0]?.['code']);
  await call('issue_access_codes', {
    codes: [{ unit: silent, digest: digest(`code of ${silent}`) }],
    replace: true,
  });
  const { form_values: values } = sending(silent, {
    form_values: { obstacles: 'Đường truyền "chậm"\n\u2028 \\ 😀 =1+1' },
  }).p;
  const changes = [{ path: 'obstacles', from: '', to: (values as { obstacles: string }).obstacles }];
  await call('save_draft', { ...sending(silent).p, changes });
  await call('open_draft', { ...sending(silent).p, digest: digest('wrong') });
  await call('send_response', sendingWithoutCode('01', { address: digest('an address') }).p);
  ({ text } = await takeBackup(ownedSupabaseLite(source)));
}, 60_000);
afterAll(() => source.close());

/** Every row of every table that is backed up, asked in another way than the backup asks. */
async function everything(database: Pick<TestSupabase, 'query'>): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await database.query(
    `select table_name as name from information_schema.tables where table_schema = 'survey' and table_type = 'BASE TABLE'
     and table_name <> 'held_addresses' order by 1`,
  );
  const found: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await database.query(
      `select md5(r) as row from (select to_jsonb(t)::text from survey.${String(name)} t) as s (r) order by 1`,
    );
    found[String(name)] = rows.map(({ row }) => row);
  }
  return found;
}

const triggers = async (database: Pick<TestSupabase, 'query'>) =>
  (
    await database.query(`select tgname, tgenabled from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'survey'::regnamespace and not tgisinternal order by 1`)
  ).rows;

const targets = [
  { where: 'Supabase Lite', open: () => openEmbedded(), without: false },
  {
    where: `native PostgreSQL, as no superuser${left}`,
    open: () => openNative(native ?? ''),
    without: !native,
  },
];

describe.each(targets)('a backup restored into an empty database of $where', ({ open, without }) => {
  let target: TestSupabase;
  let own: OwnedDatabase & { close?: () => Promise<void> };
  let empty: Awaited<ReturnType<typeof everything>>;
  beforeAll(async () => {
    if (without) return;
    target = await open();
    own = owned(target);
    empty = await everything(target);
  });
  afterAll(async () => {
    if (without) return;
    await own.close?.();
    await target.close();
  });

  test.skipIf(without)('is refused where nobody keeps count of the migrations', async () => {
    await target.exec('alter schema supabase_migrations rename to elsewhere');
    await expect(restoreBackup(own, readBackup(text))).rejects.toThrow('which migrations it has');
    await expect(takeBackup(own)).rejects.toThrow('which migrations it has');
    await target.exec('alter schema elsewhere rename to supabase_migrations');
  });

  test.skipIf(without)('is refused when other migrations made it, with the versions of both', async () => {
    const backup = readBackup(text);
    const older = { ...backup, head: { ...backup.head, migrations: ['20200101000000'] } };
    await expect(restoreBackup(own, older)).rejects.toThrow(
      /with migration 20200101000000, this one has \d{14}/,
    );
    expect(await everything(target)).toEqual(empty);
  });

  test.skipIf(without)('is given up whole when one row is lost on the way', async () => {
    await target.exec('create rule lose as on insert to survey.wrong_codes do instead nothing');
    await expect(restoreBackup(own, readBackup(text))).rejects.toThrow(
      'What was restored of survey.wrong_codes is not what was saved. Nothing was changed.',
    );
    await target.exec('drop rule lose on survey.wrong_codes');
    expect(await everything(target)).toEqual(empty);
  });

  test.skipIf(without)('is there row by row, the triggers as they were', async () => {
    const before = await triggers(target);
    const rows = await restoreBackup(own, readBackup(text));
    const saved = await everything(source);
    expect(await everything(target)).toEqual(saved);
    expect(rows).toBe(Object.values(saved).flat().length);
    expect(await triggers(target)).toEqual(before);
  });

  test.skipIf(without)(
    'is what the survey goes on from: old codes open, the next send is the next revision',
    async () => {
      const call = rpcOf(target);
      expect(await call('open_draft', sending(silent).p)).toMatchObject({ version: 1, current_revision: 0 });
      expect(await call('send_response', sending(silent).p)).toMatchObject({ outcome: 'stored' });
      await expect(target.exec('delete from survey.revisions')).rejects.toThrow('is append-only');
    },
  );

  test.skipIf(without)('is refused where there are answers or codes, and nothing is changed', async () => {
    const before = await everything(target);
    await expect(restoreBackup(own, readBackup(text))).rejects.toThrow(
      'This database is not empty: survey.access_codes has rows.',
    );
    expect(await everything(target)).toEqual(before);
  });
});

/** One connection, as the commands have. */
const owned = ({ url, query, exec }: TestSupabase) =>
  url.startsWith('postgres') ? postgresDatabase(url, 1) : ownedSupabaseLite({ query, exec });

test('an address something came from is kept for a day only, and so in no backup', async () => {
  const { rows } = await source.query(`select encode(address, 'hex') as address from survey.held_addresses`);
  expect(rows).toEqual([{ address: digest('an address') }]);
  expect(text).not.toContain(digest('an address'));
});

describe('a file', () => {
  test.each([
    ['of something else', '{"hello":1}\n', 'no backup of the survey'],
    ['that is empty', '', 'no backup of the survey'],
    ['that is not whole', () => text.slice(0, -2000), 'damaged or not whole'],
    [
      'with one character changed',
      () => text.replace('Đường truyền', 'đường truyền'),
      'damaged or not whole',
    ],
    ['without its last row', () => text.replace(/\n[^\n]*\n([^\n]*)\n$/, '\n$1\n'), 'damaged or not whole'],
    ['of a later format', () => text.replace('"format":1', '"format":2'), 'by a newer version'],
  ])('%s is refused', (_, made, sentence) => {
    expect(() => readBackup(typeof made === 'string' ? made : made())).toThrow(sentence);
  });
});

describe.skipIf(native === undefined)(`npm run backup and npm run restore${left}`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'survey-backup-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (command: string, args: string[], environment: Record<string, string>) => {
    const child = spawn(process.execPath, [path.join(project, `tools/${command}.ts`), ...args], {
      env: { ...process.env, DATABASE_URL: '', ...environment },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (more: string) => (output += more));
    return new Promise<{ code: number | null; output: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, output })),
    );
  };
  /** All but the line that says when it was made, and the last one. */
  const rowsIn = async (file: string) => (await readFile(file, 'utf8')).split('\n').slice(1, -2).sort();

  test('carry a survey from PostgreSQL into a new data folder and out of it again', async () => {
    const hosted = await openNative(native ?? '');
    await restoreBackup(owned(hosted), readBackup(text));
    const [first, second] = [path.join(folder, 'first.jsonl'), path.join(folder, 'second.jsonl')];
    const saved = await run('backup', [first], { DATABASE_URL: hosted.url });
    expect(saved.output).toMatch(/^Saved \d+ rows of 127\.0\.0\.1:\d+\/survey_\w+ to .*first\.jsonl\n$/);
    expect((await stat(first)).mode & 0o777).toBe(0o600);
    await hosted.close();

    const local = { DATA_DIR: path.join(folder, 'data') };
    const restored = await run('restore', [first], local);
    expect(restored.output).toContain('all are as they were saved.');
    expect(await readFile(path.join(folder, 'data/trial-codes.json'), 'utf8')).toBe('[]');
    expect((await run('backup', [second], local)).code).toBe(0);
    expect(await rowsIn(second)).toEqual(await rowsIn(first));
  });

  test('say in a sentence what they cannot do, and leave no file behind', async () => {
    const file = path.join(folder, 'third.jsonl');
    const away = { DATABASE_URL: 'postgres://postgres:secret-word@127.0.0.1:9/survey' };
    const unreachable = await run('backup', [file], away);
    expect(unreachable.output).toBe('The database at 127.0.0.1:9/survey cannot be asked (ECONNREFUSED).\n');
    await expect(stat(file)).rejects.toThrow('ENOENT');
    await writeFile(file, 'not a backup');
    expect((await run('restore', [file], away)).output).toBe('This file is no backup of the survey.\n');
    expect((await run('backup', [file], away)).output).toContain('Đã có tệp');
    expect((await run('restore', [], away)).output).toContain('npm run restore -- FILE');
  });

  test('with --help say how they are called, and touch nothing', async () => {
    for (const command of ['backup', 'restore'])
      expect(await run(command, ['--help'], {})).toEqual({
        code: 0,
        output: expect.stringContaining(`npm run ${command} -- FILE`) as string,
      });
  });
});
