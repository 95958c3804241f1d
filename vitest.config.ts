import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { findPostgres } from './src/commands/postgres.ts';

// Tests must pass in every time zone (try TZ=America/Los_Angeles npm test); unless told, they all run in one.
process.env.TZ ??= 'UTC';

interface Project {
  name: string;
  include: string[];
  environment?: 'happy-dom';
  exclude?: string[];
  globalSetup?: string | string[];
  env?: Record<string, string>;
  timeout?: number;
  /** False where no file leaves behind in its process what another would stumble over: one process for all of them. */
  isolate?: boolean;
  /** Projects of one group run together, groups one after the other. */
  group?: number;
}

function project({
  name,
  include,
  exclude,
  environment,
  globalSetup,
  env,
  timeout,
  isolate,
  group,
}: Project): TestProjectConfiguration {
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      name,
      include,
      exclude: exclude ?? [],
      env: env ?? {},
      pool: 'forks',
      isolate: isolate ?? true,
      environment: environment ?? 'node',
      testTimeout: timeout ?? 10_000,
      hookTimeout: 60_000,
      maxWorkers: 2,
      sequence: { groupOrder: group ?? 0 },
      globalSetup: [globalSetup ?? []].flat().map((file) => `tests/setup/${file}`),
    },
  };
}

const pure = [
  'vietnamese',
  'units',
  'questionnaire',
  'submission',
  'results',
  'letter',
  'slips',
  'check',
  'paper',
  'attachments',
];

/** Tests of the database that need its HTTP API or a superuser, and so run on the embedded edition only. */
const embeddedOnly = ['closed-by-default', 'append-only'].map((name) => `tests/database/${name}.test.ts`);

export default defineConfig({
  test: {
    // What a passing test prints is of no use; what a failing one prints is shown.
    silent: 'passed-only',
    projects: [
      project({
        name: 'unit',
        include: [...pure.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`), 'tests/*.test.ts'],
        isolate: false,
      }),
      project({
        name: 'form',
        include: ['tests/form/**/*.test.{ts,tsx}'],
        environment: 'happy-dom',
        isolate: false,
      }),
      project({
        name: 'database',
        include: ['tests/{database,staff}/**/*.test.ts'],
        globalSetup: 'template.ts',
        timeout: 30_000,
        isolate: false,
      }),
      project({
        name: 'commands',
        include: ['tests/commands/**/*.test.ts'],
        globalSetup: 'template.ts',
        timeout: 30_000,
      }),
      project({
        name: 'functions',
        include: ['tests/{functions,server}/**/*.test.ts'],
        globalSetup: 'template.ts',
        timeout: 30_000,
      }),
      // The database's own tests once more, on native PostgreSQL, owned by a role as hosted Supabase has it.
      project({
        name: 'native',
        include: findPostgres() === undefined ? [] : ['tests/database/**/*.test.ts'],
        exclude: embeddedOnly,
        globalSetup: ['postgres.ts'],
        env: { TESTS_ASK: 'native' },
        isolate: false,
        timeout: 30_000,
      }),
      project({
        name: 'hostile',
        include: ['tests/{faults,hostile}/**/*.test.ts'],
        exclude: ['tests/faults/killed.test.ts', 'tests/hostile/after-all.test.ts'],
        globalSetup: ['template.ts', 'postgres.ts'],
        timeout: 60_000,
      }),
      // These start whole systems and builds of their own.
      project({
        name: 'local',
        include: ['tests/local/**/*.test.ts', 'tests/faults/killed.test.ts'],
        globalSetup: 'template.ts',
        timeout: 120_000,
        group: 1,
      }),
      project({
        name: 'site',
        include: ['tests/site/**/*.test.ts'],
        globalSetup: ['template.ts', 'whole-system.ts'],
        timeout: 60_000,
        group: 2,
      }),
      // Each file that runs has a system to itself.
      project({
        name: 'browser',
        include: ['tests/browser/**/*.test.ts'],
        globalSetup: ['template.ts', 'whole-system.ts'],
        timeout: 120_000,
        group: 3,
      }),
      // When nothing else runs any more: what all of them left in the logs of the systems they shared.
      project({
        name: 'after-all',
        include: ['tests/hostile/after-all.test.ts'],
        globalSetup: 'whole-system.ts',
        group: 4,
      }),
    ],
  },
});
