import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { pretendBuilt, storedSql } from '../../bench/soak/lite-system.ts';
import { provincesInOrder } from '../../src/units/units.ts';
import { dataFolderAt } from '../../src/operate/data-folder/data-folder.ts';
import { project } from '../../src/operate/project.ts';
import { freePort } from '../../src/host/web/http.ts';
import { readHostSettings } from '../../src/host/settings.ts';
import { openFunctions, sendBody, type OpenFunctions } from '../functions/open-functions.ts';
import { emptyFolder } from '../tools/local/sample.ts';

const SITE_URL = 'https://khao-sat.example.vn';
let functions: OpenFunctions;
beforeAll(async () => {
  functions = await openFunctions();
});
afterAll(() => functions.close());

interface Serving {
  child: ChildProcess;
  address: string;
  metrics: string;
  printed: () => string;
  ended: Promise<number | null>;
}

/** A data folder in which a site was built for this address. */
async function builtFolder(): Promise<string> {
  const folder = await emptyFolder();
  await pretendBuilt(dataFolderAt(folder), SITE_URL);
  return folder;
}

/** What `npm run serve` runs, without npm, on the database of these tests. */
async function serve(changed: Record<string, string> = {}): Promise<Serving> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const { survey } = functions;
  const DATA_DIR = changed['DATA_DIR'] ?? (await builtFolder());
  const child = spawn(process.execPath, ['src/host/serve.ts'], {
    cwd: project,
    env: {
      PATH: process.env['PATH'],
      SITE_URL,
      DATA_DIR,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      SUPABASE_URL: survey.url,
      SUPABASE_PUBLISHABLE_KEY: survey.publishableKey,
      SUPABASE_SECRET_KEY: survey.secretKey,
      ACCESS_CODE_PEPPER: survey.pepper,
      ...changed,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => (text += more));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const isListening = () => text.includes('Metrics are at') || child.exitCode !== null;
  await expect.poll(isListening, { timeout: 60_000 }).toBe(true);
  const address = `http://127.0.0.1:${port}`;
  return { child, address, metrics: `http://127.0.0.1:${metricsPort}/metrics`, printed: () => text, ended };
}

const send = (address: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('npm run serve', () => {
  test('serves pages, stores what is sent, limits an address, tells its metrics, and ends in good order', async () => {
    const serving = await serve({ TRUSTED_PROXIES: '127.0.0.1' });
    const { address, metrics, child, printed } = serving;
    const page = await fetch(address, { headers: { 'accept-encoding': 'br' } });
    expect([page.status, page.headers.get('content-encoding')]).toEqual([200, 'br']);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ database: 'answers' });

    const access_code = await functions.codeOf('01');
    const slashed = await fetch(`${address}/api/health/`);
    expect([slashed.status, slashed.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const sent = await send(address, sendBody('01', { access_code }), { origin: SITE_URL });
    expect(sent.status).toBe(201);
    const elsewhere = await send(address, sendBody('01', { access_code }), {
      origin: 'https://evil.example',
    });
    expect(elsewhere.status).toBe(403);

    const asked = (ip: string) => fetch(`${address}/api/health`, { headers: { 'x-forwarded-for': ip } });
    const statuses = new Map<number, number>();
    for (let asking = 0; asking < 2_000 && !statuses.has(429); asking += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => asked('198.51.100.1')));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()]).toEqual([200, 429]);
    const refused = await asked('198.51.100.1');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: 'try_again' });
    expect((await asked('198.51.100.2')).status).toBe(200);

    const told = await (await fetch(metrics)).text();
    expect(told).toMatch(/survey_requests_total\{by="pages",status="2xx"\} 1\n/);
    expect(told).toMatch(/survey_requests_total\{by="\w+",status="4xx"\} \d/);
    expect(told).toContain('process_resident_memory_bytes');
    expect((await fetch(`${address}/metrics`)).status).toBe(404);

    child.kill('SIGTERM');
    expect(await serving.ended).toBe(0);
    expect(printed()).not.toContain(access_code);
    for (const line of printed().trim().split('\n'))
      expect(JSON.parse(line), line).toMatchObject({ level: 'info' });
  });

  test('answers what is under way when it is stopped, and lets nobody new in', async () => {
    const serving = await serve();
    const body = JSON.stringify(sendBody('04', { access_code: await functions.codeOf('04') }));
    const { hostname, port } = new URL(serving.address);
    const socket = connect(Number(port), hostname);
    const head = ['POST /api/responses HTTP/1.1', 'Host: x', 'Content-Type: application/json'];
    socket.write([...head, `Content-Length: ${Buffer.byteLength(body)}`, '', ''].join('\r\n'));
    socket.write(body.slice(0, 40));
    let heard = '';
    socket.setEncoding('utf8').on('data', (more: string) => (heard += more));
    await expect.poll(() => fetch(serving.address).then(({ status }) => status)).toBe(200);
    serving.child.kill('SIGTERM');
    await expect
      .poll(
        () =>
          fetch(serving.address).then(
            () => 'let in',
            () => 'refused',
          ),
        { timeout: 5_000 },
      )
      .toBe('refused');
    socket.write(body.slice(40));
    expect(await serving.ended).toBe(0);
    expect(heard).toMatch(/^HTTP\/1\.1 201 /);
  });

  test('nothing that was acknowledged is lost when it is killed, and a repeated send is stored once', async () => {
    const DATA_DIR = await builtFolder();
    const { address, child, ended } = await serve({ DATA_DIR });
    // Other tests of this file sent for two of them.
    const units = provincesInOrder
      .map(({ code }) => code)
      .filter((code) => !['01', '04'].includes(code))
      .slice(10, 34);
    const bodies = await Promise.all(
      units.map(async (unit) => sendBody(unit, { access_code: await functions.codeOf(unit) })),
    );
    const receipts = new Map<string, unknown>();
    // Four at a time, so that some are under way at whatever moment it is killed.
    const sendAll = async (to: string, atReceipt: (count: number) => void): Promise<void> => {
      const left = [...bodies];
      const sendOneByOne = async (): Promise<void> => {
        for (let body = left.pop(); body; body = left.pop()) {
          const answer = await send(to, body).catch(() => undefined);
          const told = (await answer?.json().catch(() => undefined)) as { receipt?: unknown } | undefined;
          if (!told) continue;
          expect(told).toHaveProperty('receipt');
          receipts.set(body.idempotency_key, told.receipt);
          atReceipt(receipts.size);
        }
      };
      await Promise.all([1, 2, 3, 4].map(sendOneByOne));
    };
    await sendAll(address, (count) => count === 5 && child.kill('SIGKILL'));
    await ended;
    const before = new Map(receipts);
    expect(before.size).toBeGreaterThanOrEqual(5);
    expect(before.size).toBeLessThan(units.length);
    await sendAll((await serve({ DATA_DIR })).address, () => undefined);
    const { rows } = await functions.survey.query(storedSql);
    const stored = new Map(rows.map((row) => [row['key'], row['receipt']]));
    for (const [key, receipt] of before) expect(stored.get(key)).toEqual(receipt);
    const ours = rows.filter((row) => units.includes(String(row['unit'])));
    expect(ours.map((row) => row['key']).toSorted()).toEqual([...receipts.keys()].toSorted());
    expect(receipts.size).toBe(units.length);
  });

  test('a second one on the same data folder is told who has it', async () => {
    const DATA_DIR = await builtFolder();
    const serving = await serve({ DATA_DIR });
    const second = await serve({ DATA_DIR });
    expect(await second.ended).toBe(1);
    expect(second.printed()).toContain(`is in use by process ${serving.child.pid}.`);
  });
});

test('what is not set is named, all at once', () => {
  expect(() => readHostSettings({ SITE_URL, SUPABASE_URL: 'http://127.0.0.1:8000' })).toThrow(
    'SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY, ACCESS_CODE_PEPPER not set. Set them in the environment or in .env, as .env.example shows.',
  );
});
