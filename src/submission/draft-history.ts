import * as z from 'zod/mini';
import { isFormValues } from '../questionnaire/form-values.ts';
import { credentials } from './codes/credentials.ts';
import type { FieldValue, FormValues } from '../questionnaire/form-values.ts';

/** How many entries one answer holds at most, and the log of one draft. */
const maxEntries = 2_000;

/** What the browser sends to POST /api/drafts/history; `before` is an id and asks for older entries only. */
export const draftHistoryRequestSchema = z.strictObject({
  ...credentials,
  before: z.optional(z.int().check(z.minimum(1))),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(maxEntries)), maxEntries),
});

const fieldValue = z.custom<FieldValue>((value) => isFormValues({ value }));
const formValues = z.custom<FormValues>(isFormValues);

const draftChangeSchema = z.object({
  id: z.int(),
  path: z.string(),
  /** What the field held before and holds after; the empty text for nothing. */
  from: fieldValue,
  to: fieldValue,
  changed_at: z.iso.datetime(),
  /** Later than changed_at when the browser changed the field again within 10 minutes. */
  last_changed_at: z.iso.datetime(),
  /** The id the browser gave; null when it gave none. */
  browser: z.nullable(z.string()),
  source: z.enum(['saved', 'sent', 'attached']),
});

/**
 * The log of a draft, newest entry first. `form_values` is the draft as it is now, the state `entries` lead to: when a further
 * page (`more`) comes with another version, the log has changed meanwhile and is read again from its newest entry.
 */
export const draftHistorySchema = z.object({
  version: z.int(),
  form_values: formValues,
  entries: z.array(draftChangeSchema),
  more: z.boolean(),
});

/** What POST /api/drafts/history answers. */
export type DraftHistory = z.infer<typeof draftHistorySchema>;

/** One logged change of one field of a draft. */
export type LoggedChange = z.infer<typeof draftChangeSchema>;

/** What one browser changed within 10 minutes, or what one send or the Department put in the draft's place. */
export interface DraftSave {
  /** The id of its oldest entry, by which `stateBefore` knows the save. */
  id: number;
  at: string;
  browser: string | null;
  source: LoggedChange['source'];
  /** Newest first. */
  entries: LoggedChange[];
}

const tenMinutes = 600_000;

/**
 * Groups entries, newest first, into saves (lần lưu), newest first: consecutive entries of one browser and source, all
 * begun within 10 minutes of the first. Ten minutes in all, not between two of them: else a morning of steady typing
 * would be one save, with no state in it to go back to; and no field twice. Entries that changed nothing in the end belong to none.
 */
export function savesOf(entries: readonly LoggedChange[]): DraftSave[] {
  const saves: DraftSave[] = [];
  for (const entry of entries.toReversed()) {
    if (isSame(entry.from, entry.to)) continue;
    const last = saves.at(-1);
    if (last && belongsTo(last, entry)) last.entries.unshift(entry);
    else saves.push(begunBy(entry));
  }
  return saves.toReversed();
}

const belongsTo = (save: DraftSave, entry: LoggedChange): boolean =>
  save.browser === entry.browser &&
  save.source === entry.source &&
  // A field that was filled in and then cleared: between the two lies a state to go back to.
  !save.entries.some(({ path }) => path === entry.path) &&
  Date.parse(entry.changed_at) - Date.parse(save.at) < tenMinutes;

const begunBy = (entry: LoggedChange): DraftSave => ({
  id: entry.id,
  at: entry.changed_at,
  browser: entry.browser,
  source: entry.source,
  entries: [entry],
});

/**
 * The draft as it was before the entry `id` and all later ones: takes them back from `form_values`, newest first. Fields whose
 * oldest entries were pruned keep the earliest value the log still knows.
 */
export function stateBefore(values: FormValues, entries: readonly LoggedChange[], id: number): FormValues {
  const state = new Map(Object.entries(values));
  for (const entry of entries) {
    if (entry.id < id) break;
    if (isBlank(entry.from)) state.delete(entry.path);
    else state.set(entry.path, entry.from);
  }
  return Object.fromEntries(state);
}

const isBlank = (value: FieldValue): boolean => value.length === 0;

const isSame = (one: FieldValue, other: FieldValue): boolean => JSON.stringify(one) === JSON.stringify(other);
