import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { project } from '../../src/operate/project.ts';

interface Audit {
  metadata?: { vulnerabilities: { high: number; critical: number } };
  vulnerabilities?: Record<string, { severity: string }>;
}

const leftOut =
  'LEFT OUT: the registry does not answer npm audit, so known faults of what is used were not looked for.';

test('nothing that is used in production has a known fault of high severity', (context) => {
  const options = {
    cwd: project,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 50_000,
  } as const;
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], options);
  const { metadata, vulnerabilities = {} } = readAudit(stdout);
  if (metadata === undefined) {
    // Not console.warn, which is shown only of tests that fail.
    process.stderr.write(`\n${leftOut}\n`);
    context.skip(leftOut);
    return;
  }
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) => /high|critical/.test(severity));
  expect(grave.map(([name]) => name)).toEqual([]);
});

function readAudit(text: string): Audit {
  try {
    return JSON.parse(text) as Audit;
  } catch {
    return {};
  }
}
