import * as z from 'zod/mini';

/** The questions whose texts are read for themes: 3.4, 4 and 5, in the order of the paper. */
export const textPaths = ['interconnection', 'obstacles', 'proposals'] as const;

/** One of these questions. */
export type TextPath = (typeof textPaths)[number];

const count = z.int();
const path = z.enum(textPaths);

const theme = z.object({
  id: count,
  /** Of its wording; another one when it is worded anew. */
  version: count,
  name: z.string(),
  definition: z.string(),
  example: z.string(),
  is_retired: z.boolean(),
  who: z.string(),
  at: z.string(),
});

/** One theme of the codebook, as it is worded now. */
export type Theme = z.infer<typeof theme>;

const codebook = z.object({ version: count, themes: z.array(theme) });

/** The themes, and how many wordings there have been of them. */
export type Codebook = z.infer<typeof codebook>;

/** What writing a theme answers, done or refused because the codebook on screen is older. */
export const codebookSchema = z.object({ outcome: z.literal('written'), codebook });

const coding = z.object({
  who: z.string(),
  own: z.boolean(),
  /** Null while who is signed in has not coded the text as it is now. */
  themes: z.nullable(z.array(count)),
  at: z.string(),
  /** Whether the text was corrected since it was read. */
  is_stale: z.boolean(),
});

/** Which themes a reader found in a text. */
export type Coding = z.infer<typeof coding>;

const text = z.object({
  unit: z.string(),
  name: z.string(),
  number: z.string(),
  revision: count,
  path,
  words: z.string(),
  /** Whether who is signed in has not coded it as it is now. */
  to_code: z.boolean(),
  codings: z.array(coding),
});

/** What a Sở wrote last at one of the questions, and what readers found in it. */
export type Text = z.infer<typeof text>;

/** One page of the texts, with the codebook. */
export const textsSchema = z.object({
  outcome: z.literal('listed'),
  total: count,
  page: count,
  page_size: count,
  counts: z.object({ all: count, to_code: count, to_review: count }),
  codebook,
  texts: z.array(text),
});

/** One page of the texts, with the codebook. */
export type TextsDocument = z.infer<typeof textsSchema>;

const counted = {
  answers: z.record(z.string(), count),
  themes: z.array(
    z.object({
      path,
      name: z.string(),
      definition: z.string(),
      /** Null below 3. */ count: z.nullable(count),
    }),
  ),
};

/** National counts of themes: as they are now, and as they are published; null where nothing is. */
export const themeCountsSchema = z.object({
  outcome: z.literal('preview'),
  ...counted,
  published: z.nullable(z.object({ published_at: z.string(), ...counted })),
});

/** National counts of themes, as they are now and as they are published. */
export type ThemeCounts = z.infer<typeof themeCountsSchema>;
