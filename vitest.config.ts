import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { findPostgres } from './tools/postgres/find-postgres.ts';
import type { Need } from './tests/setup/needs.ts';

// Tests must pass in every time zone (try TZ=America/Los_Angeles npm test); unless told, they all run in one.
process.env.TZ ??= 'UTC';

interface Project {
  name: string;
  include: string[];
  environment?: 'happy-dom';
  exclude?: string[];
  needs?: Need[];
  env?: Record<string, string>;
  timeout?: number;
  /** Projects of one group run together, groups one after the other. */
  group?: number;
}

function project({
  name,
  include,
  exclude,
  environment,
  needs,
  env,
  timeout,
  group,
}: Project): TestProjectConfiguration {
  return {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      name,
      include,
      exclude: exclude ?? [],
      env: { ...env, TESTS_NEED: needs?.join(' ') ?? '' },
      pool: 'forks',
      // One process for all files that run after another: starting one for each took a quarter of the time.
      isolate: false,
      environment: environment ?? 'node',
      testTimeout: timeout ?? 10_000,
      hookTimeout: 60_000,
      maxWorkers: 2,
      sequence: { groupOrder: group ?? 0 },
      globalSetup: needs ? 'tests/setup/needs.ts' : [],
    },
  };
}

/** The longest files, and projects with long ones, go first, so that both processors are busy to the end. */
class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const longest =
      /(tools\/start|browser\/(form\/form-two-users|results-print|form\/form-accessible|form\/form-counts))\.test\.ts$/;
    const place = ({ project, moduleId }: TestSpecification): number => {
      if (longest.test(moduleId)) return -1;
      const index = ['site', 'local', 'browser'].indexOf(project.name);
      return index < 0 ? Infinity : index;
    };
    return (await super.sort(files)).sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  }
}

const pure = [
  'vietnamese',
  'units',
  'questionnaire',
  'submission',
  'results',
  'spreadsheet',
  'office-files',
  'letter',
  'access-slips',
  'receipt-check',
  'paper',
  'uploads',
  'workspace',
  'confirmation',
];

const databaseTests = (...names: string[]) => names.map((name) => `tests/database/${name}.test.ts`);
const hasPostgres = findPostgres() !== undefined;

/** Tests of the database that need its HTTP API or a superuser, and so run on Supabase Lite only. */
const embeddedOnly = databaseTests('closed-by-default', 'append-only');

/**
 * The other tests of the database run on native PostgreSQL, as production has it, with an owner as on hosted Supabase; on the
 * Supabase Lite only where there is no other. These run on both, for here the two could differ: what counts wrong codes
 * and sends that come at once, what merges a draft, and what reads a clock in a time zone.
 */
const onBoth = databaseTests('access-codes', 'deadline', 'draft-changes', 'drafts', 'sending');

/** Tests that start whole systems and builds of their own. */
const wholeSystems = [
  'tests/host/**/*.test.ts',
  'tests/tools/local/**/*.test.ts',
  'tests/tools/start.test.ts',
];

export default defineConfig({
  test: {
    // What a passing test prints is of no use; what a failing one prints is shown.
    silent: 'passed-only',
    sequence: { sequencer: LongOnesFirst },
    projects: [
      project({
        name: 'unit',
        include: [...pure.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`), 'tests/*.test.ts'],
      }),
      project({
        name: 'form',
        include: ['tests/form/**/*.test.{ts,tsx}'],
        environment: 'happy-dom',
      }),
      project({
        name: 'database',
        include: [
          'tests/staff/**/*.test.ts',
          ...(hasPostgres ? [...embeddedOnly, ...onBoth] : ['tests/database/**/*.test.ts']),
        ],
        needs: ['template'],
        timeout: 30_000,
      }),
      project({
        name: 'commands',
        include: ['tests/{operate,tools}/**/*.test.ts'],
        exclude: wholeSystems,
        needs: ['template'],
        timeout: 30_000,
      }),
      project({
        name: 'functions',
        include: ['tests/{functions,server}/**/*.test.ts'],
        needs: ['template'],
        timeout: 30_000,
      }),
      project({
        name: 'native',
        include: hasPostgres ? ['tests/database/**/*.test.ts'] : [],
        exclude: embeddedOnly,
        needs: ['postgres'],
        env: { TESTS_ASK: 'native' },
        timeout: 30_000,
      }),
      project({
        name: 'hostile',
        include: ['tests/{faults,hostile}/**/*.test.ts'],
        exclude: ['tests/faults/killed.test.ts', 'tests/hostile/after-all.test.ts'],
        needs: ['template', 'postgres'],
        timeout: 60_000,
      }),
      project({
        name: 'local',
        include: [...wholeSystems, 'tests/faults/killed.test.ts'],
        needs: ['template'],
        timeout: 120_000,
      }),
      project({
        name: 'site',
        include: ['tests/{site,input}/**/*.test.ts'],
        needs: ['template', 'systems'],
        timeout: 60_000,
      }),
      // Each file that runs has a system to itself.
      project({
        name: 'browser',
        include: ['tests/{browser,walk}/**/*.test.ts'],
        needs: ['template', 'systems'],
        timeout: 120_000,
      }),
      // For as long as it is told to (npm run soak form, npm run soak input), never with the others.
      project({
        name: 'soak',
        include: [
          ...(process.env['WALK_MINUTES'] === undefined ? [] : ['tests/walk/form-walk.soak.ts']),
          ...(process.env['INPUT_CASES'] === undefined ? [] : ['tests/input/slowest-input.soak.ts']),
        ],
        needs: ['template', 'systems'],
      }),
      // When nothing else runs any more: what all of them left in the logs of the systems they shared.
      project({
        name: 'after-all',
        include: ['tests/hostile/after-all.test.ts'],
        needs: ['systems'],
        group: 1,
      }),
    ],
  },
});
