import * as z from 'zod/mini';
import { draftFault, hasShapeOf, isDraftPath } from '../questionnaire/draft-path.ts';
import type { FieldValue } from '../questionnaire/form-values.ts';
import { openedDraftSchema, savedDraftSchema } from '../submission/draft-documents.ts';
import { openDraftRequestSchema, saveDraftRequestSchema } from '../submission/send-request.ts';
import { provinceByCode } from '../units/units.ts';
import { readDigest } from './access-code-digest.ts';
import { callDatabase } from './database.ts';
import type { Outcome, Refused } from './http/outcome.ts';
import { refusedByDatabase, refusedOutcome } from './refused-by-database.ts';
import { errorAt, malformed } from './http/request-errors.ts';
import { storedValue } from '../questionnaire/stored-values.ts';

/** The response of a unit as the database answers, or why it does not. */
export const openedOutcome = z.union([
  z.extend(openedDraftSchema, { outcome: z.literal('opened') }),
  refusedOutcome,
]);
const savedOutcome = z.union([z.extend(savedDraftSchema, { outcome: z.literal('saved') }), refusedOutcome]);

/** Finds the response and draft of a Sở by its code, or begins them; `sent` is the request as it came. */
export async function openDraft(sent: unknown): Promise<Outcome> {
  const request = openDraftRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const opened = await callDatabase('open_draft', { p: key }, openedOutcome);
  return opened.outcome === 'opened' ? done(opened) : refusedByDatabase(opened);
}

/** Saves changes to the draft of a Sở and answers with those that met another officer's change. */
export async function saveDraft(sent: unknown): Promise<Outcome> {
  const request = saveDraftRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const faults = faultsIn(request.data.changes);
  if (faults.length > 0) return { refusal: 'invalid_request', errors: faults };
  const changes = request.data.changes.map(({ path, from, to }) => ({
    path,
    from: storedValue(path, from),
    to: storedValue(path, to),
  }));
  const p = { ...key, changes, browser: request.data.browser };
  const saved = await callDatabase('save_draft', { p }, savedOutcome);
  return saved.outcome === 'saved' ? done(saved) : refusedByDatabase(saved);
}

/** The unit and the digest of its code, as the database asks for them. */
export function readKey({
  unit,
  access_code,
}: {
  unit: string;
  access_code: string;
}): Refused | { unit: string; digest: string } {
  if (!provinceByCode(unit))
    return { refusal: 'invalid_request', errors: [errorAt('unit', 'unknown_option', unit)] };
  const digest = readDigest(access_code);
  return typeof digest === 'string' ? { refusal: 'code_misspelled' } : { unit, ...digest };
}

function faultsIn(changes: readonly { path: string; from: FieldValue; to: FieldValue }[]) {
  const seen = new Set<string>();
  return changes.flatMap(({ path, from, to }) => {
    const repeated = seen.has(path);
    seen.add(path);
    if (!isDraftPath(path) || repeated)
      return [errorAt(path.toWellFormed().replaceAll('\0', ''), 'unknown_question')];
    if (!hasShapeOf(path, to)) return [errorAt(path, 'unreadable')];
    const fault = [from, to]
      .flat()
      .map((text) => draftFault(path, text))
      .find(Boolean);
    return fault ? [errorAt(path, fault)] : [];
  });
}

/** A document of the database as the answer to the caller. */
export function done({ outcome, ...body }: { outcome: string }): Outcome {
  return { status: 200, body, word: outcome };
}
