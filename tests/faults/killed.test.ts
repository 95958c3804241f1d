import { expect, onTestFinished, test } from 'vitest';
import { findPostgres } from '../../tools/postgres/find-postgres.ts';
import { liteSystem } from '../../bench/soak/lite-system.ts';
import { nativeSystem } from '../../bench/soak/native-system.ts';
import { killWhileSending, type Killable } from '../../bench/soak/rounds.ts';

// Short: `npm run soak` does the same for as long as one likes.
const kills = 1;

async function expectNothingLost(system: Killable): Promise<void> {
  const tally = await killWhileSending(system, kills, () => undefined);
  expect(tally.acknowledged).toBeGreaterThan(16);
  expect(tally).toMatchObject({ lost: [], unaccounted: [], stored: tally.acknowledged });
}

test('what npm start acknowledged to eight clients is stored, once, after kill -9', async () => {
  const system = await liteSystem();
  onTestFinished(system.remove);
  await system.start();
  await expectNothingLost(system);
});

const left = findPostgres() === undefined ? ' (LEFT OUT: it is not installed)' : '';
test.skipIf(left !== '')(
  `what native PostgreSQL acknowledged is stored, once, after kill -9${left}`,
  async () => {
    const system = await nativeSystem();
    onTestFinished(system.remove);
    await expectNothingLost(system);
  },
);
