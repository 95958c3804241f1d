import * as z from 'zod';
import { publishedFactsSchema } from '../../questionnaire/publication.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().nonnegative();
const answeredUnit = z.strictObject({
  code: z.string(),
  code_set: z.literal('2016'),
  answered: z.literal(true),
  state: z.enum(['sent', 'accepted', 'completion_requested']),
  signed_copy: z.enum(['none', 'awaited', 'received']),
  revision: z.int().positive(),
  first_received_at: instant,
  received_at: instant,
  facts: publishedFactsSchema,
  /** Whether the Sở is asked about a count of section 1 now. */
  counts_asked: z.boolean().default(false),
});

const silentUnit = z.strictObject({
  code: z.string(),
  code_set: z.literal('2016'),
  answered: z.literal(false),
  state: z.null(),
  signed_copy: z.null(),
  revision: z.null(),
  first_received_at: z.null(),
  received_at: z.null(),
  facts: z.null(),
  counts_asked: z.literal(false).default(false),
});

const version = z.strictObject({ version: count, changed_at: instant.nullable() });

const summary = z.strictObject({
  letter: z.literal('669'),
  trial: z.boolean(),
  publish_from: z.enum(['sent', 'signed', 'accepted']).default('sent'),
  due_at: instant.nullable(),
  closes_at: instant.nullable(),
  version: count,
  changed_at: instant.nullable(),
  units: count,
  answered: count,
  late: count,
  signed: count,
  plan_files: count,
  /** Files of signed copies that were taken back, which under `signed` ends the publication of what they signed. */
  withdrawn: count,
});

/** The documents the publishable key may read, by the name of the function that returns each, with the only shape this site shows. */
export const documents = {
  published_version: version,
  published_summary: summary,
  published_units: z.array(z.discriminatedUnion('answered', [answeredUnit, silentUnit])),
};

/** The published totals of the survey. */
export type PublishedSummary = z.infer<typeof summary>;

/** What is published of one Sở: its latest confirmed response, or that it has sent none (then everything else is null). */
export type PublishedUnit = z.infer<(typeof documents)['published_units']>[number];

/**
 * Reads a document of the published view; a key too many fails as a missing one does, so that nothing reaches a page unseen.
 *
 * @throws Error with one sentence that names the document and the place in it.
 */
export function readDocument<Name extends keyof typeof documents>(
  name: Name,
  document: unknown,
): z.infer<(typeof documents)[Name]> {
  const read = documents[name].safeParse(document);
  if (read.success) return read.data as z.infer<(typeof documents)[Name]>;
  const issue = read.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new Error(
    `The results cannot be built: ${name} is not in the expected shape${place} (${issue?.message}). ` +
      'Bring the site and the migrations to the same version.',
  );
}
