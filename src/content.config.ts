import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { letterSchema } from './letter/letter.ts';

/** The official letter: one file; its schema, field by field, is in src/letter/letter.ts. */
const letter = defineCollection({
  loader: glob({ base: './content/letter', pattern: '*.md' }),
  schema: letterSchema,
});

/** The help page: one file for each of its sections. */
const help = defineCollection({
  loader: glob({ base: './content/help', pattern: '*.md' }),
  schema: z.strictObject({
    /** Heading of the section, also shown in the page's list of contents. */
    title: z.string().min(1),
    /** Place on the page: lower comes first. */
    order: z.number(),
  }),
});

export const collections = { letter, help };
