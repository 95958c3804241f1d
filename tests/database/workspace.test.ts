import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, sendingWithoutCode, type OpenSurvey } from './open-survey.ts';
import { askAs, signIn, type SignedIn } from './signed-in.ts';

let survey: OpenSurvey;
let officer: SignedIn;
let lead: SignedIn;
beforeAll(async () => {
  survey = await openSurvey();
  officer = await signIn(survey, 'Trần Thị Bích', 'officer');
  lead = await signIn(survey, 'Lê Văn Cường', 'lead');
  for (const unit of ['01', '02', '04']) {
    await giveCode(survey, unit);
    if (unit !== '04') await survey.call('send_response', sending(unit));
  }
  await survey.call('send_response', sendingWithoutCode('06'));
});
afterAll(() => survey.close());

const board = async (p = {}) =>
  (await officer.ask('workspace_board', p)) as {
    total: number;
    counts: Record<string, number>;
    units: { code: string; name: string; state: string | null; in_hand: string | null }[];
  };

describe('the board', () => {
  test('has a row for each of the 63 units, and counts of each chip', async () => {
    const { total, counts, units } = await board();
    expect([total, units.length, units[0]?.code]).toEqual([63, 63, '01']);
    expect(counts).toMatchObject({ all: 63, not_sent: 61, held: 1, signed_copy_awaited: 2, accepted: 0 });
  });

  test('is found in without accents, by code and by number', async () => {
    expect((await board({ search: 'da nang' })).units.map(({ code }) => code)).toEqual(['48']);
    expect((await board({ search: 'ĐẮK' })).units.map(({ code }) => code)).toEqual(['66', '67']);
    expect((await board({ search: '669-02' })).units.map(({ code }) => code)).toEqual(['02']);
    expect((await board({ search: '%' })).total).toBe(0);
  });

  test('comes by pages, sorted either way, with what is unknown last', async () => {
    const page = await board({ sort: 'received_at', direction: 'descending', page: 1, page_size: 3 });
    expect(page.units.map(({ code }) => code)).toEqual(['02', '01', '04']);
    expect((await board({ chip: 'not_sent', page: 7, page_size: 10 })).units).toHaveLength(1);
  });
});

describe('an act', () => {
  test('is recorded by the name in the row of staff, whatever name is sent', async () => {
    const sent = { number: '669-01', revision: 1, who: 'Bộ trưởng' };
    expect(await lead.ask('workspace_accept', sent)).toMatchObject({ outcome: 'accepted' });
    const { response } = (await officer.ask('workspace_response', { unit: '01' })) as {
      response: { history: { who: string; to: string }[] };
    };
    expect(response.history.find(({ to }) => to === 'accepted')?.who).toBe('Lê Văn Cường');
  });

  test('that only a lead may do changes nothing for an officer; asking for completion is an officer’s too', async () => {
    expect(await officer.ask('workspace_accept', { number: '669-02', revision: 1 })).toEqual({
      outcome: 'role_needed',
    });
    const ask = { number: '669-02', revision: 1, from: 'sent', why: 'Đề nghị giải trình' };
    expect(await officer.ask('workspace_request_completion', ask)).toMatchObject({ outcome: 'requested' });
    const reopen = { number: '669-01', revision: 1, from: 'accepted', why: 'Xem lại' };
    expect(await officer.ask('workspace_request_completion', reopen)).toEqual({ outcome: 'role_needed' });
  });

  test('on something that changed meanwhile says what is there now', async () => {
    expect(await officer.ask('workspace_take_in_hand', { unit: '04', from: null })).toMatchObject({
      in_hand: 'Trần Thị Bích',
    });
    expect(await lead.ask('workspace_take_in_hand', { unit: '04', from: null })).toEqual({
      outcome: 'stale',
      in_hand: 'Trần Thị Bích',
    });
    expect((await board({ search: '04' })).units[0]?.in_hand).toBe('Trần Thị Bích');
  });

  test('writes a note that only staff see', async () => {
    await officer.ask('workspace_add_note', { unit: '04', words: 'Đã gọi 28/11, gặp bà Hoa.' });
    const { notes, response } = await lead.ask('workspace_response', { unit: '04' });
    expect(notes).toMatchObject([{ words: 'Đã gọi 28/11, gặp bà Hoa.', who: 'Trần Thị Bích' }]);
    expect(response).toBeNull();
  });
});

describe('what is published', () => {
  test('is from a lead’s decision on what the database says, and no longer what content/ says', async () => {
    expect(await lead.ask('workspace_set_publication', { publish_from: 'accepted', from: 'sent' })).toEqual({
      outcome: 'set',
      publish_from: 'accepted',
    });
    await survey.call('prepare_survey', { p: { units: [], publish_from: 'signed' } });
    const [{ publish_from } = {}] = await survey.rows('select publish_from from survey.surveys');
    expect(publish_from).toBe('accepted');
  });
});

describe('an account', () => {
  test('that is revoked is refused at the next act, and the last lead cannot be', async () => {
    const second = await signIn(survey, 'Phạm Thị Dung', 'lead');
    const revoke = { email: second.email, why: 'Chuyển công tác' };
    expect(await lead.ask('workspace_revoke_staff', revoke)).toMatchObject({ outcome: 'revoked' });
    expect(await second.ask('workspace_board')).toEqual({ outcome: 'not_staff' });
    expect(await lead.ask('workspace_revoke_staff', { email: lead.email })).toEqual({ outcome: 'last_lead' });
  });

  test('with a password alone waits for its second factor, unless the operator needs none', async () => {
    const { aal: _, ...claims } = officer.claims;
    const ask = async () => (await askAs(survey, claims, 'workspace_me'))['outcome'];
    expect(await ask()).toBe('second_factor_needed');
    await survey.call('set_second_factor', { p: { needed: false, who: 'Người vận hành' } });
    expect(await ask()).toBe('signed_in');
    await survey.call('set_second_factor', { p: { needed: true, who: 'Người vận hành' } });
  });
});
