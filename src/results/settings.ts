import { z } from 'zod';
import settings from '../../content/results.json' with { type: 'json' };

const share = z.number().min(0).max(1);
const isOrigin = (text: string): boolean =>
  text.startsWith('https://') && URL.canParse(text) && new URL(text).origin === text;

const resultsSettings = z.strictObject({
  /** An assumption for reference, not a condition the Ministry has set (D11). */
  readiness: z.strictObject({
    /** From which share of commune registrars with a computer the first criterion counts as met. */
    equipped_share_at_least: share,
    /** Whether provinces are named in it; if not, only how many there are is published. */
    name_provinces: z.boolean(),
  }),
  /** Where the classes of the map of equipment begin, from the highest to the lowest. */
  equipment_classes: z
    .tuple([share, share])
    .refine(([high, low]) => high > low, 'write the higher one first'),
  /** Sites that may show the letter and the overview in a frame, as "https://www.example.gov.vn". */
  embedding_origins: z.array(
    z
      .string()
      .refine(isOrigin, 'write it as "https://www.example.gov.vn", with https and nothing after the name'),
  ),
  /** Under which terms the open data may be used. */
  licence: z.strictObject({ id: z.string().min(1), title: z.string().min(1), address: z.url() }),
});

/** What the publishing agency sets about the results in content/results.json. */
export type ResultsSettings = z.infer<typeof resultsSettings>;

/** Checks settings; throws an error that names every key that cannot be used, and what to write there. */
export function readResultsSettings(given: unknown): ResultsSettings {
  const read = resultsSettings.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`content/results.json cannot be used. ${faults.join('; ')}.`);
}

/** The settings of content/results.json, checked. */
export const resultsSettingsOfSite: ResultsSettings = readResultsSettings(settings);
