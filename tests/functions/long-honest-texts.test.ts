import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import send from '../../functions/responses.ts';
import { allFields } from '../../src/questionnaire/fields.ts';
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

const sentence = 'Khó khăn: đường truyền ở xã vùng cao chập chờn, nhiều hộ tịch viên chưa được tập huấn. ';
const of = (piece: string): string => piece.repeat(Math.ceil(10_000 / piece.length));
/** Whole characters of a text, at most 10,000 as a reader counts them. */
const within = (text: string): string =>
  [...new Intl.Segmenter('vi').segment(text)]
    .slice(0, 10_000)
    .map(({ segment }) => segment)
    .join('')
    .trim();

const texts: Readonly<Record<string, string>> = {
  'in one code for each letter (NFC)': within(of(sentence)),
  'with letters and marks apart (NFD, as macOS gives)': within(of(sentence)).normalize('NFD'),
  'as Unikey composes, the tone apart from the letter': within(of(sentence))
    .normalize('NFD')
    .replace(/([aeiouyAEIOUY])([\u0306\u0302\u031b])/g, (pair) => pair.normalize('NFC')),
  'with pictures in it': within(of('Đã xong ✅ 👍🏽 tốt. ')),
  'in paragraphs of another system': within(of('Một dòng.\r\n\r\n- Dòng khác;\r\n')),
};
const longPaths = allFields
  .filter(
    ({ question, instance }) =>
      question.kind === 'text' && question.max === 10_000 && instance?.repeat.name !== 'software_planned',
  )
  .flatMap(({ path, instance }) =>
    instance ? [0, 1, 2].map((index) => path.replace('.0.', `.${index}.`)) : [path],
  );

describe.each(Object.entries(texts))('10,000 characters %s', (_, text) => {
  test('in every long field of three software are saved, sent with a code, and come back (NFC)', async () => {
    const unit = ['01', '02', '04', '06', '08'][Object.values(texts).indexOf(text)]!;
    const access_code = await functions.codeOf(unit);
    const long = Object.fromEntries(longPaths.map((path) => [path, text]));
    const names = Object.fromEntries(
      [0, 1, 2].map((index) => [`software_in_use.${index}.name`, `Phần mềm ${index}`]),
    );
    const values = { ...smallest(unit), ...names, ...long };
    const changes = Object.entries(values).map(([path, to]) => ({ path, from: '', to }));
    expect((await run(saveDraft, post('/api/drafts', { unit, access_code, changes }))).status).toBe(200);
    const sent = await run(
      send,
      post('/api/responses', sendBody(unit, { access_code, form_values: values })),
    );
    expect([sent.status, sent.ok || (await bodyOf(sent))]).toEqual([201, true]);
    const opened = await bodyOf(await run(openDraft, post('/api/drafts/open', { unit, access_code })));
    for (const path of longPaths)
      expect((opened['form_values'] as Record<string, string>)[path]).toBe(text.normalize('NFC'));
  });
});

test('fifty software with long texts are taken', async () => {
  const instances = Array.from({ length: 50 }, (_, index) => [
    [`software_in_use.${index}.name`, `Phần mềm ${index}`],
    [`software_in_use.${index}.process`, 'Tiếp nhận, thẩm định, trả kết quả. '.repeat(100)],
  ]).flat() as [string, string][];
  const formValues = { ...smallest('10'), ...Object.fromEntries(instances) };
  const access_code = await functions.codeOf('10');
  const sent = sendBody('10', { access_code, form_values: formValues });
  expect((await run(send, post('/api/responses', sent))).status).toBe(201);
});
