import { expect, onTestFinished, test, vi } from 'vitest';
import { hostedFunction, type HostedFunction } from '../../src/host/functions/functions.ts';
import { runSchedules } from '../../src/host/functions/schedule.ts';

const minute = 60_000;
/** Half past two in the afternoon in Ha Noi. */
const start = new Date('2026-12-01T07:30:30Z');

/** A function that takes `minutes`, and when it began each time. */
function working(schedule: string, minutes: number): { one: HostedFunction; began: string[] } {
  const began: string[] = [];
  const one = hostedFunction(schedule, {
    config: { schedule },
    default: async () => {
      began.push(new Date().toISOString().slice(5, 16));
      await new Promise((resolve) => setTimeout(resolve, minutes * minute));
      return undefined;
    },
  });
  return { one, began };
}

function useClock(): void {
  vi.useFakeTimers({ now: start });
  onTestFinished(() => void vi.useRealTimers());
}

test('what is due every five minutes and what is due at night run each at its own times, in UTC', async () => {
  useClock();
  const [often, nightly] = [working('*/5 * * * *', 1), working('17 18 * * *', 1)];
  const ran: string[] = [];
  const schedules = runSchedules([often.one, nightly.one], 'http://127.0.0.1', (name, isDone) =>
    ran.push(`${name} ${isDone}`),
  );
  onTestFinished(schedules.stop);
  await vi.advanceTimersByTimeAsync(16 * minute);
  expect(often.began).toEqual(['12-01T07:35', '12-01T07:40', '12-01T07:45']);
  expect(nightly.began).toEqual([]);
  await vi.advanceTimersByTimeAsync(24 * 60 * minute);
  expect(nightly.began).toEqual(['12-01T18:17']);
  expect(ran).toContain('17 18 * * * true');
});

test('one that takes longer than its interval begins again when it has ended, never beside itself', async () => {
  useClock();
  const slow = working('*/5 * * * *', 7);
  const schedules = runSchedules([slow.one], 'http://127.0.0.1', () => undefined);
  await vi.advanceTimersByTimeAsync(25 * minute);
  expect(slow.began).toEqual(['12-01T07:35', '12-01T07:42', '12-01T07:49']);
  const stopped = schedules.stop();
  await vi.advanceTimersByTimeAsync(10 * minute);
  await stopped;
});

test('a stop waits for what runs, and starts nothing more', async () => {
  useClock();
  const one = working('*/5 * * * *', 2);
  const schedules = runSchedules([one.one], 'http://127.0.0.1', () => undefined);
  await vi.advanceTimersByTimeAsync(5 * minute);
  let isStopped = false;
  const stopped = schedules.stop().then(() => (isStopped = true));
  await vi.advanceTimersByTimeAsync(minute);
  expect([one.began.length, isStopped]).toEqual([1, false]);
  await vi.advanceTimersByTimeAsync(30 * minute);
  await stopped;
  expect(one.began).toHaveLength(1);
});

test('one that fails is told, and runs again at its next time', async () => {
  useClock();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const ran: boolean[] = [];
  const failing = hostedFunction('failing', {
    config: { schedule: '*/5 * * * *' },
    default: () => Promise.reject(new Error('down')),
  });
  const schedules = runSchedules([failing], 'http://127.0.0.1', (_, isDone) => ran.push(isDone));
  onTestFinished(schedules.stop);
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(ran).toEqual([false, false]);
});
