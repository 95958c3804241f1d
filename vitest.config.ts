import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

// Tests must pass in every time zone (try TZ=America/Los_Angeles npm test); unless told, they all run in one.
process.env.TZ ??= 'UTC';

interface Project {
  name: string;
  include: string[];
  environment?: 'happy-dom';
  globalSetup?: string;
  timeout?: number;
  /** Test files of a project that run at the same time. */
  workers?: number;
  /** Projects of one group run together, groups one after the other. */
  group?: number;
}

function project({
  name,
  include,
  environment,
  globalSetup,
  timeout,
  workers,
  group,
}: Project): TestProjectConfiguration {
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      name,
      include,
      pool: 'forks',
      environment: environment ?? 'node',
      testTimeout: timeout ?? 10_000,
      hookTimeout: 60_000,
      maxWorkers: workers ?? 2,
      sequence: { groupOrder: group ?? 0 },
      ...(globalSetup !== undefined && { globalSetup: `tests/setup/${globalSetup}` }),
    },
  };
}

const pure = ['vietnamese', 'units', 'questionnaire', 'submission', 'results', 'letter'];

export default defineConfig({
  test: {
    // What a passing test prints is of no use; what a failing one prints is shown.
    silent: 'passed-only',
    projects: [
      project({
        name: 'unit',
        include: [...pure.map((folder) => `tests/${folder}/**/*.test.ts`), 'tests/*.test.ts'],
      }),
      project({ name: 'form', include: ['tests/form/**/*.test.{ts,tsx}'], environment: 'happy-dom' }),
      project({
        name: 'database',
        include: ['tests/{database,commands}/**/*.test.ts'],
        globalSetup: 'template.ts',
        timeout: 30_000,
      }),
      project({
        name: 'functions',
        include: ['tests/{functions,server}/**/*.test.ts'],
        globalSetup: 'template.ts',
        timeout: 30_000,
      }),
      // These start whole systems and builds of their own.
      project({
        name: 'local',
        include: ['tests/local/**/*.test.ts'],
        globalSetup: 'template.ts',
        timeout: 120_000,
        group: 1,
      }),
      project({
        name: 'site',
        include: ['tests/site/**/*.test.ts'],
        globalSetup: 'whole-system.ts',
        timeout: 60_000,
        group: 2,
      }),
      // One browser at a time, and one writer to the system they share.
      project({
        name: 'browser',
        include: ['tests/browser/**/*.test.ts'],
        globalSetup: 'whole-system.ts',
        timeout: 120_000,
        workers: 1,
        group: 3,
      }),
    ],
  },
});
