import { fork, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** What a build needs to know. It gets none of the secrets that functions have. */
export interface BuildEnvironment {
  SUPABASE_URL: string;
  SUPABASE_PUBLISHABLE_KEY: string;
  SITE_URL: string;
  /** Where browsers send files; of Supabase unless given. */
  STORAGE_URL?: string;
}

export interface BuildTask {
  project: string;
  /** Where the site goes. Below the project's folder, or builds of one project disturb each other. */
  outDir: string;
  /** What Astro keeps from one build to the next. */
  cacheDir: string;
  /** What the build prints is kept here. */
  log: string;
  environment: BuildEnvironment;
  /** Ends the build before its time. */
  signal: AbortSignal;
}

/** The functions' secrets, and what a test run leaves in the environment, are taken out. */
const notForBuilds = {
  SUPABASE_SECRET_KEY: undefined,
  ACCESS_CODE_PEPPER: undefined,
  BUILD_HOOK_URL: undefined,
  DATABASE_URL: undefined,
  VITEST: undefined,
  NODE_ENV: 'production',
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
};

/** Does what `astro build` does, in a process of its own; throws an error that says in a line why it did not succeed. */
export async function astroBuild(task: BuildTask): Promise<void> {
  const output = await open(task.log, 'w', 0o600);
  try {
    const file = path.join(import.meta.dirname, 'astro-build-process.ts');
    const build = fork(file, [task.outDir, task.cacheDir], {
      cwd: task.project,
      env: { ...process.env, ...notForBuilds, ...task.environment },
      execArgv: [],
      stdio: ['ignore', output.fd, output.fd, 'ipc'],
      signal: task.signal,
      killSignal: 'SIGKILL',
    });
    await succeeded(build);
  } finally {
    await output.close();
  }
}

function succeeded(build: ChildProcess): Promise<void> {
  let reason = 'it ended without a word';
  return new Promise((resolve, reject) => {
    build.once('message', (told) => (reason = typeof told === 'string' ? told : reason));
    build.once('error', reject);
    build.once('close', (code) => (code === 0 ? resolve() : reject(new Error(reason))));
  });
}
