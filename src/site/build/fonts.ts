/** One file of a font family, at one weight and style. */
export interface FontFile {
  src: [string];
  weight: 400 | 600 | 700;
  style: 'normal' | 'italic';
  /** The letters to use it for, where another file of the weight has the others. */
  unicodeRange?: [string];
}

/** Be Vietnam Pro, for everything but the letter. One bold (600) serves headings, labels and buttons alike; `npm run fonts`
 *  makes the files. */
export const uiFont = ([400, 600] as const).map((weight): FontFile => ({
  src: [`./src/site/fonts/be-vietnam-pro-${weight}.woff2`],
  weight,
  style: 'normal',
}));

/**
 * The two subsets a Vietnamese page needs. Together they hold the whole alphabet: the unaccented letters and
 * those of Latin-1 (à, ê, ý) are in the first, all others (ă, đ, ơ, ệ) and the đồng sign in the second.
 */
const subsets = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
} as const;

const letterFiles = (weight: 400 | 700, style: FontFile['style']): FontFile[] =>
  Object.entries(subsets).map(([subset, range]) => ({
    src: [`./node_modules/@fontsource/tinos/files/tinos-${subset}-${weight}-${style}.woff2`],
    weight,
    style,
    unicodeRange: [range],
  }));

/** Tinos, drawn to the widths of Times New Roman, which the rules for official letters name. */
export const letterFont = [
  ...letterFiles(400, 'normal'),
  ...letterFiles(700, 'normal'),
  ...letterFiles(400, 'italic'),
  ...letterFiles(700, 'italic'),
];
