import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dataFolderAt, makeDataFolder, type DataFolder } from '../../src/operate/data-folder/data-folder.ts';
import { readEndpoints } from '../../src/operate/data-folder/endpoints.ts';
import { readSecrets } from '../../src/operate/data-folder/secrets.ts';
import { project } from '../../src/operate/project.ts';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { parseAccessCode } from '../../src/submission/codes/access-code.ts';
import type { Receipt } from '../../src/submission/receipt.ts';
import type { SendRequest } from '../../src/submission/send-request.ts';
import { buildFingerprint } from '../../src/host/builds/fingerprint.ts';
import { openLocalData } from '../../tools/local/local-data.ts';
import { freePort } from '../../src/host/web/http.ts';
import { withoutLimits } from '../without-limits.ts';
import type { Killable, Stored } from './rounds.ts';

/** The system that `npm start` runs, in a process and a data folder of its own. */
export async function liteSystem(): Promise<Killable & { remove: () => Promise<void> }> {
  const root = await mkdtemp(path.join(tmpdir(), 'survey-soak-'));
  const folder = dataFolderAt(root);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  await pretendBuilt(folder, address);
  await liftLimits(folder);
  let running: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    if (running?.kill('SIGKILL')) await ended;
    running = undefined;
  };
  return {
    start: async () => {
      running = await startSystem({
        DATA_DIR: root,
        PORT: String(port),
        SITE_URL: address,
        SCHEDULE_SECONDS: '86400',
      });
    },
    kill,
    issue: (codes) => issue(folder, codes),
    send: (request) => send(address, request),
    stored: () => readStored(folder),
    remove: async () => {
      await kill();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Gives a data folder a site as if built for this address: building one takes longer than everything else. */
export async function pretendBuilt(folder: DataFolder, address: string): Promise<void> {
  await makeDataFolder(folder);
  const site = path.join(folder.sites, 'none');
  await mkdir(site);
  await writeFile(path.join(site, 'index.html'), '<!doctype html><title>None</title>');
  const fingerprint = await buildFingerprint(project, address);
  await writeFile(folder.servedSite, JSON.stringify({ folder: 'none', fingerprint }));
}

async function liftLimits(folder: DataFolder): Promise<void> {
  const { database } = await openLocalData(folder, project, () => undefined);
  await database.query(withoutLimits);
  await database.close();
}

function startSystem(environment: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['tools/start.ts'], {
    cwd: project,
    env: { ...process.env, HOST: '127.0.0.1', VITEST: undefined, ...environment },
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (printed.includes('Press Ctrl-C to stop.')) resolve(child);
      });
    child.once('exit', () => reject(new Error(`npm start ended: ${printed}`)));
  });
}

async function issue(folder: DataFolder, codes: ReadonlyMap<string, string>): Promise<void> {
  const { access_code_pepper, secret_key } = await readSecrets(folder);
  const where = await readEndpoints(folder);
  const digests = [...codes].map(([unit, typed]) => {
    const reading = parseAccessCode(typed);
    return { unit, digest: reading.ok ? digestOf(reading.code, access_code_pepper) : '' };
  });
  const response = await fetch(`${where?.supabase_url}/rest/v1/rpc/issue_access_codes`, {
    method: 'POST',
    headers: { apikey: secret_key, 'content-type': 'application/json' },
    body: JSON.stringify({ p: { codes: digests, replace: true } }),
  });
  if (!response.ok) throw new Error(`issue_access_codes answered ${response.status}`);
}

async function send(address: string, request: SendRequest): Promise<Receipt | undefined> {
  const response = await fetch(`${address}/api/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  }).catch(() => undefined);
  const text = await response?.text().catch(() => undefined);
  if (!response || text === undefined || response.status === 503) return undefined;
  if (!response.ok) throw new Error(`A send was answered ${response.status} ${text}`);
  return (JSON.parse(text) as { receipt: Receipt }).receipt;
}

/** Opens the killed system's database, which recovers by itself. */
async function readStored(folder: DataFolder): Promise<Stored[]> {
  const { database } = await openLocalData(folder, project, () => undefined);
  const { rows } = await database.query(storedSql);
  await database.close();
  return rows as unknown as Stored[];
}

/** Every stored revision, as `Stored`. */
export const storedSql = `
  select r.unit_code as unit, v.idempotency_key::text as key, v.receipt
  from survey.revisions v join survey.responses r on r.id = v.response_id
    join survey.contacts c on c.response_id = v.response_id and c.revision = v.number
    join survey.publications p on p.response_id = v.response_id and p.revision = v.number
  order by r.unit_code, v.number`;
