import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import {
  bodyOf,
  openFunctions,
  post,
  run,
  sendBody,
  smallest,
  type OpenFunctions,
} from './open-functions.ts';

let functions: OpenFunctions;
let hashes: string[];
beforeAll(async () => {
  functions = await openFunctions();
  const sendRevision = async (base_revision: number, proposals: string) => {
    const access_code = await functions.codeOf('01');
    const body = sendBody('01', {
      access_code,
      base_revision,
      form_values: { ...smallest('01'), proposals },
    });
    const { receipt } = await bodyOf(await run(send, post('/api/responses', body)));
    return (receipt as { hash: string }).hash;
  };
  hashes = [await sendRevision(0, 'một'), await sendRevision(1, 'hai')];
});
afterAll(() => functions.close());

const checked = async (number: string, revision: number, hash: string) =>
  (await bodyOf(await run(check, post('/api/receipts/check', { number, revision, hash }))))['outcome'];

describe('a receipt', () => {
  test('of the latest revision is current, of an earlier one superseded', async () => {
    expect(await checked('669-01', 2, hashes[1] ?? '')).toBe('current');
    expect(await checked('669-01', 1, hashes[0] ?? '')).toBe('superseded');
  });

  test('is found as people copy it from paper', async () => {
    const hash = (hashes[1] ?? '').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await checked(' 669-01 ', 2, `${hash.slice(0, 5)} ${hash.slice(5)}`)).toBe('current');
  });

  test.each([
    ['669-01', 2, 'AAAAAAAAAA'],
    ['669-02', 1, 'AAAAAAAAAA'],
    ["669-01' or true --", 1, 'AAAAAAAAAA'],
    ['', 0, ''],
    ['669-01\0', 1, 'AAAAAAAAAA'],
    ['669-01', 1, 'AAAAAAAAA\ud800'],
  ])('%s / %i / %s is not found', async (number, revision, hash) => {
    expect(await checked(number, revision, hash)).toBe('not_found');
  });
});
