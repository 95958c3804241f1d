import { createClient } from '@supabase/supabase-js';
import * as z from 'zod';
import { findField } from '../../questionnaire/fields.ts';
import { addressFrom } from '../published-view/read-published.ts';

const paths = ['obstacles', 'proposals', 'interconnection'] as const;
const count = z.int().nonnegative();

const document = z.nullable(
  z.strictObject({
    published_at: z.iso.datetime({ offset: true }),
    /** How many answers to each question were coded. */
    answers: z.partialRecord(z.enum(paths), count),
    themes: z.array(
      z.strictObject({
        path: z.enum(paths),
        name: z.string(),
        definition: z.string(),
        /** Null below 3: the number itself is published nowhere. */
        count: z.nullable(count.min(3)),
      }),
    ),
  }),
);

/** The counts of themes that the Department published; null where it publishes none. */
export type PublishedThemes = z.infer<typeof document>;

/** The themes of one question, those named most often first. */
export interface ThemesOfQuestion {
  path: (typeof paths)[number];
  /** "Mục 4: Khó khăn, vướng mắc". */
  title: string;
  /** In how many coded answers they were looked for. */
  answers: number;
  themes: readonly { name: string; definition: string; count: number | null }[];
}

/** What is published of the themes, question by question, difficulties first; empty where nothing is. */
export function themesByQuestion(published: PublishedThemes): ThemesOfQuestion[] {
  return paths.flatMap((path) => {
    const themes = published?.themes.filter((theme) => theme.path === path) ?? [];
    const question = findField(path)?.question;
    const title = `${question?.place ?? ''}: ${question?.shortLabel ?? ''}`;
    return themes.length === 0 ? [] : [{ path, title, answers: published?.answers[path] ?? 0, themes }];
  });
}

/** Reads the document of `published_themes`; a key too many fails as a missing one does. */
export function readThemes(read: unknown): PublishedThemes {
  const parsed = document.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `The results cannot be built: published_themes is not in the expected shape (${issue?.path.join('.')}: ` +
      `${issue?.message}). Bring the site and the migrations to the same version.`,
  );
}

let themes: Promise<PublishedThemes> | undefined;

/** The published counts of themes, read once for each build; in development read anew each time. */
export function publishedThemes(): Promise<PublishedThemes> {
  if (process.env['NODE_ENV'] === 'development') return read();
  themes ??= read();
  return themes;
}

async function read(): Promise<PublishedThemes> {
  const { url, publishableKey, timeoutMs } = addressFrom(process.env);
  const client = createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  const { error, status, ...answer } = await client
    .rpc('published_themes')
    .abortSignal(AbortSignal.timeout(timeoutMs));
  if (!error) return readThemes(answer.data);
  throw new Error(
    `The results cannot be built: ${new URL(url).origin} answered ${status} to published_themes. ` +
      'Check SUPABASE_PUBLISHABLE_KEY and apply the migrations.',
  );
}
