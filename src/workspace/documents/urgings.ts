import * as z from 'zod/mini';

const urgings = z.array(z.object({ unit: z.string(), times: z.int(), at: z.string() }));

/** How often each Sở that was urged was, and when last. */
export const urgingsSchema = z.object({ outcome: z.enum(['listed', 'recorded']), urgings });

/** How often each Sở that was urged was, and when last. */
export type UrgingsDocument = z.infer<typeof urgingsSchema>;
