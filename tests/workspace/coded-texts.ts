import type { Coding, Text, TextPath, Theme } from '../../src/workspace/documents/texts.ts';

/** A theme of the codebook, apart from what a test changes. */
export const theme = (id: number, name: string, changed: Partial<Theme> = {}): Theme => ({
  ...{ id, version: id, name, definition: `Nói về ${name}`, example: '', is_retired: false },
  ...{ who: 'Lê Thị Hồng', at: '2016-12-05T03:00:00Z' },
  ...changed,
});

/** What a reader found in a text as it is now. */
export const coding = (who: string, themes: number[] | null, is_stale = false): Coding => ({
  ...{ who, themes, is_stale },
  ...{ own: false, at: '2016-12-05T03:00:00Z' },
});

/** What a Sở wrote, and what readers found in it. */
export const text = (unit: string, path: TextPath, ...codings: Coding[]): Text => ({
  ...{ unit, path, codings },
  ...{ name: `Tỉnh ${unit}`, number: `669-${unit}`, revision: 1, words: `=1+1 của ${unit}`, to_code: false },
});
