import { afterAll, beforeAll, expect, test } from 'vitest';
import health from '../../functions/health.ts';
import { bodyOf, openFunctions, run, type OpenFunctions } from './open-functions.ts';

let functions: OpenFunctions;
beforeAll(async () => {
  functions = await openFunctions();
});
afterAll(() => functions.close());

test('health tells that the database answers and its latest migration, and nothing else', async () => {
  const response = await run(health, new Request('https://khao-sat.example.vn/api/health'));
  expect(response.status).toBe(200);
  const { database, migration, ...rest } = await bodyOf(response);
  expect([database, rest]).toEqual(['answers', {}]);
  expect(migration).toMatch(/^\d{14}$/);
});
