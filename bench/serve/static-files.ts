import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../src/host/web/http.ts';
import type { Bench } from '../part.ts';
import { median } from '../statistics.ts';
import { reached, share, type Table } from '../table.ts';
import type { OwnServer } from './own-server.ts';

/** The least share of nginx's rate that the own server should reach, in percent. */
const leastShare = 50;

/** Requests a second for pages and a script, by nginx and the own server in turn, with 50 open lines. */
export async function staticFiles(bench: Bench, server: OwnServer): Promise<Table> {
  const nginx = await startNginx(bench, server.site);
  const scripts = (await readdir(path.join(server.site, '_astro'))).filter((name) => name.endsWith('.js'));
  const files = ['/', '/phieu/', '/ket-qua/', `/_astro/${scripts.toSorted()[0]}`];
  const rows: string[][] = [];
  const rounds = bench.quick ? 3 : 5;
  for (const file of files) {
    const rates: [number, number][] = [];
    for (let round = 0; round < rounds; round += 1)
      rates.push([await rateOf(nginx + file), await rateOf(server.address + file)]);
    const shares = rates.map(([theirs, own]) => own / theirs);
    const [theirs, own] = [0, 1].map((index) => median(rates.map((pair) => pair[index] ?? NaN)).toFixed(0));
    const percent = Math.round(100 * median(shares));
    rows.push([file, theirs ?? '', own ?? '', share(median(shares), 1), reached(percent, leastShare, '%')]);
  }
  return {
    title: 'Static files: npm run serve beside nginx with one worker, requests a second',
    columns: ['', 'nginx', 'npm run serve', 'of nginx', 'aim'],
    rows,
    notes: [
      `wrk with 50 lines, 3 s each time, the two in turn, the middle one of ${rounds} rounds; files uncompressed.`,
      'The own server also sends the headers of netlify.toml, which nginx here does not.',
    ],
  };
}

async function startNginx({ folder, running }: Bench, root: string): Promise<string> {
  const port = await freePort();
  const below = path.join(folder, 'nginx');
  await mkdir(below, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${below}/${kind};`,
  );
  const configuration = `user root; daemon off; worker_processes 1; pid ${below}/pid; error_log ${below}/error.log;
events { worker_connections 1024; }
http { include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; etag on; open_file_cache max=1000; ${temporary.join(' ')}
  keepalive_requests 1000000;
  server { listen 127.0.0.1:${port}; root ${root}; } }`;
  const file = path.join(below, 'nginx.conf');
  await writeFile(file, configuration);
  const child = spawn('nginx', ['-c', file, '-e', `${below}/error.log`], { stdio: 'ignore' });
  running.defer(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  const address = `http://127.0.0.1:${port}`;
  while (!(await fetch(address).catch(() => undefined))?.ok)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return address;
}

/** Requests a second; an answer that is no success ends the measurement. */
async function rateOf(address: string): Promise<number> {
  const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c50', '-d3s', address]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${address} failed under load:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? NaN);
}
