import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { project } from '../../src/operate/project.ts';

test('every line of the log is JSON with time and level, whatever was told', async () => {
  const told = `
    import { logStructured } from './src/host/structured-log.ts';
    logStructured();
    console.log(JSON.stringify({ route: 'GET /api/health', status: 200 }));
    console.log('{ not %s', 'JSON');
    console.error('functions/x failed (reference 1a):', new Error('two\\nlines'));`;
  const run = ['--input-type=module', '-e', told];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, run, { cwd: project });
  const lines = (text: string): unknown[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
  expect(lines(stdout)).toEqual([
    { time, level: 'info', route: 'GET /api/health', status: 200 },
    { time, level: 'info', message: '{ not JSON' },
  ]);
  const message = expect.stringMatching(
    /^functions\/x failed \(reference 1a\): Error: two\nlines\n +at /,
  ) as string;
  expect(lines(stderr)).toEqual([{ time, level: 'error', message }]);
});
