import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AuthClient } from '@supabase/auth-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolderAt } from '../../src/operate/data-folder/data-folder.ts';
import { readSecrets } from '../../src/operate/data-folder/secrets.ts';
import type { LocalData } from '../../tools/local/local-data.ts';
import { isForThisMachine, prepareTrialAccount, readTrialAccount } from '../../tools/trial-account.ts';
import { welcome } from '../../tools/welcome.ts';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';
import { callAs } from '../hostile/staff-tokens.ts';

let survey: OpenSurvey;
let data: LocalData;
beforeAll(async () => {
  survey = await openSurvey();
  const folder = dataFolderAt(await mkdtemp(path.join(tmpdir(), 'survey-account-')));
  const secrets = { ...(await readSecrets(folder)), secret_key: survey.secretKey };
  const ask = (request: Request) =>
    fetch(new Request(`${survey.url}${new URL(request.url).pathname}`, request));
  data = { folder, secrets, database: { ...survey, fetch: ask } as unknown as LocalData['database'] };
  await prepareTrialAccount(data);
});
afterAll(async () => {
  await survey.close();
  await rm(data.folder.root, { recursive: true });
});

const shown = (isPrivate: boolean) => welcome({ siteUrl: 'http://127.0.0.1:6690', data }, isPrivate);

test('a start shows an account that opens the workspace, with a password alone', async () => {
  const account = await readTrialAccount(data);
  expect(await shown(true)).toContain(`${account?.email}, password ${account?.password}`);
  const auth = new AuthClient({
    url: `${survey.url}/auth/v1`,
    headers: { apikey: survey.publishableKey },
    persistSession: false,
    autoRefreshToken: false,
  });
  const { data: signed } = await auth.signInWithPassword(account ?? { email: '', password: '' });
  const headers = { authorization: `Bearer ${signed.session?.access_token}` };
  expect((await callAs(survey, headers, 'workspace_me', {})).answer).toMatchObject({
    outcome: 'signed_in',
    role: 'lead',
    second_factor: false,
  });
});

test('a second start makes none, and shows the same', async () => {
  const before = await shown(true);
  await prepareTrialAccount(data);
  expect(await shown(true)).toBe(before);
});

test('a start that others on the network reach neither makes nor shows one', async () => {
  expect(await shown(false)).not.toContain('password');
  const places = [
    [{ host: '127.0.0.1', siteUrl: undefined }, true],
    [{ host: '::1', siteUrl: 'http://localhost:8080' }, true],
    [{ host: '0.0.0.0', siteUrl: undefined }, false],
    [{ host: '::', siteUrl: undefined }, false],
    [{ host: '192.168.1.7', siteUrl: undefined }, false],
    [{ host: '127.0.0.1', siteUrl: 'https://khao-sat.example.vn' }, false],
  ] as const;
  for (const [place, isPrivate] of places)
    expect([place, isForThisMachine(place)]).toEqual([place, isPrivate]);
});

test('an account that was revoked, or whose password was changed, is shown no more', async () => {
  await survey.rows(
    `update auth.users set encrypted_password = extensions.crypt('another', extensions.gen_salt('bf', 4))`,
  );
  expect(await shown(true)).not.toContain('password');
});
