import { Window } from 'happy-dom';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import send from '../../functions/responses.ts';
import { openFunctions, point, post, run, smallest, type OpenFunctions } from './open-functions.ts';

/** The built page of the form as far as it matters here: where its form stands. */
const builtForm =
  '<!doctype html><html lang="vi"><body><h1>Phiếu khảo sát</h1><div class="survey-form"><p>empty</p></div> <!--survey-form--></body></html>';

/** The built page that confirms what was sent, likewise. */
const builtConfirmation =
  '<!doctype html><html lang="vi"><body><div class="sent-plainly" data-publish-from="sent" data-site="https://669.example/"></div></body></html>';

let functions: OpenFunctions;
let site: Server;
let sitePages: Record<string, string>;
beforeAll(async () => {
  functions = await openFunctions();
  site = createServer((request, response) => response.end(sitePages[request.url ?? '']));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  pointAtSite();
});
afterEach(pointAtSite);
afterAll(async () => {
  site.close();
  await functions.close();
});

function pointAtSite(): void {
  sitePages = { '/phieu/': builtForm, '/phieu/xac-nhan/': builtConfirmation };
  point(functions.survey, { SITE_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}` });
}

type Fields = [string, string][];
const form = 'application/x-www-form-urlencoded';
const sendForm = (fields: Fields, headers = {}) =>
  run(
    send,
    post('/api/responses', new URLSearchParams(fields).toString(), { 'content-type': form, ...headers }),
  );
const fieldsOf = async (unit: string, ...more: Fields): Promise<Fields> => [
  ...(Object.entries(smallest(unit)) as Fields),
  ['access_code', await functions.codeOf(unit)],
  ['approved', 'on'],
  ...more,
];
const without = (fields: Fields, name: string) => fields.filter(([field]) => field !== name);
const revisionsOf = (unit: string) =>
  functions.survey.rows(`select answers from survey.revisions where receipt ->> 'unit' = $1`, [unit]);

describe('the form without script', () => {
  test('is stored as the same form with script would be, and comes back with the confirmation', async () => {
    const boxes: Fields = [
      ['software_kinds', 'one_stop'],
      ['software_kinds', 'other'],
    ];
    const response = await sendForm(await fieldsOf('01', ...boxes, ['software_kinds_other', 'Excel']));
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('Xác nhận đã nhận số liệu');
    expect(page).toContain('669-01');
    expect(page).toContain('Phần mềm một cửa điện tử dùng chung; Phần mềm khác');
    expect(await revisionsOf('01')).toMatchObject([
      { answers: { software_kinds: ['one_stop', 'other'], software_kinds_other: 'Excel' } },
    ]);
  });

  test('sent twice is one revision with one confirmation', async () => {
    const fields = await fieldsOf('02', ['obstacles', 'thiếu máy']);
    const pages = [await sendForm(fields), await sendForm(fields)];
    const [first, second] = await Promise.all(pages.map((page) => page.text()));
    expect(second).toBe(first);
    expect(await revisionsOf('02')).toHaveLength(1);
  });

  test('over another answer already there is refused, and what was typed comes back', async () => {
    await sendForm(await fieldsOf('04'));
    const response = await sendForm(await fieldsOf('04', ['obstacles', 'đường truyền yếu']));
    expect(response.status).toBe(409);
    const page = await response.text();
    expect(page).toContain('đường truyền yếu');
    expect(page).toContain('href="#ma-truy-cap"');
    expect(page.includes(await functions.codeOf('04'))).toBe(false);
    expect(await revisionsOf('04')).toHaveLength(1);
  });

  test('with errors comes back with what was typed as text, and without the code', async () => {
    const typed = '<img src=x onerror=alert(1)>"';
    const response = await sendForm(await fieldsOf('06', ['registrars.commune', typed]));
    expect(response.status).toBe(422);
    const page = await response.text();
    const { document } = new Window();
    document.write(page);
    const field = document.querySelector('[name="registrars.commune"]');
    expect([field?.getAttribute('value'), document.querySelectorAll('img').length]).toEqual([typed, 0]);
    expect(page.includes(await functions.codeOf('06'))).toBe(false);
    expect(await revisionsOf('06')).toEqual([]);
  });

  test('that is refused tells that the code is to be typed again, where one was typed', async () => {
    const fields = without(await fieldsOf('08'), 'approved');
    const again = 'Đề nghị nhập lại mã: để bảo đảm an toàn';
    expect(await (await sendForm(fields)).text()).toContain(again);
    const none: Fields = [...without(fields, 'access_code'), ['access_code', '  ']];
    expect(await (await sendForm(none)).text()).not.toContain(again);
  });

  test('that is received tells nothing of a code', async () => {
    expect(await (await sendForm(await fieldsOf('15'))).text()).not.toContain('Đề nghị nhập lại mã');
  });

  test('without the consent of the leaders stores nothing', async () => {
    const response = await sendForm(without(await fieldsOf('08'), 'approved'));
    expect(response.status).toBe(422);
    expect(await revisionsOf('08')).toEqual([]);
  });

  test.each([
    ['access_code', 'AAAA-AAAA'],
    ['base_revision', 'x'],
    ['__proto__', 'x'],
    ['idempotency_key', 'x'],
    ['salary', '1'],
  ])('with a broken %s is refused with a page', async (name, value) => {
    const response = await sendForm([...without(await fieldsOf('08'), name), [name, value]]);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<h1>Phiếu khảo sát</h1>');
    expect(await revisionsOf('08')).toEqual([]);
  });

  test('without a code is held', async () => {
    const response = await sendForm([...without(await fieldsOf('10'), 'access_code'), ['access_code', '']]);
    expect(response.status).toBe(201);
    const page = await response.text();
    expect(page).toMatch(/669-10-[0-9A-Z]{4}/);
    expect(page).toContain('chưa công bố');
    expect(page).not.toContain('Số liệu được công bố');
  });

  test('from another site is refused', async () => {
    expect((await sendForm(await fieldsOf('12'), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('comes back in a page that is framed and kept nowhere', async () => {
    const { headers } = await sendForm(await fieldsOf('11'));
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('when the page that confirms cannot be had', () => {
  test.each([
    ['has no place for it', () => (sitePages['/phieu/xac-nhan/'] = '<p>maintenance</p>')],
    ['is not there', () => vi.stubEnv('SITE_URL', 'http://127.0.0.1:9')],
  ])('because it %s, the number is told all the same', async (_, fault) => {
    fault();
    const response = await sendForm(await fieldsOf('14'));
    expect([200, 201]).toContain(response.status);
    expect(await response.text()).toContain('Số Phiếu: 669-14.');
  });
});
