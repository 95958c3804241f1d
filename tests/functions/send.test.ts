import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
beforeAll(async () => {
  functions = await openFunctions();
});
afterAll(() => functions.close());

const sending = (body: unknown, headers = {}) => run(send, post('/api/responses', body, headers));
const withCode = async (unit: string, changed: Record<string, unknown> = {}) =>
  sendBody(unit, { access_code: await functions.codeOf(unit), ...changed });
const stored = () => functions.survey.rows('select * from survey.revisions');

describe('a whole Phiếu', () => {
  test('is stored answer by answer, and the contact apart', async () => {
    const values = {
      ...smallest('01'),
      respondent_position: 'Trưởng phòng',
      data_date: '10/11/2016',
      'registrars.district': '45',
      'registrars.commune': '1.234',
      'equipped_registrars.commune': '0',
      plan_status: 'issued',
      software_kinds: ['civil_status', 'one_stop'],
      'software_in_use.3.name': 'Hộ tịch 1.0',
      'software_in_use.3.database': ['centralized'],
      'software_planned.0.name': '',
      obstacles: 'Thiếu máy tính\r\nở cấp xã',
    };
    const response = await sending(await withCode('01', { form_values: values }));
    expect(response.status).toBe(201);
    const { receipt } = await bodyOf(response);
    expect(receipt).toMatchObject({ number: '669-01', revision: 1, unit: '01', state: 'sent', late: false });
    const [row] = await functions.survey.rows(
      `select v.answers, c.contact, d.form_values from survey.revisions v
       join survey.contacts c on c.response_id = v.response_id and c.revision = v.number
       join survey.drafts d on d.response_id = v.response_id`,
    );
    expect(row?.['answers']).toMatchObject({
      unit: '01',
      data_date: '2016-11-10',
      registration_offices: { district: null, commune: null },
      registrars: { district: 45, commune: 1234 },
      equipped_registrars: { district: null, commune: 0 },
      plan_status: 'issued',
      software_kinds: ['one_stop', 'civil_status'],
      software_in_use: [{ name: 'Hộ tịch 1.0', database: ['centralized'], supplier: null }],
      software_planned: [],
      obstacles: 'Thiếu máy tính\nở cấp xã',
      proposals: null,
    });
    expect(Object.keys(row?.['answers'] as object).filter((name) => name.startsWith('respondent'))).toEqual(
      [],
    );
    expect(row?.['contact']).toEqual({
      respondent_name: 'Nguyễn Thị Hồng Đào',
      respondent_position: 'Trưởng phòng',
      respondent_phone: '024 3733 0001',
      respondent_email: null,
    });
    expect(row?.['form_values']).toMatchObject({ obstacles: 'Thiếu máy tính\r\nở cấp xã' });
    expect(row?.['form_values']).not.toHaveProperty('software_planned.0.name');
  });

  test('in decomposed letters, with apostrophes, < and emoji comes back composed and whole', async () => {
    const text = 'Đường "Nguyễn Ái Quốc" <b>O\'Neil</b> & 👍🏽 \u202eđảo';
    const formValues = { ...smallest('02'), proposals: text.normalize('NFD') };
    const response = await sending(await withCode('02', { form_values: formValues }));
    expect(response.status).toBe(201);
    const [row] = await functions.survey.rows(
      `select answers ->> 'proposals' as text from survey.revisions where receipt ->> 'unit' = '02'`,
    );
    expect(row).toEqual({ text: text.normalize('NFC') });
  });
});

describe('sending again', () => {
  test('is answered 200 with the same receipt, also long afterwards', async () => {
    const body = await withCode('04');
    const first = await sending(body);
    await sending(
      await withCode('04', { base_revision: 1, form_values: { ...smallest('04'), proposals: 'khác' } }),
    );
    const again = await sending(body);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await bodyOf(again)).toEqual(await bodyOf(first));
  });

  test('something else under the same key is refused as such', async () => {
    const body = await withCode('08');
    await sending(body);
    const values = { ...smallest('08'), proposals: 'khác' };
    const other = await sending({ ...body, base_revision: 1, form_values: values });
    expect([other.status, (await bodyOf(other))['error']]).toEqual([422, 'key_reused']);
  });

  test('from a revision that is no longer the latest tells which is', async () => {
    await sending(await withCode('10'));
    const response = await sending(await withCode('10'));
    expect(response.status).toBe(409);
    expect(await bodyOf(response)).toMatchObject({ error: 'stale_revision', current_revision: 1 });
  });
});

describe('the access code', () => {
  test('misspelled is told from wrong without asking the database', async () => {
    const code = await functions.codeOf('11');
    const misspelled = `${code[0] === 'A' ? 'B' : 'A'}${code.slice(1)}`;
    const response = await sending(sendBody('11', { access_code: misspelled }));
    expect([response.status, (await bodyOf(response))['error']]).toEqual([400, 'code_misspelled']);
    expect(await functions.survey.rows(`select from survey.wrong_codes where unit_code = '11'`)).toEqual([]);
  });

  test('is read however it was typed', async () => {
    const code = (await functions.codeOf('12')).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await sending(sendBody('12', { access_code: ` ${code} ` }))).status).toBe(201);
  });

  test('of another Sở is wrong, and from the 21st try on there is a time to wait', async () => {
    const access_code = await functions.codeOf('14');
    const wrong = () => sending(sendBody('15', { access_code }));
    for (let i = 0; i < 20; i += 1) expect((await wrong()).status).toBe(403);
    const response = await wrong();
    expect([response.status, (await bodyOf(response))['error']]).toEqual([429, 'too_many_wrong_codes']);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const spoofed = { 'x-forwarded-for': '203.0.113.9', 'x-nf-client-connection-ip': '203.0.113.9' };
    expect((await sending(sendBody('15', { access_code }), spoofed)).status).toBe(429);
    expect((await sending(await withCode('15'))).status).toBe(201);
  });

  test('left out: the response is held, whether blank or absent', async () => {
    for (const access_code of ['', '  - ', undefined]) {
      const response = await sending(sendBody('17', { access_code }));
      expect(response.status).toBe(201);
      expect(await bodyOf(response)).toMatchObject({ receipt: { verification: 'held' } });
    }
  });

  test('is never echoed nor logged, and neither is who sent it', async () => {
    const access_code = await functions.codeOf('19');
    const bare = access_code.replaceAll('-', '');
    const answers = [
      await sending(sendBody('19', { access_code })),
      await sending(sendBody('20', { access_code })),
      await sending(
        sendBody('19', { access_code, form_values: { ...smallest('19'), 'registrars.commune': 'x' } }),
      ),
      await sending(sendBody('19', { access_code, base_revision: 'x' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 403, 422, 400]);
    const shown = [
      ...(await Promise.all(answers.map((answer) => answer.text()))),
      functions.printed(),
    ].join();
    for (const secret of [access_code, bare, 'Hồng Đào', '024 3733']) expect(shown).not.toContain(secret);
    expect(JSON.stringify(await functions.survey.rows('select * from survey.access_codes'))).not.toContain(
      bare,
    );
  });
});

describe('answers that cannot be read', () => {
  test('are listed by path with a sentence, and nothing is stored', async () => {
    const before = await stored();
    const formValues = { unit: '22', 'registrars.commune': '1,5', plan_status: ['issued', 'not_issued'] };
    const response = await sending(await withCode('22', { form_values: formValues }));
    expect(response.status).toBe(422);
    const { error, errors, reference } = await bodyOf(response);
    expect(error).toBe('invalid_answers');
    expect((errors as { path: string }[]).map(({ path }) => path)).toEqual([
      'respondent_name',
      'respondent_phone',
      'registrars.commune',
      'plan_status',
    ]);
    expect(reference).toMatch(/^[0-9A-Z]{8}$/);
    expect(functions.printed()).toContain(reference);
    expect(await stored()).toEqual(before);
  });
});

describe('the reason for sending late', () => {
  test('goes to the history of the response, not into its answers', async () => {
    await functions.survey.rows(`select survey.set_times('2016-11-30T00:00:00+07:00', null)`);
    const formValues = { ...smallest('80'), late_reason: 'Chờ số liệu của ba huyện' };
    const sent = await sending(await withCode('80', { form_values: formValues }));
    await functions.survey.rows('select survey.set_times(null, null)');
    expect((await bodyOf(sent))['receipt']).toMatchObject({ late: true });
    const [row] = await functions.survey.rows(
      `select c.why, v.answers::text ~ 'ba huyện' as told from survey.state_transitions c
       join survey.responses r on r.id = c.response_id join survey.revisions v on v.response_id = r.id
       where r.unit_code = '80' and c.to_value = 'sent'`,
    );
    expect(row).toEqual({ why: 'Chờ số liệu của ba huyện', told: false });
  });
});

describe('a closed survey', () => {
  test('stores nothing more', async () => {
    await functions.survey.rows(`select survey.set_times(null, '2020-01-01')`);
    const response = await sending(await withCode('24'));
    await functions.survey.rows('select survey.set_times(null, null)');
    expect([response.status, (await bodyOf(response))['error']]).toEqual([403, 'survey_closed']);
  });
});

describe('too many without a code', () => {
  test('are refused with the time to wait', async () => {
    const sendings = Array.from({ length: 21 }, () => sending(sendBody('25')));
    const answers = await Promise.all(sendings);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(80_000);
  });
});

describe('every answer', () => {
  test('carries the headers that keep it out of stores, frames and guesses', async () => {
    const answers = [await sending(await withCode('26')), await sending('{'), await sending(sendBody('99'))];
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});
