import * as z from 'zod/mini';

/** What every request of a Sở for its own response begins with: the unit and its access code, as it was typed. */
export const credentials = {
  unit: z.string().check(z.regex(/^\d{2}$/)),
  access_code: z.string().check(z.maxLength(100)),
};

/** A count the database holds as an integer: at most 2,147,483,647. */
export const databaseInteger = z.int().check(z.minimum(0), z.maximum(2 ** 31 - 1));
