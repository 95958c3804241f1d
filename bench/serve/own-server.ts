import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../src/host/web/http.ts';
import { dataFolderAt } from '../../src/operate/data-folder/data-folder.ts';
import { project } from '../../src/operate/project.ts';
import type { Bench } from '../part.ts';
import { functionEnvironment } from '../sends/offices.ts';
import type { BenchSystem } from '../system/system.ts';

/** `npm run serve` in a process of its own, on the database of a system of the bench and with the site that built. */
export interface OwnServer {
  address: string;
  /** The folder of the built site. */
  site: string;
  /** Bytes the process holds. */
  rss: () => Promise<number>;
}

/** Starts it; what it prints goes to a file. */
export async function startOwnServer(bench: Bench, system: BenchSystem): Promise<OwnServer> {
  const [built, folder] = ['shared', 'own-server'].map((name) => dataFolderAt(path.join(bench.folder, name)));
  if (!built || !folder) throw new Error('There is no built site to serve.');
  await mkdir(folder.root, { recursive: true });
  await cp(built.sites, folder.sites, { recursive: true });
  await cp(built.servedSite, folder.servedSite);
  const port = await freePort();
  const log = path.join(bench.folder, 'own-server.log');
  const output = await open(log, 'a');
  const child = spawn(process.execPath, ['src/host/serve.ts'], {
    cwd: project,
    stdio: ['ignore', output.fd, output.fd],
    env: {
      ...process.env,
      ...functionEnvironment(system),
      SUPABASE_PUBLISHABLE_KEY: system.publishableKey,
      DATA_DIR: folder.root,
      PORT: String(port),
      TRUSTED_PROXIES: '127.0.0.1',
    },
  });
  await output.close();
  bench.running.defer(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  while (!(await readFile(log, 'utf8')).includes('Listening at')) {
    if (child.exitCode !== null) throw new Error(`npm run serve ended: ${await readFile(log, 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const served = JSON.parse(await readFile(folder.servedSite, 'utf8')) as { folder: string };
  return {
    address: `http://127.0.0.1:${port}`,
    site: path.join(folder.sites, served.folder),
    rss: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) * 1024;
    },
  };
}
