import * as z from 'zod/mini';

/** What a member of staff may do: an officer reads, asks and records; a lead also decides, publishes, invites and closes. */
export const roles = ['officer', 'lead'] as const;

/** The words for each role. */
export const roleWords: Readonly<Record<(typeof roles)[number], string>> = {
  officer: 'chuyên viên',
  lead: 'phụ trách',
};

/** Who is signed in, as the database knows them. */
export const meSchema = z.object({
  outcome: z.literal('signed_in'),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** Whether this system asks for a second factor; a trial on one machine has none. */
  second_factor: z.boolean(),
});

/** Who is signed in. */
export type Me = z.infer<typeof meSchema>;
