import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AuthClient } from '@supabase/auth-js';
import type { OpenSurvey } from '../../database/open-survey.ts';
import { openStaffConsole, runAt, type StaffConsole } from './console.ts';

let office: StaffConsole;
let survey: OpenSurvey;
beforeAll(async () => {
  office = await openStaffConsole();
  ({ survey } = office);
  vi.stubEnv('SUPABASE_URL', survey.url);
  vi.stubEnv('SUPABASE_SECRET_KEY', survey.secretKey);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await office.close();
});

const site = 'https://khao-sat.example.vn';
const run = (args: string[]) => runAt(office, args, { SITE_URL: site, STAFF_NAME: 'Lê Văn Chính' });
const lead = ['invite', 'lan@moj.example', '--name', 'Lê Thị Lan', '--role', 'phu-trach'];
const tokenIn = (said: string) => /#moi=(\w+)$/m.exec(said)?.[1] ?? '';
const take = async (token_hash: string) => {
  const auth = new AuthClient({
    url: `${survey.url}/auth/v1`,
    headers: { apikey: survey.publishableKey },
    persistSession: false,
    autoRefreshToken: false,
  });
  const { error } = await auth.verifyOtp({ token_hash, type: 'recovery' });
  return { auth, isTaken: error === null };
};
const logged = async () =>
  (await survey.rows('select action, who, account from survey.audit_log order by id')).map(
    ({ action, who, account }) => [action, who, account],
  );

describe('an operator', () => {
  test('invites: the slip has a link that is good once, and the password set by it signs in', async () => {
    const { said, failure } = await run(lead);
    expect(failure).toBeUndefined();
    expect(said).toContain('Lê Thị Lan');
    expect(said).toContain(`${site}/quan-tri/#moi=`);
    const { auth, isTaken } = await take(tokenIn(said));
    expect(isTaken).toBe(true);
    expect((await auth.updateUser({ password: 'ngắn' })).error).not.toBeNull();
    const password = 'một mật khẩu đủ dài';
    expect((await auth.updateUser({ password })).error).toBeNull();
    expect((await auth.signInWithPassword({ email: 'lan@moj.example', password })).error).toBeNull();
    expect((await take(tokenIn(said))).isTaken).toBe(false);
    expect(await logged()).toEqual([['staff_invited', 'Lê Văn Chính', null]]);
  });

  test('invites nobody twice, and by that gets no link of theirs', async () => {
    const { said, failure } = await run(lead);
    expect([said, failure]).toEqual(['', expect.stringContaining('đang dùng trang quản trị')]);
    const sameName = [...lead.slice(0, 1), 'lan2@moj.example', ...lead.slice(2)];
    expect((await run(sameName)).said).not.toContain('#moi=');
  });

  test('gives a new link only after that is recorded', async () => {
    const { said } = await run(['link', 'LAN@moj.example', '--yes']);
    expect((await take(tokenIn(said))).isTaken).toBe(true);
    expect((await logged()).at(-1)).toEqual(['link_issued', 'Lê Văn Chính', null]);
    expect((await run(['link', 'la@moj.example', '--yes'])).failure).toContain('accounts');
  });

  test('resets the factor of who lost a phone, recorded', async () => {
    expect((await run(['reset-factor', 'lan@moj.example', '--yes'])).said).toContain('Lê Thị Lan');
    expect((await logged()).at(-1)?.[0]).toBe('factor_reset');
  });

  test('cannot revoke the last lead, and sees who is and was staff', async () => {
    expect((await run(['revoke', 'lan@moj.example', '--yes'])).failure).toContain('phụ trách cuối cùng');
    await run(['invite', 'minh@moj.example', '--name', 'Trần Văn Minh', '--role', 'phu-trach']);
    expect((await run(['revoke', 'lan@moj.example', '--yes'])).said).toContain('Đã thu hồi');
    const { said } = await run(['accounts']);
    expect(said).toMatch(/lan@moj\.example +Lê Thị Lan +phụ trách .*đã thu hồi/);
    expect(said).toMatch(/minh@moj\.example +Trần Văn Minh +phụ trách .*đang dùng/);
  });

  test('says whether a second factor is needed, and off only when it is meant', async () => {
    expect((await run(['second-factor', 'off'])).failure).toBe('Chưa thay đổi gì.');
    expect((await run(['second-factor', 'off', '--yes'])).said).toContain('chỉ cần mật khẩu');
    expect((await run(['second-factor', 'on'])).said).toContain('cần yếu tố');
  });
});

describe('whoever has no secret key', () => {
  test.each(['users', 'generate_link', 'users/00000000-0000-4000-8000-000000000000/factors'])(
    'reaches no %s of accounts',
    async (path) => {
      for (const apikey of [survey.publishableKey, '', 'sb_secret_guessed']) {
        const asked = { method: 'POST', headers: { apikey }, body: '{"email": "minh@moj.example"}' };
        const response = await fetch(`${survey.url}/auth/v1/admin/${path}`, asked);
        expect([response.status, await response.text()]).toEqual([
          401,
          expect.not.stringContaining('hashed'),
        ]);
      }
    },
  );
});
