import { expect, test } from 'vitest';
import { readThemes, themesByQuestion } from '../../../src/results/themes/published-themes.ts';

const published = {
  published_at: '2016-12-06T02:00:00Z',
  answers: { interconnection: 12, obstacles: 31 },
  themes: [
    { path: 'interconnection', name: 'Dùng chung hạ tầng', definition: 'Trục liên thông', count: 5 },
    { path: 'obstacles', name: 'Kinh phí', definition: 'Thiếu kinh phí', count: 14 },
    { path: 'obstacles', name: 'Nhân lực', definition: 'Thiếu người', count: null },
  ],
};

test('themes are told by question, difficulties first, each over the answers that were coded', () => {
  const told = themesByQuestion(readThemes(published));
  expect(
    told.map(({ title, answers, themes }) => [title, answers, themes.map(({ count }) => count)]),
  ).toEqual([
    ['Mục 4: Khó khăn, vướng mắc', 31, [14, null]],
    ['Mục 3.4: Khả năng kết nối liên thông', 12, [5]],
  ]);
});

test('nothing is told of themes where nothing is published', () => {
  expect(themesByQuestion(readThemes(null))).toEqual([]);
});

test('a count below 3, or a word more than the counts, stops the build', () => {
  const withTheme = (changed: object) => ({
    ...published,
    themes: [{ ...published.themes[1], ...changed }],
  });
  for (const wrong of [
    withTheme({ count: 2 }),
    withTheme({ example: 'Sở A viết' }),
    { ...published, who: 'B' },
  ])
    expect(() => readThemes(wrong)).toThrow(/^The results cannot be built: published_themes /);
});
