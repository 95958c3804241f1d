import { createHash, randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import issueCode from '../../functions/workspace-code.ts';
import openFile from '../../functions/workspace-file.ts';
import invite from '../../functions/workspace-invitation.ts';
import openDraft from '../../functions/drafts-open.ts';
import { everyRow } from '../database/workspace-acts.ts';
import { makeAccount, makeStaff, signIn, signToken, type SignedIn } from '../hostile/staff-tokens.ts';
import { bodyOf, openFunctions, post, run, sendBody, type OpenFunctions } from './open-functions.ts';
import send from '../../functions/responses.ts';
import { pdf } from './stored-files.ts';

let functions: OpenFunctions;
let lead: SignedIn;
let officer: SignedIn;
let stranger: SignedIn;
const file = { id: randomUUID(), bytes: pdf('/canary <</JS (app.alert(1))>>') };

const withFactor = ({ claims }: SignedIn, changed = {}) => ({
  authorization: `Bearer ${signToken({ ...claims, aal: 'aal2', ...changed }, functions.survey.jwtSecret)}`,
});

beforeAll(async () => {
  functions = await openFunctions();
  const { survey } = functions;
  await makeStaff(survey, 'lan@moj.example', 'Lê Thị Lan', 'lead');
  await makeStaff(survey, 'minh@moj.example', 'Trần Văn Minh', 'officer');
  await makeAccount(survey, 'la@moj.example');
  lead = await signIn(survey, 'lan@moj.example');
  officer = await signIn(survey, 'minh@moj.example');
  stranger = await signIn(survey, 'la@moj.example');
  const access_code = await functions.codeOf('01');
  await run(send, post('/api/responses', sendBody('01', { access_code })));
  const object = `01/${file.id}.pdf`;
  await createClient(survey.url, survey.secretKey, { auth: { persistSession: false } })
    .storage.from('uploads')
    .upload(object, new Blob([new Uint8Array(file.bytes)], { type: 'application/pdf' }));
  await survey.rows(
    `insert into survey.uploads (id, response_id, revision, kind, name, object, type, size, state, sha256, begun_at, finished_at)
     select $1::uuid, r.id, 1, 'plan', '../<b>kế hoạch</b>.pdf', $2, 'application/pdf', 10, 'received', $3, now(), now()
     from survey.responses r where r.number = '669-01'`,
    [file.id, object, createHash('sha256').update(file.bytes).digest('hex')],
  );
});
afterAll(() => functions.close());

const colleague = { email: 'Hoa@moj.example', name: 'Phạm Thị Hoa', role: 'officer' };
const asked = [
  { route: '/api/workspace/code', handler: issueCode, body: { unit: '01' }, isForLeads: true },
  { route: '/api/workspace/file', handler: openFile, body: { id: file.id }, isForLeads: false },
  { route: '/api/workspace/invitation', handler: invite, body: colleague, isForLeads: true },
];
const ask = (
  { route, handler, body }: (typeof asked)[number],
  headers: Record<string, string>,
  changed = {},
) => run(handler, post(route, { ...body, ...changed }, headers));

describe.each(asked)('$route', (one) => {
  test('does nothing for whoever is not staff in a living session with a second factor', async () => {
    const refused = [
      [{}, 401],
      [{ authorization: `Bearer ${functions.survey.publishableKey}` }, 401],
      [{ authorization: `Bearer ${functions.survey.secretKey}` }, 401],
      [{ authorization: 'Bearer a.b.c' }, 401],
      [withFactor(stranger), 403],
      [withFactor(lead, { aal: 'aal1' }), 403],
      [withFactor(lead, { exp: 1 }), 401],
      [withFactor(lead, { session_id: stranger.claims['session_id'] }), 401],
      ...(one.isForLeads ? [[withFactor(officer), 403] as const] : []),
    ] as const;
    const users = async () => functions.survey.rows('select count(*) from auth.users');
    const before = [await everyRow(functions.survey), await users()];
    for (const [headers, status] of refused) {
      const answered = await ask(one, headers);
      expect([headers, answered.status]).toEqual([headers, status]);
      expect(await answered.text()).not.toMatch(/canary|code"|link|hashed/);
    }
    expect([await everyRow(functions.survey), await users()]).toEqual(before);
  });

  test('says what is malformed, and is stored nowhere in between', async () => {
    const answered = await run(one.handler, post(one.route, { unit: 1, id: 2, email: [] }, withFactor(lead)));
    expect([answered.status, (await bodyOf(answered))['error']]).toEqual([400, 'invalid_request']);
    expect(answered.headers.get('cache-control')).toBe('no-store');
  });
});

test('a new code opens the Phiếu, the one before no more, and who gave it is recorded', async () => {
  const before = await functions.codeOf('01');
  const { code, outcome } = await bodyOf(await ask(asked[0]!, withFactor(lead), { why: 'mất mã' }));
  expect(outcome).toBe('issued');
  const open = async (access_code: unknown) =>
    (await run(openDraft, post('/api/drafts/open', { unit: '01', access_code }))).status;
  expect([await open(before), await open(code)]).toEqual([403, 200]);
  expect(functions.printed()).not.toContain(String(code));
  const [logged] = await functions.survey.rows(
    `select who, why, account from survey.audit_log where action = 'code_issued'`,
  );
  expect(logged).toEqual({ who: 'Lê Thị Lan', why: 'mất mã', account: lead.id });
});

test('a file is sent as bytes to save, of no kind, under a name of ours', async () => {
  const answered = await ask(asked[1]!, withFactor(officer));
  expect(Buffer.from(await answered.arrayBuffer())).toEqual(file.bytes);
  expect(answered.headers.get('content-type')).toBe('application/octet-stream');
  expect(answered.headers.get('content-disposition')).toBe('attachment; filename="tep.bin"');
  expect(answered.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await ask(asked[1]!, withFactor(officer), { id: randomUUID() })).status).toBe(404);
});

test('a file that is not what was received is not sent', async () => {
  const { survey } = functions;
  const bucket = createClient(survey.url, survey.secretKey, { auth: { persistSession: false } }).storage.from(
    'uploads',
  );
  await bucket.remove([`01/${file.id}.pdf`]);
  expect((await ask(asked[1]!, withFactor(officer))).status).toBe(503);
  await bucket.upload(`01/${file.id}.pdf`, new Blob(['%PDF-1.4 another'], { type: 'application/pdf' }));
  const answered = await ask(asked[1]!, withFactor(officer));
  expect([answered.status, await answered.text()]).toEqual([503, expect.not.stringContaining('another')]);
});

test('a lead invites a colleague by a link that signs in once; nobody gets a link of who is staff', async () => {
  const answered = await bodyOf(await ask(asked[2]!, withFactor(lead)));
  expect(answered).toMatchObject({ outcome: 'invited', email: 'hoa@moj.example', role: 'officer' });
  expect(answered['link']).toMatch(/^https:\/\/khao-sat\.example\.vn\/quan-tri\/#moi=\w+$/);
  expect(functions.printed()).not.toContain(String(answered['link']).split('=')[1]);
  const again = await ask(asked[2]!, withFactor(lead));
  expect([again.status, await bodyOf(again)]).toEqual([409, { outcome: 'staff_already' }]);
  const own = await ask(asked[2]!, withFactor(lead), { email: 'minh@moj.example', name: 'Khác' });
  expect(own.status).toBe(409);
});
