import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCodes } from '../../src/operate/codes.ts';
import { dataFolderAt } from '../../src/operate/data-folder/data-folder.ts';
import { readSecrets } from '../../src/operate/data-folder/secrets.ts';
import { rpcOf } from '../../src/operate/rpc.ts';
import { groupAccessCode } from '../../src/submission/codes/access-code.ts';
import { provinces } from '../../src/units/units.ts';
import type { LocalData } from '../../tools/local/local-data.ts';
import { prepareSurvey } from '../../tools/prepare-survey.ts';
import { welcome } from '../../tools/welcome.ts';
import { openSurvey, type OpenSurvey } from '../database/open-survey.ts';

let survey: OpenSurvey;
let data: LocalData;
beforeAll(async () => {
  survey = await openSurvey();
  const folder = dataFolderAt(await mkdtemp(path.join(tmpdir(), 'survey-trial-')));
  data = { folder, secrets: await readSecrets(folder), database: survey as unknown as LocalData['database'] };
  await prepareSurvey(data);
});
afterAll(async () => {
  await survey.close();
  await rm(data.folder.root, { recursive: true });
});

const shown = () => welcome({ siteUrl: 'http://127.0.0.1:6690', data }, true);
const replace = (codes: string[]) =>
  issueCodes(
    provinces.filter(({ code }) => codes.includes(code)),
    { call: rpcOf(survey), pepper: data.secrets.access_code_pepper },
    { say: () => undefined, ask: () => Promise.resolve(`thay ${codes.length} mã`) },
  );

test('a start shows the trial codes that still open something, and no others', async () => {
  expect((await shown()).match(/(?:\w{4}-){4}\w/g)).toHaveLength(3);
  const { codes } = await replace(['04']);
  const after = await shown();
  expect(after.match(/(?:\w{4}-){4}\w/g)).toHaveLength(2);
  expect(after).not.toContain('Cao Bằng');
  expect(after).not.toContain(groupAccessCode(codes[0]?.code ?? ''));
  await replace(['01', '79']);
  expect(await shown()).toContain('It has no trial codes (any more); npm run codes issues new ones.');
});
