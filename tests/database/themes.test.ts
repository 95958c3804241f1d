import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveCode, openSurvey, sending, type OpenSurvey } from './open-survey.ts';
import { signIn, type SignedIn } from './signed-in.ts';

type Coding = { who: string; own: boolean; themes: number[] | null; is_stale: boolean };
type Text = {
  unit: string;
  path: string;
  revision: number;
  words: string;
  to_code: boolean;
  codings: Coding[];
};
type Counts = { all: number; to_code: number; to_review: number };
type Codebook = { version: number; themes: { id: number; version: number; name: string }[] };

const units = ['01', '02', '04', '06'];
const textOf = (unit: string) => `Hạ tầng mạng của ${unit} còn yếu`;

let survey: OpenSurvey;
let first: SignedIn;
let second: SignedIn;
let lead: SignedIn;
beforeAll(async () => {
  survey = await openSurvey();
  first = await signIn(survey, 'Trần Thị Bích', 'officer');
  second = await signIn(survey, 'Phạm Văn Dũng', 'officer');
  lead = await signIn(survey, 'Lê Văn Cường', 'lead');
  for (const unit of units) {
    await giveCode(survey, unit);
    await survey.call(
      'send_response',
      sending(unit, { answers: { obstacles: textOf(unit), proposals: ' ' } }),
    );
  }
});
afterAll(() => survey.close());

const listed = async (p = {}, who = first) =>
  (await who.ask('workspace_texts', p)) as unknown as {
    texts: Text[];
    total: number;
    counts: Counts;
    codebook: Codebook;
  };
const theme = async (name: string): Promise<number> => {
  const written = await first.ask('workspace_write_theme', {
    name,
    definition: `Câu trả lời nói về ${name}`,
  });
  return (written['codebook'] as Codebook).themes.at(-1)!.id;
};
const code = (who: SignedIn, unit: string, themes: number[], revision = 1) =>
  who.ask('workspace_code_text', { unit, path: 'obstacles', revision, themes });

describe('the texts of 3.4, 4 and 5', () => {
  test('are listed where something is written, and found without accents', async () => {
    expect((await listed()).texts.map(({ unit, path }) => [unit, path])).toEqual(
      units.map((unit) => [unit, 'obstacles']),
    );
    expect((await listed({ search: 'ha tang mang cua 04' })).texts.map(({ unit }) => unit)).toEqual(['04']);
    expect((await listed({ search: '_' })).total).toBe(0);
  });

  test('have no themes yet before somebody words one', async () => {
    expect((await listed()).codebook).toEqual({ version: 0, themes: [] });
    expect(await lead.ask('workspace_publish_themes')).toEqual({ outcome: 'nothing_coded' });
    expect(await survey.call('published_themes')).toBeNull();
  });
});

describe('a theme', () => {
  test('is worded anew only by who saw its present wording', async () => {
    const id = await theme('hạ tầng');
    const seen = (await listed()).codebook.themes.find((one) => one.id === id)!;
    const anew = {
      id,
      version: seen.version,
      name: 'Hạ tầng mạng',
      definition: 'Đường truyền, thiết bị mạng',
    };
    expect(await first.ask('workspace_write_theme', anew)).toMatchObject({ outcome: 'written' });
    expect(await second.ask('workspace_write_theme', anew)).toMatchObject({ outcome: 'stale' });
    expect((await listed()).codebook.version).toBe(2);
  });

  test('is found by each reader for himself, several in a text, and none is an answer too', async () => {
    const [network, money] = [(await listed()).codebook.themes[0]!.id, await theme('kinh phí')];
    for (const unit of units) await code(first, unit, unit === '06' ? [] : [network]);
    await code(second, '01', [network, money]);
    await code(second, '02', []);
    const { texts } = await listed();
    expect(texts[0]?.codings.map(({ who, themes }) => [who, themes])).toEqual([
      ['Trần Thị Bích', [network]],
      ['Phạm Văn Dũng', [network, money]],
    ]);
    expect((await listed({ to_code: true })).total).toBe(0);
    expect((await listed({ to_code: true }, second)).total).toBe(2);
    expect((await listed({ theme: String(money) })).texts.map(({ unit }) => unit)).toEqual(['01']);
    expect(await code(first, '01', [network, 999])).toEqual({ outcome: 'not_found' });
  });

  test('that a colleague found is not told to a reader who has not coded the text', async () => {
    const [network] = (await listed()).codebook.themes;
    const [unread] = (await listed({ unit: '04' }, second)).texts;
    expect(unread).toMatchObject({ to_code: true, codings: [{ own: false, themes: null }] });
    const whole = await listed({ unit: '04', with_codings: true }, second);
    expect(whole.texts[0]?.codings[0]?.themes).toEqual([network!.id]);
    const [read] = (await listed({ unit: '02' }, second)).texts;
    expect(read?.codings.map(({ own, themes }) => [own, themes])).toEqual([
      [false, [network!.id]],
      [true, []],
    ]);
  });

  test('is counted for the public only when a lead says so, and below 3 without its number', async () => {
    expect(await first.ask('workspace_publish_themes')).toEqual({ outcome: 'role_needed' });
    const before = (await survey.call('published_version'))['version'] as number;
    const preview = await first.ask('workspace_publish_themes', { preview: true });
    expect(preview).toMatchObject({ outcome: 'preview', answers: { obstacles: 4 }, published: null });
    const { themes, answers } = preview;
    const publish = (seen: object) => lead.ask('workspace_publish_themes', { seen });
    expect(await publish({ themes, answers: { obstacles: 3 } })).toEqual({
      outcome: 'stale',
      themes,
      answers,
    });
    expect(await publish({ themes, answers })).toMatchObject({ outcome: 'published' });
    expect(await survey.call('published_themes')).toMatchObject({
      answers: { obstacles: 4 },
      themes: [
        { path: 'obstacles', name: 'Hạ tầng mạng', count: 3 },
        { path: 'obstacles', name: 'kinh phí', count: null },
      ],
    });
    expect(JSON.stringify(await survey.call('published_themes'))).not.toContain('còn yếu');
    expect((await survey.call('published_version'))['version']).toBe(before + 1);
  });

  test('is to be looked at again where a correction changed the text that was coded', async () => {
    const corrected = { base_revision: 1, answers: { obstacles: 'Thiếu kinh phí' } };
    await survey.call('send_response', sending('02', corrected));
    expect(await code(first, '02', [])).toEqual({ outcome: 'stale', current_revision: 2 });
    const [text] = (await listed({ search: 'thieu kinh phi' })).texts;
    expect(text?.codings.every(({ is_stale }) => is_stale)).toBe(true);
    expect((await listed({ to_code: true })).texts.map(({ unit }) => unit)).toEqual(['02']);
    expect((await listed({ to_review: true })).texts.map(({ unit }) => unit)).toEqual(['02']);
    expect((await listed()).counts).toEqual({ all: 4, to_code: 1, to_review: 1 });
    const [network] = (await listed()).codebook.themes;
    await code(first, '02', [network!.id], 2);
    expect((await listed({ to_code: true })).total).toBe(0);
  });

  test('is withdrawn from the public by a lead', async () => {
    expect(await lead.ask('workspace_publish_themes', { withdraw: true })).toMatchObject({
      outcome: 'withdrawn',
    });
    expect(await survey.call('published_themes')).toBeNull();
  });
});

describe('urging', () => {
  test('is counted by unit', async () => {
    await first.ask('workspace_record_urging', { units: ['08', '10'] });
    const again = await second.ask('workspace_record_urging', { units: ['10'] });
    expect(again['urgings']).toMatchObject([
      { unit: '08', times: 1 },
      { unit: '10', times: 2 },
    ]);
    expect(await first.ask('workspace_record_urging', { units: ['08', 'xx'] })).toEqual({
      outcome: 'not_found',
    });
    expect(await first.ask('workspace_record_urging', { units: [] })).toEqual({ outcome: 'not_found' });
  });
});

test('codings and codebook are deleted with the contacts, and none is written afterwards', async () => {
  await survey.call('close_survey', { p: { who: 'Lê Văn Cường' } });
  const [{ count } = {}] = await survey.rows('select count(*)::integer from survey.revisions');
  const deleted = await survey.call('delete_personal_data', { p: { who: 'Lê Văn Cường', revisions: count } });
  expect(deleted).toMatchObject({ outcome: 'deleted', codings: 7 });
  expect((await listed()).codebook.themes).toEqual([]);
  expect(await code(first, '01', [])).toEqual({ outcome: 'personal_data_deleted' });
});
