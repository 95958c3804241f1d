import * as z from 'zod/mini';
import { tidyWords, type AuditEntry } from './decisions.ts';
import { ask, type Rpc } from './rpc.ts';
import { timesSchema } from './documents.ts';

const timesSet = z.extend(timesSchema, { outcome: z.literal('set') });
const closed = z.extend(timesSchema, { outcome: z.enum(['closed', 'closed_already']) });
const rejected = z.object({ outcome: z.literal('found'), responses: z.int(), bytes: z.int() });
const purged = z.object({ outcome: z.literal('purged'), numbers: z.array(z.string()) });
const withdrawn = z.object({ outcome: z.enum(['withdrawn', 'withdrawn_already']) });
const deleted = z.object({ outcome: z.literal('deleted'), contacts: z.int(), drafts: z.int() });

/** The two times of a survey; null is never, and what is not named stays as it is. */
export interface Times {
  due_at?: string | null;
  closes_at?: string | null;
}

const tidy = ({ who, why }: AuditEntry): AuditEntry => ({ who: tidyWords(who), why: tidyWords(why) });

/** Sets from when on a response is late and when the survey closes. */
export const setTimes = (call: Rpc, times: Times, entry: AuditEntry): Promise<z.infer<typeof timesSet>> =>
  ask(call, 'set_times', { ...times, ...tidy(entry) }, timesSet);

/** Closes the survey now, unless it is closed; it can be opened again until contacts are deleted. */
export const freezeSurvey = (call: Rpc, entry: AuditEntry): Promise<z.infer<typeof closed>> =>
  ask(call, 'close_survey', { ...tidy(entry) }, closed);

/** Deletes contacts and drafts of a closed survey for good, if `revisions`, those exported, are all there are. */
export const deletePersonalData = (
  call: Rpc,
  revisions: number,
  entry: AuditEntry,
): Promise<z.infer<typeof deleted>> =>
  ask(call, 'delete_personal_data', { revisions, ...tidy(entry) }, deleted);

/** Takes the snapshot of a day from what the public may read; its page then gives the reason. */
export const withdrawSnapshot = (
  call: Rpc,
  snapshot: { day: string; publish_from: string },
  entry: AuditEntry,
): Promise<z.infer<typeof withdrawn>> =>
  ask(call, 'withdraw_snapshot', { ...snapshot, ...tidy(entry) }, withdrawn);

/** How many responses without a code were rejected more than 30 days ago and still have their content, and its bytes. */
export const findRejected = (call: Rpc, entry: AuditEntry): Promise<z.infer<typeof rejected>> =>
  ask(call, 'purge_rejected', { ...tidy(entry) }, rejected);

/** Takes the content from these for good, if there are still as many; number, hash and who decided stay. */
export const purgeRejected = (
  call: Rpc,
  responses: number,
  entry: AuditEntry,
): Promise<z.infer<typeof purged>> => ask(call, 'purge_rejected', { responses, ...tidy(entry) }, purged);
