import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest, giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.close());

type Unit = Record<string, unknown>;
const published = async () => {
  const units = (await survey.call('published_units')) as unknown as Unit[];
  return {
    summary: await survey.call('published_summary'),
    units,
    version: await survey.call('published_version'),
  };
};
const unitOf = async (code: string) => (await published()).units.find((unit) => unit['code'] === code);
const versionNow = async () => (await survey.call('published_version'))['version'] as number;
const transition = (attribute: string, to: string, of: string) =>
  survey.rows(
    `select survey.make_transition(r.id, $1, $2, 'staff', 'Trần Thị B', 'theo công văn', r.current_revision, survey.clock())
     from survey.responses r where r.number = $3`,
    [attribute, to, of],
  );

describe('the published view', () => {
  test('has all 63 units before anyone answered, and says since when: never', async () => {
    const { summary, units, version } = await published();
    expect(version).toEqual({ version: 0, changed_at: null });
    expect(summary).toEqual({
      letter: '669',
      trial: false,
      publish_from: 'sent',
      due_at: null,
      closes_at: null,
      version: 0,
      changed_at: null,
      units: 63,
      answered: 0,
      late: 0,
      signed: 0,
      plan_files: 0,
      withdrawn: 0,
    });
    expect(units.map(({ code }) => code)).toEqual(units.map(({ code }) => code).sort());
    expect(units[0]).toEqual({
      code: '01',
      code_set: '2016',
      answered: false,
      state: null,
      signed_copy: null,
      revision: null,
      first_received_at: null,
      received_at: null,
      facts: null,
      counts_asked: false,
    });
  });

  test('does not change in any way by drafts, held or rejected responses and wrong codes', async () => {
    const before = await published();
    await giveCode(survey, '01');
    await survey.call('save_draft', sending('01', { changes: [{ path: 'obstacles', from: '', to: 'x' }] }));
    await survey.call('send_response', sendingWithoutCode('01'));
    const { receipt } = await survey.call('send_response', sendingWithoutCode('02'));
    await transition('verification', 'rejected', (receipt as { number: string }).number);
    await survey.call('send_response', sending('02', { digest: digest('guessed') }));
    expect(await published()).toEqual(before);
  });

  test('shows the facts of the latest revision and nothing else of it', async () => {
    await giveCode(survey, '04');
    await survey.stopClock('2016-11-20T01:00:00Z');
    await survey.call('send_response', sending('04'));
    await survey.stopClock('2016-11-21T01:00:00Z');
    await survey.call(
      'send_response',
      sending('04', { base_revision: 1, facts: { plan_status: 'not_issued' } }),
    );
    await survey.stopClock();
    expect(await unitOf('04')).toEqual({
      code: '04',
      code_set: '2016',
      answered: true,
      state: 'sent',
      signed_copy: 'awaited',
      revision: 2,
      first_received_at: '2016-11-20T01:00:00.000Z',
      received_at: '2016-11-21T01:00:00.000Z',
      facts: { plan_status: 'not_issued' },
      counts_asked: false,
    });
    expect(JSON.stringify(await published())).not.toContain('Nguyễn Văn A');
  });

  test('counts no unit that is not asked, though it has answered', async () => {
    const before = await published();
    const p = {
      units: [
        { code_set: '2016', code: '00001', code_set_year: 2016, level: 3, parent_code: '01', name: 'Xã' },
      ],
    };
    await survey.call('prepare_survey', { p });
    await survey.rows('select survey.send_confirmed(survey.current_survey(), $1)', [sending('00001').p]);
    const after = await published();
    expect(after.units).toEqual(before.units);
    expect(after.summary).toMatchObject({ units: 63, answered: before.summary['answered'] });
  });

  test('shows a held response from the moment the staff confirm it', async () => {
    const { receipt } = await survey.call('send_response', sendingWithoutCode('06'));
    const before = await versionNow();
    await transition('verification', 'confirmed', (receipt as { number: string }).number);
    expect(await unitOf('06')).toMatchObject({ answered: true, revision: 1 });
    expect(await versionNow()).toBe(before + 1);
  });
});

describe('the publication setting', () => {
  const publishFrom = (publish_from: string) =>
    survey.call('prepare_survey', { p: { units: [], publish_from } });

  test('"accepted" publishes the accepted revision, also while a correction waits', async () => {
    await giveCode(survey, '08');
    await survey.call('send_response', sending('08'));
    await publishFrom('accepted');
    expect(await unitOf('08')).toMatchObject({ answered: false, state: null, facts: null });
    expect((await published()).summary).toMatchObject({ answered: 0 });
    await transition('state', 'accepted', '669-08');
    expect(await unitOf('08')).toMatchObject({ answered: true, state: 'accepted', revision: 1 });
    await transition('state', 'completion_requested', '669-08');
    await survey.call(
      'send_response',
      sending('08', { base_revision: 1, facts: { plan_status: 'not_issued' } }),
    );
    expect(await unitOf('08')).toMatchObject({
      state: 'sent',
      revision: 1,
      facts: { plan_status: 'issued' },
    });
    await publishFrom('sent');
    expect(await unitOf('08')).toMatchObject({ revision: 2, facts: { plan_status: 'not_issued' } });
  });

  test('says whether a count of section 1 is asked about, never which or why, and no longer once it is answered', async () => {
    await giveCode(survey, '62');
    await survey.call('send_response', sending('62'));
    const ask = async (path: string) => {
      await transition('state', 'completion_requested', '669-62');
      await survey.rows(
        `insert into survey.completion_requests (state_transition_id, path, item, reason)
         select max(c.id), $1, 1, 'Lý do riêng' from survey.state_transitions c
           join survey.responses r on r.id = c.response_id where r.number = '669-62'`,
        [path],
      );
    };
    await ask('obstacles');
    expect(await unitOf('62')).toMatchObject({ state: 'completion_requested', counts_asked: false });
    await survey.call('send_response', sending('62', { base_revision: 1 }));
    await ask('equipped_registrars.commune');
    expect(await unitOf('62')).toMatchObject({ state: 'completion_requested', counts_asked: true });
    expect(JSON.stringify(await published())).not.toMatch(/Lý do riêng|equipped_registrars\.commune/u);
    await survey.call('send_response', sending('62', { base_revision: 2 }));
    expect(await unitOf('62')).toMatchObject({ state: 'sent', counts_asked: false });
  });

  test('"signed" publishes what was signed', async () => {
    await giveCode(survey, '10');
    await survey.call('send_response', sending('10'));
    await publishFrom('signed');
    expect(await unitOf('10')).toMatchObject({ answered: false });
    await transition('signed_copy', 'received', '669-10');
    expect(await unitOf('10')).toMatchObject({ answered: true, signed_copy: 'received' });
    expect((await published()).summary).toMatchObject({ answered: 1, signed: 1 });
    await publishFrom('sent');
  });

  test('"signed" shows a signed revision as signed also while a correction of it waits for its paper', async () => {
    await giveCode(survey, '17');
    await survey.call('send_response', sending('17'));
    await transition('signed_copy', 'received', '669-17');
    await survey.call('send_response', sending('17', { base_revision: 1, hash: digest('corrected') }));
    expect(await unitOf('17')).toMatchObject({ revision: 2, signed_copy: 'awaited' });
    await publishFrom('signed');
    expect(await unitOf('17')).toMatchObject({ revision: 1, signed_copy: 'received' });
    await publishFrom('sent');
  });
});

describe('the version of the published data', () => {
  test('changes with every send, transition and setting that is published, and says when', async () => {
    await giveCode(survey, '11');
    const seen = [await versionNow()];
    const after = async (change: Promise<unknown>) => {
      await change;
      seen.push(await versionNow());
    };
    await after(survey.call('send_response', sending('11')));
    await after(survey.call('send_response', sending('11', { base_revision: 1 })));
    await after(transition('state', 'accepted', '669-11'));
    await after(survey.rows(`select survey.set_times('2016-11-30T00:00:00+07', null)`));
    await after(survey.call('prepare_survey', { p: { units: [], is_trial: true } }));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  test('has the time of the last change, not of the asking', async () => {
    await giveCode(survey, '12');
    await survey.stopClock('2029-05-05T05:05:05.005Z');
    await survey.call('send_response', sending('12'));
    await survey.stopClock('2030-01-01T00:00:00Z');
    expect((await survey.call('published_version'))['changed_at']).toBe('2029-05-05T05:05:05.005Z');
  });

  test('does not change when the same settings are entered again', async () => {
    const before = await versionNow();
    await survey.call('prepare_survey', { p: { units: [], publish_from: 'sent', is_trial: true } });
    expect(await versionNow()).toBe(before);
  });
});

describe('checking a receipt', () => {
  const check = async (p_number: string, p_revision: number, p_short_hash: string) =>
    (await survey.call('check_receipt', { p_number, p_revision, p_short_hash }))['outcome'];

  test('tells the latest revision from an earlier one and from none', async () => {
    await giveCode(survey, '14');
    await survey.call('send_response', sending('14'));
    await survey.call('send_response', sending('14', { base_revision: 1, short_hash: 'ABCDEFGH02' }));
    expect(await check('669-14', 2, 'ABCDEFGH02')).toBe('current');
    expect(await check('669-14', 1, 'ABCDEFGH01')).toBe('superseded');
    expect(await check('669-14', 2, 'ABCDEFGH01')).toBe('not_found');
    expect(await check('669-14', 3, 'ABCDEFGH01')).toBe('not_found');
    expect(await check('669-15', 1, 'ABCDEFGH01')).toBe('not_found');
  });

  test('knows nothing of what is held', async () => {
    const { receipt } = await survey.call('send_response', sendingWithoutCode('15'));
    const { number, hash } = receipt as { number: string; hash: string };
    expect(await check(number, 1, hash)).toBe('not_found');
  });
});

describe('a file of the plan', () => {
  const file = (unit: string, id: string) => ({
    ...{
      unit,
      digest: digest(`code of ${unit}`),
      id,
      kind: 'plan',
      name: 'Kế hoạch của bà Lê Thị Bí Mật.pdf',
    },
    ...{ object: `${unit}/${id}.pdf`, type: 'application/pdf', size: 9 },
  });
  const sendFile = async (unit: string, id: string, state: 'received' | 'refused') => {
    await survey.call('begin_upload', { p: file(unit, id) });
    await survey.call('finish_upload', { p: { id, state, sha256: 'a'.repeat(64) } });
  };
  const plan = (plan_status: string) => ({ facts: { plan_status } });
  const countNow = async () => (await survey.call('published_summary'))['plan_files'];

  test('is counted once for a Sở that says the plan is issued, and changes the version; its name stays unknown', async () => {
    for (const unit of ['75', '77']) await giveCode(survey, unit);
    await survey.call('send_response', sending('75', plan('issued')));
    await survey.call('send_response', sending('77', plan('not_issued')));
    const before = await versionNow();
    await sendFile('75', '11111111-1111-4111-8111-111111111111', 'refused');
    expect([await countNow(), await versionNow()]).toEqual([0, before]);
    await sendFile('75', '22222222-2222-4222-8222-222222222222', 'received');
    await sendFile('75', '33333333-3333-4333-8333-333333333333', 'received');
    expect([await countNow(), await versionNow()]).toEqual([1, before + 2]);
    await sendFile('77', '44444444-4444-4444-8444-444444444444', 'received');
    expect(await countNow()).toBe(1);
    expect(JSON.stringify(await published())).not.toMatch(/Bí Mật|pdf|1111|2222/u);
  });
});
