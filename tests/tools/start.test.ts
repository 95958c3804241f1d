import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { pretendBuilt } from '../../bench/soak/lite-system.ts';
import { dataFolderAt } from '../../src/operate/data-folder/data-folder.ts';
import { project } from '../../src/operate/project.ts';
import { takeDataFolder } from '../../src/operate/data-folder/take-data-folder.ts';
import { openLocalData } from '../../tools/local/local-data.ts';
import '../setup/provided.ts';
import { unpack } from '../setup/tar.ts';
import { emptyFolder, writeFiles } from './local/sample.ts';

interface Started {
  child: ChildProcess;
  /** All it has printed until now. */
  printed: () => string;
  ended: Promise<number | null>;
}

/** What `npm start` runs, without npm. */
function npmStart(environment: Record<string, string>, args: string[] = []): Started {
  return run(process.execPath, ['tools/start.ts', ...args], environment);
}

function run(command: string, args: string[], environment: Record<string, string>): Started {
  const child = spawn(command, args, { cwd: project, env: { ...process.env, PORT: '0', ...environment } });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more) => (text += more));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, printed: () => text, ended };
}

const says = (started: Started, words: string): Promise<void> =>
  expect.poll(started.printed, { timeout: 100_000, interval: 50 }).toContain(words);

test('a start killed while it builds blocks nothing; the next one serves, alone, and ends in good order', async () => {
  const DATA_DIR = await emptyFolder(path.join(project, '.local/tests'));
  const killed = npmStart({ DATA_DIR });
  await says(killed, 'Building the site');
  killed.child.kill('SIGKILL');
  await killed.ended;

  const running = npmStart({ DATA_DIR });
  await says(running, 'Press Ctrl-C to stop.');
  expect(running.printed().match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]/g)).toHaveLength(3);

  const second = npmStart({ DATA_DIR });
  expect(await second.ended).toBe(1);
  expect(second.printed()).toContain(`is in use by process ${running.child.pid}.`);

  const port = new URL(/http:\S+/.exec(running.printed())?.[0] ?? '').port;
  const elsewhere = npmStart({ DATA_DIR: await emptyFolder(), PORT: port });
  expect(await elsewhere.ended).toBe(1);
  expect(elsewhere.printed()).toMatch(/^Port \d+ is taken by another program\. .*\n$/);

  running.child.kill('SIGINT');
  expect(await running.ended).toBe(0);
}, 240_000);

test.skipIf(process.platform === 'win32')(
  'npm itself killed leaves nothing running that would block the next start',
  async () => {
    const DATA_DIR = await emptyFolder();
    const SITE_URL = 'http://127.0.0.1:9';
    const folder = dataFolderAt(DATA_DIR);
    await pretendBuilt(folder, SITE_URL);
    await unpack(await readFile(inject('template')), folder.database);
    const environment = { DATA_DIR, SITE_URL, SCHEDULE_SECONDS: '86400' };
    const npm = run('npm', ['start'], environment);
    await says(npm, 'Press Ctrl-C to stop.');
    npm.child.kill('SIGKILL');
    const next = npmStart(environment);
    await says(next, 'Press Ctrl-C to stop.');
    next.child.kill('SIGINT');
    expect(await next.ended).toBe(0);
  },
  180_000,
);

test('a data folder made by other migrations is named as outdated, with what to do, and is left as it is', async () => {
  const DATA_DIR = await emptyFolder();
  const { folder, giveBack } = await takeDataFolder(DATA_DIR);
  const earlier = await emptyFolder();
  await writeFiles(earlier, {
    'supabase/migrations/20200101000000_notes.sql': 'create table public.notes ();',
  });
  const { database } = await openLocalData(folder, earlier, () => undefined);
  await database.close();
  giveBack();
  const before = await readdir(DATA_DIR);

  const started = npmStart({ DATA_DIR });
  expect(await started.ended).toBe(1);
  expect(started.printed()).toBe(
    `The data folder is from another version: it has migration 20200101000000_notes, which this code has not. Delete ${DATA_DIR} to start afresh (its answers are lost), or go back to the version of the code that made it.\n`,
  );
  expect(await readdir(DATA_DIR)).toEqual(before);
});

test('an option that does not exist is answered with those that do', async () => {
  const started = npmStart({ DATA_DIR: await emptyFolder() }, ['--trail']);
  expect(await started.ended).toBe(1);
  expect(started.printed()).toBe('There is no option --trail. The options are --trial, --help.\n');
});

test('a port that is no number is said in a sentence', async () => {
  const started = npmStart({ DATA_DIR: await emptyFolder(), PORT: 'abc' });
  expect(await started.ended).toBe(1);
  expect(started.printed()).toBe(
    'PORT is "abc". Set it to a whole number from 0 to 65535, or leave it out for 6690.\n',
  );
});
