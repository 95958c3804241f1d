import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import finish from '../../functions/attachments-finish.ts';
import begin from '../../functions/attachments.ts';
import send from '../../functions/responses.ts';
import { maxFileBytes } from '../../src/submission/upload.ts';
import { bodyOf, openFunctions, post, run, sendBody, type OpenFunctions } from './open-functions.ts';
import { filesAt, told } from './sending-files.ts';
import { folded, pdfOf, script } from '../server/made-pdf.ts';
import { eicar, jpeg, pdf, png } from './stored-files.ts';

let functions: OpenFunctions;
beforeAll(async () => {
  functions = await openFunctions();
  await sendIt('01');
});
afterAll(() => functions.close());

const { ask, sendIt, open, upload, uploadAndFinish } = filesAt(() => functions);
const filesOf = async (unit: string) => (await open(unit))['files'] as Record<string, unknown>[];
const objects = async () =>
  (await functions.survey.rows('select name from storage.objects')).map((row) => String(row['name']));

describe('a file of a Sở', () => {
  test('goes straight to storage under a random name, and is known by its hash', async () => {
    const bytes = pdf();
    const finished = await uploadAndFinish('01', { bytes, name: 'Bản ký Sở Tư pháp.pdf' });
    expect(finished.status).toBe(200);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await filesOf('01')).toMatchObject([
      { kind: 'signed_copy', name: 'Bản ký Sở Tư pháp.pdf', sha256, revision: 1, is_current: true },
    ]);
    expect(await objects()).toEqual([expect.stringMatching(/^01\/[0-9a-f-]{36}\.pdf$/)]);
  });

  test.each([
    ['a PDF', pdf(), 'application/pdf'],
    ['a PNG', png, 'image/png'],
    ['a JPEG', jpeg, 'image/jpeg'],
  ])('that is %s is taken, as it says', async (_, bytes, type) => {
    expect((await uploadAndFinish('01', { bytes, type, kind: 'plan' })).status).toBe(200);
  });

  test.each([
    ['a known virus', eicar, 'application/pdf'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'application/pdf'],
    ['a PDF that begins with a page', Buffer.concat([Buffer.from('<html>'), pdf()]), 'application/pdf'],
    ['a PNG called PDF', png, 'application/pdf'],
    ['a PDF called PNG', pdf(), 'image/png'],
    ['a program', Buffer.from('MZ\x90\x00'), 'image/jpeg'],
  ])('that is %s is refused and removed', async (_, bytes, type) => {
    const before = await objects();
    expect(await told(await uploadAndFinish('01', { bytes, type }))).toEqual([422, 'file_refused']);
    expect(await objects()).toEqual(before);
  });

  test('of another size than it was said to have is refused', async () => {
    const cut = await uploadAndFinish('01', { bytes: pdf().subarray(0, 40), size: pdf().length });
    expect(await told(cut)).toEqual([422, 'file_refused']);
  });

  test('is at most 20 MB, at the door and in the bucket', async () => {
    const whole = Buffer.concat([pdf(), Buffer.alloc(maxFileBytes - pdf().length)]);
    const asked = { kind: 'plan', name: 'a.pdf', type: 'application/pdf' };
    const over = await ask(begin, '/api/attachments', '01', { ...asked, size: maxFileBytes + 1 });
    expect(await told(over)).toEqual([400, 'invalid_request']);
    expect((await ask(begin, '/api/attachments', '01', { ...asked, size: 0 })).status).toBe(400);
    expect((await upload('01', { bytes: whole })).put.status).toBe(200);
    const larger = await upload('01', { bytes: Buffer.concat([whole, Buffer.alloc(1)]), size: maxFileBytes });
    expect(larger.put.status).toBeGreaterThanOrEqual(400);
  }, 60_000);

  test('of a kind that is not taken is refused at the door', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/zip', ''])
      expect(
        (await ask(begin, '/api/attachments', '01', { kind: 'plan', name: 'a', type, size: 5 })).status,
      ).toBe(400);
  });

  test('has one address, good for its own object and once', async () => {
    const { upload_address } = await upload('01', { bytes: pdf() });
    const put = (address: string) =>
      fetch(address, { method: 'PUT', headers: { 'content-type': 'application/pdf' }, body: 'x' });
    expect((await put(upload_address)).ok).toBe(false);
    expect((await put(upload_address.replace(/[0-9a-f]{12}\.pdf/, '000000000000.pdf'))).ok).toBe(false);
  });

  test('keeps a name people can read, and none of its tricks', async () => {
    const names = [
      ['C:\\Users\\vt\\Bản ký.pdf', 'Bản ký.pdf'],
      ['../../etc/passwd.pdf', 'passwd.pdf'],
      ['hoa\u202Efdp.exe.pdf', 'hoafdp.exe.pdf'],
      ['hai\r\ndòng\0.pdf', 'haidòng.pdf'],
      ['Kế hoạch.pdf'.normalize('NFD'), 'Kế hoạch.pdf'],
      ['a.pdf.html', 'a.pdf.html'],
    ];
    await sendIt('02');
    for (const [name = ''] of names) await uploadAndFinish('02', { bytes: pdf(), name });
    expect((await filesOf('02')).map(({ name }) => name)).toEqual(names.map(([, kept]) => kept));
    const long = await uploadAndFinish('02', { bytes: pdf(), name: `${'đ'.repeat(300)}.pdf` });
    expect(long.status).toBe(200);
    expect(
      (
        await ask(begin, '/api/attachments', '02', {
          kind: 'plan',
          name: '\ud800',
          type: 'image/png',
          size: 5,
        })
      ).status,
    ).toBe(400);
  });

  test('finished twice is one file; one that never arrived is named as missing', async () => {
    await sendIt('04');
    const { id } = await upload('04', { bytes: pdf() });
    for (let time = 0; time < 2; time += 1)
      expect((await ask(finish, '/api/attachments/finish', '04', { id })).status).toBe(200);
    expect(await filesOf('04')).toHaveLength(1);
    const begun = await bodyOf(
      await ask(begin, '/api/attachments', '04', {
        kind: 'plan',
        name: 'b.pdf',
        type: 'application/pdf',
        size: 9,
      }),
    );
    expect(await told(await ask(finish, '/api/attachments/finish', '04', { id: begun['id'] }))).toEqual([
      409,
      'file_missing',
    ]);
  });

  test('is reached with the secret key only: the publishable key neither reads, lists, sends nor signs', async () => {
    const [object = ''] = await objects();
    const { url, publishableKey } = functions.survey;
    const headers = { apikey: publishableKey, authorization: `Bearer ${publishableKey}` };
    const ask = (path: string, method = 'GET', body?: string) =>
      fetch(`${url}/storage/v1/${path}`, {
        method,
        headers: {
          ...headers,
          'content-type': body?.startsWith('%') ? 'application/pdf' : 'application/json',
        },
        ...(body !== undefined && { body }),
      });
    const refused = [
      await ask(`object/uploads/${object}`),
      await ask(`object/public/uploads/${object}`),
      await ask(`object/authenticated/uploads/${object}`),
      await ask('object/uploads/01/la.pdf', 'POST', '%PDF-1.7'),
      await ask('object/upload/sign/uploads/01/la.pdf', 'POST', '{}'),
      await ask(`object/sign/uploads/${object}`, 'POST', '{"expiresIn":60}'),
    ];
    expect(refused.map(({ ok }) => ok)).toEqual(refused.map(() => false));
    const list = await ask('object/list/uploads', 'POST', '{"prefix":"01"}');
    expect(list.ok ? await list.json() : []).toEqual([]);
  });

  test('is of the Sở whose code it came with: another can neither finish nor see it', async () => {
    await sendIt('06');
    const { id } = await upload('04', { bytes: pdf() });
    expect(await told(await ask(finish, '/api/attachments/finish', '06', { id }))).toEqual([
      409,
      'file_missing',
    ]);
    expect(await filesOf('06')).toEqual([]);
  });

  test('is not taken before the answers are sent, nor without the code', async () => {
    const asked = { kind: 'plan', name: 'a.pdf', type: 'application/pdf', size: 9 };
    expect(await told(await ask(begin, '/api/attachments', '08', asked))).toEqual([409, 'not_sent_yet']);
    const wrong = post('/api/attachments', {
      unit: '08',
      access_code: await functions.codeOf('01'),
      ...asked,
    });
    expect(await told(await run(begin, wrong))).toEqual([403, 'wrong_code']);
  });

  test('is not taken with what came without a code', async () => {
    const asked = { kind: 'plan', name: 'a.pdf', type: 'application/pdf', size: 9 };
    expect((await run(send, post('/api/responses', sendBody('12')))).status).toBe(201);
    const blank = post('/api/attachments', { unit: '12', access_code: '', ...asked });
    expect(await told(await run(begin, blank))).toEqual([400, 'code_misspelled']);
    expect(await told(await ask(begin, '/api/attachments', '12', asked))).toEqual([409, 'not_sent_yet']);
  });

  test('comes at most forty times for one Sở in a day', async () => {
    await sendIt('10');
    const asked = { kind: 'plan', name: 'a.pdf', type: 'application/pdf', size: 9 };
    const answers: number[] = [];
    for (let time = 0; time < 41; time += 1)
      answers.push((await ask(begin, '/api/attachments', '10', asked)).status);
    expect([answers.filter((status) => status === 201).length, answers.at(-1)]).toEqual([40, 429]);
  });
});

describe('a PDF staff should know more of before they open it', () => {
  test.each([
    ['script', pdf('/OpenAction <</S /JavaScript /JS (app.alert(1))>>')],
    ['script', pdf('/AA <</O <</S /J#61vaScript>>>>')],
    ['script', pdfOf(folded([script]))],
    ['launch', pdf('/OpenAction <</S /Launch /F (cmd.exe)>>')],
    ['embedded_file', pdf('/Names <</EmbeddedFiles 2 0 R>>')],
    ['encrypted', pdf('/Encrypt 5 0 R')],
    ['submit_form', pdf('/AA <</O <</S /SubmitForm /F (https://example.org/)>>>>')],
    ['truncated', Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj')],
    ['not_fully_checked', pdfOf(folded([script], { written: '/Filter /Secret' }))],
  ])('is kept and marked: %s', async (flag, bytes) => {
    await sendIt('11');
    expect((await uploadAndFinish('11', { bytes })).status).toBe(200);
    const { files } = await functions.survey.call('list_uploads', { p: { unit: '11' } });
    expect((files as { flags: string[] }[]).at(-1)?.flags).toEqual([flag]);
  });
});
