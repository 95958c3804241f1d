import { expect, onTestFinished, test } from 'vitest';
import { serveBuildHook } from '../../../src/host/builds/build-hook.ts';
import { hostedFunction } from '../../../src/host/functions/functions.ts';
import { runSchedule } from '../../../tools/local/web/schedule.ts';

test('a scheduled function is called as Netlify calls it, and never while it still runs', async () => {
  const calls: string[] = [];
  let running = 0;
  let most = 0;
  const regenerate = hostedFunction('regenerate', {
    config: { schedule: '*/5 * * * *' },
    default: async (request) => {
      most = Math.max(most, (running += 1));
      calls.push(request.method);
      await new Promise((resolve) => setTimeout(resolve, 150));
      running -= 1;
      return undefined;
    },
  });
  onTestFinished(runSchedule([regenerate], 'http://127.0.0.1:6690', 0.02).stop);
  await expect.poll(() => calls.length).toBeGreaterThan(1);
  expect(calls[0]).toBe('POST');
  expect(most).toBe(1);
});

test('a scheduled function is called before its time, and once, when something was sent', async () => {
  let calls = 0;
  const regenerate = hostedFunction('regenerate', {
    config: { schedule: '*/5 * * * *' },
    default: () => {
      calls += 1;
      return undefined;
    },
  });
  const schedule = runSchedule([regenerate], 'http://127.0.0.1:6690', 86_400);
  onTestFinished(schedule.stop);
  for (let sent = 0; sent < 5; sent += 1) schedule.soon();
  await expect.poll(() => calls, { timeout: 5_000 }).toBe(1);
});

test('the build hook answers to its secret address alone', async () => {
  let builds = 0;
  const hook = await serveBuildHook('s3cret', () => (builds += 1));
  onTestFinished(hook.stop);
  const ask = async (address: string, method: string): Promise<number> =>
    (await fetch(address, { method })).status;

  expect(await ask(hook.address.replace('s3cret', 'guess1'), 'POST')).toBe(404);
  expect(await ask(hook.address.replace('s3cret', ''), 'POST')).toBe(404);
  expect(await ask(hook.address, 'GET')).toBe(404);
  expect(builds).toBe(0);
  expect(await ask(hook.address, 'POST')).toBe(200);
  expect(builds).toBe(1);
});
