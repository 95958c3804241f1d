import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import { bodyOf, openFunctions, post, run, sendBody, type OpenFunctions } from './open-functions.ts';

let functions: OpenFunctions;
let hash: string;
beforeAll(async () => {
  functions = await openFunctions();
  const sent = sendBody('01', { access_code: await functions.codeOf('01') });
  const { receipt } = await bodyOf(await run(send, post('/api/responses', sent)));
  ({ hash } = receipt as { hash: string });
});
afterAll(() => functions.close());

const checked = async (number: string, revision: number, hash: string) =>
  (await bodyOf(await run(check, post('/api/receipts/check', { number, revision, hash }))))['outcome'];

describe('a receipt', () => {
  test('is found as people copy it from paper', async () => {
    const copied = hash.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await checked(' 669-01 ', 1, `${copied.slice(0, 5)} ${copied.slice(5)}`)).toBe('current');
  });

  test.each([
    ['669-01', 1, 'AAAAAAAAAA'],
    ['669-02', 1, 'AAAAAAAAAA'],
    ["669-01' or true --", 1, 'AAAAAAAAAA'],
    ['', 0, ''],
    ['669-01\0', 1, 'AAAAAAAAAA'],
    ['669-01', 1, 'AAAAAAAAA\ud800'],
  ])('%s / %i / %s is not found', async (number, revision, hash) => {
    expect(await checked(number, revision, hash)).toBe('not_found');
  });
});
