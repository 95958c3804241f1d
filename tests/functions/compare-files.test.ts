import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import finish from '../../functions/attachments-finish.ts';
import begin from '../../functions/attachments.ts';
import send from '../../functions/responses.ts';
import { rpcOf } from '../../src/operate/rpc.ts';
import { runStaff } from '../../src/operate/staff.ts';
import { reportFiles } from '../../src/server/files/report-files.ts';
import { compareFiles } from '../../src/server/files/stored-files.ts';
import { bodyOf, openFunctions, post, run, sendBody, type OpenFunctions } from './open-functions.ts';
import { pdf } from './stored-files.ts';

let functions: OpenFunctions;
let folder: string;
beforeAll(async () => {
  functions = await openFunctions();
  folder = await mkdtemp(path.join(tmpdir(), 'survey-files-'));
  const key = { unit: '01', access_code: await functions.codeOf('01') };
  await run(send, post('/api/responses', sendBody('01', { access_code: key.access_code })));
  for (const name of ['Bản ký.pdf', '\u202Efdp.exe\x1b[31m.pdf'])
    await receive(key, name, pdf(name.startsWith('B') ? '' : '/OpenAction <</S /JavaScript>>'));
});
afterAll(async () => {
  await functions.close();
  await rm(folder, { recursive: true });
});

async function receive(key: object, name: string, bytes: Buffer): Promise<void> {
  const file = { kind: 'signed_copy', name, type: 'application/pdf', size: bytes.length };
  const { id, upload_address } = await bodyOf(
    await run(begin, post('/api/attachments', { ...key, ...file })),
  );
  const body = new Uint8Array(bytes);
  await fetch(String(upload_address), { method: 'PUT', headers: { 'content-type': file.type }, body });
  expect((await run(finish, post('/api/attachments/finish', { ...key, id }))).status).toBe(200);
}

const bucket = () =>
  createClient(functions.survey.url, functions.survey.secretKey, {
    auth: { persistSession: false },
  }).storage.from('uploads');

async function staff(...args: string[]): Promise<string> {
  const said: string[] = [];
  const failure = await runStaff(args, {
    call: rpcOf(functions.survey),
    say: (line) => void said.push(line),
    isTyped: () => Promise.resolve(true),
    environment: {},
  }).catch((error: unknown) => error as Error);
  return [...said, failure?.message].filter(Boolean).join('\n');
}

describe('staff -- files', () => {
  test('lists what was received, with its hash and what to beware of, and nothing that steers a terminal', async () => {
    const said = await staff('files', '01');
    expect(said).toContain('Phiếu 669-01: 2 tệp');
    expect(said).toMatch(/Bản ký {2}lần gửi 1 .*Bản ký\.pdf.*SHA-256 [0-9a-f]{64}/u);
    expect(said).toContain('LƯU Ý: có mã lệnh');
    for (const hidden of ['\u202E', '\x1b']) expect(said).not.toContain(hidden);
  });

  test('saves each under a name of ours, byte for byte, for its owner alone', async () => {
    await staff('files', '01', '--out', folder);
    const saved = await readdir(folder);
    expect(saved).toHaveLength(2);
    expect(saved.every((name) => /^669-01-signed_copy-[0-9a-f]{8}\.pdf$/.test(name))).toBe(true);
    const contents = await Promise.all(saved.map((name) => readFile(path.join(folder, name))));
    expect(contents.some((bytes) => bytes.equals(pdf()))).toBe(true);
  });
});

describe('database and storage', () => {
  test('fit together after files were received', async () => {
    expect(await compareFiles()).toMatchObject({
      files: 2,
      objects: 2,
      withoutObject: [],
      withoutRow: [],
      unfinished: [],
    });
    expect(await staff('compare-files')).toContain('Khớp nhau.');
  });

  test('fit together although the sending of a file was given up, which is named', async () => {
    await functions.survey.rows(
      `insert into survey.uploads (id, response_id, revision, kind, name, object, type, size, begun_at)
       select gen_random_uuid(), a.response_id, 1, 'plan', 'cũ.pdf', '01/00000000-0000-4000-8000-000000000000.pdf',
         'application/pdf', 9, survey.clock() - interval '25 hours' from survey.uploads a limit 1`,
    );
    const before = functions.printed().length;
    await reportFiles(Date.parse('2026-11-22T18:17:00Z'));
    expect(JSON.parse(functions.printed().slice(before))).toMatchObject({
      word: 'whole',
      unfinished: ['01/00000000-0000-4000-8000-000000000000.pdf'],
    });
    expect(await staff('compare-files')).toMatch(
      /Bắt đầu gửi quá một ngày chưa xong:\n.*cũ\.pdf[^]*Khớp nhau\./u,
    );
  });

  test('that do not are found: a file without a row, a row without its file, one never finished', async () => {
    await bucket().upload('02/la.pdf', new Blob([new Uint8Array(pdf())], { type: 'application/pdf' }), {
      contentType: 'application/pdf',
    });
    const [row] = await functions.survey.rows(`select object from survey.uploads where name = 'Bản ký.pdf'`);
    await bucket().remove([String(row?.['object'])]);
    const found = await compareFiles();
    expect(found.withoutRow.map(({ object }) => object)).toEqual(['02/la.pdf']);
    expect(found.withoutObject.map(({ name }) => name)).toEqual(['Bản ký.pdf']);
    expect(found.unfinished.map(({ name }) => name)).toEqual(['cũ.pdf']);
    expect(await staff('compare-files')).toMatch(/không có trong kho tệp:\n.*Bản ký\.pdf/u);
    expect(await staff('files', '01', '--out', folder)).toContain('Kho tệp không còn tệp');
  });

  test('are compared once a night, and what is strange is reported without a name of anybody', async () => {
    const night = Date.parse('2026-11-24T18:17:00Z');
    const before = functions.printed().length;
    await reportFiles(night);
    await reportFiles(night + 3_600_000);
    const lines = functions.printed().slice(before).trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      job: 'compare-files',
      word: 'differs',
      without_row: ['02/la.pdf'],
    });
    expect(lines[0]).not.toContain('Bản ký');
    await reportFiles(night + 24 * 3_600_000);
    expect(functions.printed().slice(before).trim().split('\n')).toHaveLength(2);
  });
});

describe('a file that comes again after it was refused', () => {
  const put = async (address: string, text: string) => {
    const headers = { 'content-type': 'application/pdf' };
    expect((await fetch(address, { method: 'PUT', headers, body: text })).status).toBe(200);
  };

  /** A file that is refused, and comes again by the same address, which is good for two hours. */
  async function refusedAndSentAgain(): Promise<string> {
    const key = { unit: '01', access_code: await functions.codeOf('01') };
    const file = { kind: 'plan', name: 'trang.pdf', type: 'application/pdf', size: 14 };
    const begun = await bodyOf(await run(begin, post('/api/attachments', { ...key, ...file })));
    const address = String(begun['upload_address']);
    await put(address, '<html></html>\n');
    const finished = await run(finish, post('/api/attachments/finish', { ...key, id: begun['id'] }));
    expect(finished.status).toBe(422);
    await put(address, '<html>2</html>');
    return /01\/[0-9a-f-]{36}\.pdf/.exec(address)?.[0] ?? '';
  }

  const everything = async () =>
    (await functions.survey.rows('select name from storage.objects order by name')).map(({ name }) => name);

  test('is removed in the night, and named; all else stays, known or not', async () => {
    const before = await everything();
    expect(before).toContain('02/la.pdf');
    const refused = [await refusedAndSentAgain(), await refusedAndSentAgain()].toSorted();
    expect(await everything()).toEqual([...before, ...refused].toSorted());
    expect((await compareFiles()).refused.map(({ object }) => object).toSorted()).toEqual(refused);
    expect(await staff('compare-files')).toMatch(/Đã từ chối nhưng còn trong kho tệp.*:\n.*01\//u);
    expect(await everything()).toEqual([...before, ...refused].toSorted());
    const printed = functions.printed().length;
    await reportFiles(Date.parse('2026-11-28T18:17:00Z'));
    expect(await everything()).toEqual(before);
    const line = JSON.parse(functions.printed().slice(printed)) as { removed: { names: string[] } };
    expect(line).toMatchObject({
      word: 'differs',
      without_row: ['02/la.pdf'],
      removed: { count: 2 },
      refused: [],
    });
    expect(line.removed.names.toSorted()).toEqual(refused);
  });

  test('is reported as lying there, when there is no time left in the night to remove it', async () => {
    const refused = await refusedAndSentAgain();
    await bucket().remove(['02/la.pdf']);
    const printed = functions.printed().length;
    await reportFiles(Date.parse('2026-11-30T18:17:00Z'), 0);
    expect(JSON.parse(functions.printed().slice(printed))).toMatchObject({
      word: 'differs',
      refused: [refused],
      removed: { count: 0, names: [] },
    });
    await reportFiles(Date.parse('2026-12-02T18:17:00Z'));
    expect(await everything()).not.toContain(refused);
  });
});

describe('staff -- signed', () => {
  test('records a signed copy the Department got itself, with its letter, in the name of who did it', async () => {
    const who = ['--who', 'Lê Văn Chính'];
    expect(await staff('signed', '01', ...who)).toContain('--channel');
    expect(await staff('signed', '01', ...who, '--channel', 'post')).toContain('--letter');
    expect(await staff('signed', '01', '--channel', 'post')).toContain('--who');
    const letter = ['--channel', 'post', '--letter', '123/STP-HCTP', '--date', '28/11/2016'];
    expect(await staff('signed', '01', ...who, ...letter)).toContain(
      'Đã ghi nhận bản ký của phiếu 669-01, lần gửi 1',
    );
    const [step] = await functions.survey.rows(
      `select r.signed_copy, s.actor, s.who, s.letter_number, s.letter_date::text as day from survey.signed_copies s
       join survey.responses r on r.id = s.response_id order by s.id desc limit 1`,
    );
    expect(step).toEqual({
      signed_copy: 'received',
      actor: 'staff',
      who: 'Lê Văn Chính',
      letter_number: '123/STP-HCTP',
      day: '2016-11-28',
    });
  });
});
