import { type RenderedImage, Resvg } from '@resvg/resvg-js';
import { colors, element, escaped, round } from '../charts/svg.ts';
import { withFontFiles } from './font-files.ts';

const weights = ['400', '600'] as const;
/** The two files of each weight, and a letter only that one has: between two of them blanks keep their width. */
const subsets = { latin: 'n', vietnamese: 'đ' } as const;
const fonts = Object.keys(subsets).flatMap((subset) =>
  weights.map((weight) => ({
    file: `node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff`,
    family: `${subset}-${weight}`,
  })),
);

/** Draws SVG and its text as pixels, in the fonts of the site. */
export interface TextRenderer {
  render: (svg: string) => RenderedImage;
  /** A line of text as SVG, in the manner of `label`; weight 400 or 600. */
  textAt: (x: number, y: number, text: string, more?: Record<string, string | number>) => string;
}

/** Draws with the fonts of the site. */
export const withTextRenderer = <T>(draw: (renderer: TextRenderer) => T): Promise<T> =>
  withFontFiles(fonts, (files) => draw(rendererWith(files)));

/**
 * The renderer loses letters of a line that needs two files, so each run of letters is a text of its own, and where it
 * begins is measured.
 */
function rendererWith(fontFiles: string[]): TextRenderer {
  const open = (svg: string) => new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } });
  const widthOf = (text: string, family: string): number => {
    const line = element('text', { x: 0, y: 100, 'font-size': 100, 'font-family': family }, escaped(text));
    const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width: 9000, height: 200 }, line);
    return (open(svg).getBBox()?.width ?? 0) / 100;
  };
  return {
    render: (svg) => open(svg).render(),
    textAt: (x, y, text, { 'font-weight': weight = 400, 'text-anchor': anchor, ...more } = {}) => {
      const size = Number(more['font-size'] ?? 13);
      const runs = runsOf(text).map((run) => {
        const mark = subsets[run.subset];
        const family = `${run.subset}-${weight}`;
        const width = widthOf(mark + run.text + mark, family) - widthOf(mark + mark, family);
        return { ...run, family, width: width * size };
      });
      let at = anchor === 'middle' ? x - runs.reduce((sum, { width }) => sum + width, 0) / 2 : x;
      const texts = runs.map((run) => {
        const place = {
          x: round(at),
          y,
          fill: colors.text,
          ...more,
          'font-size': size,
          'font-family': run.family,
        };
        at += run.width;
        return element('text', { ...place, 'xml:space': 'preserve' }, escaped(run.text));
      });
      return texts.join('');
    },
  };
}

/** The runs of a text by the file that has their letters. */
function runsOf(text: string): { text: string; subset: keyof typeof subsets }[] {
  const runs = text.match(/[ -\u00ff\u2000-\u206f]+|[^ -\u00ff\u2000-\u206f]+/gu) ?? [];
  return runs.map((run) => ({
    text: run,
    subset: /^[ -\u00ff\u2000-\u206f]/u.test(run) ? 'latin' : 'vietnamese',
  }));
}
