import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readFormBody } from '../../src/server/http/form-body.ts';
import { sendRequestSchema } from '../../src/submission/send-request.ts';

beforeAll(() => void vi.stubEnv('ACCESS_CODE_PEPPER', 'pepper of this test'));
afterAll(() => void vi.unstubAllEnvs());

const keyOf = async (text: string) => (await readFormBody(text))?.request['idempotency_key'];

describe('the plain post of the form', () => {
  test('is the request the script would have sent', async () => {
    const { request } = (await readFormBody(
      'unit=79&access_code=AB+CD&software_kinds=a&software_kinds=b&obstacles=',
    ))!;
    expect(sendRequestSchema.parse(request)).toMatchObject({
      access_code: 'AB CD',
      base_revision: 0,
      form_values: { unit: '79', software_kinds: ['a', 'b'], obstacles: '' },
    });
  });

  test('has a key of its own only from what is sent: the same for the same, whatever the code', async () => {
    const key = await keyOf('unit=79&obstacles=x&access_code=A');
    expect(await keyOf('unit=79&obstacles=x&access_code=B')).toBe(key);
    expect(await keyOf('unit=79&obstacles=y&access_code=A')).not.toBe(key);
    expect(await keyOf('unit=79&obstacles=x&base_revision=1')).not.toBe(key);
  });

  test('keeps a key and revision it has', async () => {
    const key = crypto.randomUUID();
    const { request } = (await readFormBody(`unit=79&idempotency_key=${key}&base_revision=3`))!;
    expect(request).toMatchObject({ idempotency_key: key, base_revision: 3, form_values: { unit: '79' } });
  });

  test("says whether the leaders' consent was ticked, which is no answer", async () => {
    expect(await readFormBody('unit=79&approved=on')).toMatchObject({
      values: { unit: '79' },
      isApproved: true,
    });
    expect(await readFormBody('unit=79')).toMatchObject({ isApproved: false });
  });
});
