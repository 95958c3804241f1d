import type { TestProject } from 'vitest/node';
import { addressOf, startNative } from './postgres.ts';
import { makeTemplate, removeTemplate } from './template.ts';
import { startSystems, stopSystems } from './whole-system.ts';

/** Something that several test projects share: begun with the first of them, ended when the last has left. */
interface Shared<T> {
  made: Promise<T>;
  users: number;
}

/** Each project loads its set-up files anew, so what they share cannot lie in a module. */
const shared = ((globalThis as { sharedBySetups?: Map<string, Shared<unknown>> }).sharedBySetups ??=
  new Map());

/** What test projects can need: how it is made, how it is ended, and how a project is told of it. */
function need<T>(
  name: string,
  make: () => Promise<T>,
  end: (made: T) => Promise<void>,
  tell: (project: TestProject, made: T) => void,
) {
  const begin = (): Shared<T> => {
    const begun = (shared.get(name) as Shared<T> | undefined) ?? { made: make(), users: 0 };
    shared.set(name, begun);
    return begun;
  };
  const give = async (project: TestProject): Promise<() => Promise<void>> => {
    const begun = begin();
    begun.users += 1;
    const made = await begun.made;
    tell(project, made);
    return async () => {
      begun.users -= 1;
      if (begun.users > 0) return;
      shared.delete(name);
      await end(made);
    };
  };
  return { begin, give };
}

const template = need('template', makeTemplate, removeTemplate, (project, file) =>
  project.provide('template', file),
);
const postgres = need(
  'postgres',
  startNative,
  async (server) => server?.remove(),
  (project, server) => project.provide('postgres', addressOf(server)),
);
const systems = need(
  'systems',
  async () => startSystems(await template.begin().made),
  stopSystems,
  (project, running) =>
    project.provide(
      'systems',
      running.map(({ system }) => system),
    ),
);
const needs = { template, postgres, systems };

/** What a test project can ask for in its variable TESTS_NEED, with blanks between. */
export type Need = keyof typeof needs;

const needsOf = ({ config }: TestProject): Need[] =>
  (config.env.TESTS_NEED ?? '').split(' ').filter((name): name is Need => name in needs);

/** Global set-up of the test projects: gives each what it needs. What any project of the run needs is begun at once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const name of project.vitest.projects.flatMap(needsOf))
    // A failure is told to the project that waits for it.
    needs[name].begin().made.catch(() => undefined);
  const leaving: (() => Promise<void>)[] = [];
  for (const name of needsOf(project)) leaving.push(await needs[name].give(project));
  return async () => {
    for (const leave of leaving.reverse()) await leave();
  };
}
