import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import {
  uploadTypes,
  beginRequestSchema,
  finishRequestSchema,
  signedCopyRequestSchema,
  typeOf,
  withdrawRequestSchema,
} from '../../submission/upload.ts';
import { isoDay, parseDate } from '../../vietnamese/dates.ts';
import { tidyLine } from '../../vietnamese/text.ts';
import { callDatabase } from '../database.ts';
import { done, openedOutcome, readKey } from '../drafts.ts';
import { flagsOf } from './file-content.ts';
import type { Outcome, Refused } from '../http/outcome.ts';
import { refusedByDatabase, refusedOutcome } from '../refused-by-database.ts';
import { errorAt, malformed } from '../http/request-errors.ts';
import { readObject, removeObjects, signUpload } from './storage.ts';

const begun = z.object({ outcome: z.literal('begun') });
const finished = z.object({ outcome: z.literal('finished') });
const found = z.object({
  outcome: z.literal('found'),
  object: z.string(),
  type: z.string(),
  size: z.int(),
  state: z.enum(['begun', 'received', 'refused']),
});

/** Notes a file that a Sở is about to send, and answers with the address it goes to: storage itself, not this function. */
export async function beginUpload(sent: unknown): Promise<Outcome> {
  const request = beginRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const { kind, type, size } = request.data;
  const name = tidyFileName(request.data.name);
  if (name === undefined) return { refusal: 'invalid_request', errors: [errorAt('name', 'unstorable_text')] };
  const id = randomUUID();
  const object = `${key.unit}/${id}.${uploadTypes[type]}`;
  const p = { ...key, id, kind, name, object, type, size };
  const noted = await callDatabase('begin_upload', { p }, z.union([begun, refusedOutcome]));
  if (noted.outcome !== 'begun') return refusedByDatabase(noted);
  return { status: 201, body: { id, upload_address: await signUpload(object) }, word: 'begun' };
}

/** Looks at a file that has arrived in storage: what it is by its bytes, not by its name; keeps it or removes it. */
export async function finishUpload(sent: unknown): Promise<Outcome> {
  const request = finishRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const { id } = request.data;
  const file = await callDatabase('find_upload', { p: { ...key, id } }, z.union([found, refusedOutcome]));
  if (file.outcome !== 'found') return refusedByDatabase(file);
  const refused = file.state === 'begun' ? await finish(id, file) : undefined;
  if (refused ?? file.state === 'refused') return refused ?? { refusal: 'file_refused' };
  const opened = await callDatabase('open_draft', { p: key }, openedOutcome);
  return opened.outcome === 'opened' ? done(opened) : refusedByDatabase(opened);
}

async function finish(id: string, file: z.infer<typeof found>): Promise<Refused | undefined> {
  const bytes = await readObject(file.object);
  if (!bytes) return { refusal: 'file_missing' };
  const type = typeOf(bytes);
  if (type === undefined || type !== file.type || bytes.length !== file.size) {
    await removeObjects([file.object]);
    await callDatabase('finish_upload', { p: { id, state: 'refused' } }, finished);
    return { refusal: 'file_refused' };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const p = { id, state: 'received', sha256, flags: await flagsOf(bytes, type) };
  await callDatabase('finish_upload', { p }, finished);
  return undefined;
}

/** Records how the signed copy of a revision comes: as a file that was received, or by another way with number and date. */
export async function recordSignedCopy(sent: unknown): Promise<Outcome> {
  const request = signedCopyRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const { revision, channel, letter_date } = request.data;
  const letter_number = tidyLine(request.data.letter_number) ?? '';
  const day = parseDate(letter_date);
  if (!day.ok) return { refusal: 'invalid_request', errors: [errorAt('letter_date', day.code, letter_date)] };
  if (letter_date > isoDay(new Date()))
    return { refusal: 'invalid_request', errors: [errorAt('letter_date', 'not_a_date', letter_date)] };
  const missing = [letter_number === '' && 'letter_number', letter_date === '' && 'letter_date'];
  const named = missing.filter((name) => name !== false);
  if (channel !== 'file' && named.length > 0)
    return { refusal: 'invalid_request', errors: named.map((name) => errorAt(name, 'unreadable')) };
  const p = {
    ...key,
    revision,
    channel,
    letter_number: letter_number || null,
    letter_date: letter_date || null,
  };
  const recorded = await callDatabase('record_signed_copy', { p }, openedOutcome);
  return recorded.outcome === 'opened' ? done(recorded) : refusedByDatabase(recorded);
}

/** Takes a received file back; the signed copy is awaited again where nothing else of it is left. */
export async function withdrawUpload(sent: unknown): Promise<Outcome> {
  const request = withdrawRequestSchema.safeParse(sent);
  if (!request.success) return malformed(request.error.issues);
  const key = readKey(request.data);
  if ('refusal' in key) return key;
  const p = { ...key, id: request.data.id };
  const withdrawn = await callDatabase('withdraw_upload', { p }, openedOutcome);
  return withdrawn.outcome === 'opened' ? done(withdrawn) : refusedByDatabase(withdrawn);
}

/** Characters a name keeps at most. */
const longest = 200;

/** The name of a file for people to read, without its folders; it never becomes part of an address. */
export function tidyFileName(name: string): string | undefined {
  const plain = tidyLine(name.replace(/^.*[/\\](?=[^/\\])/su, ''));
  if (plain === undefined || plain.length <= longest) return plain || undefined;
  return `${plain.slice(0, longest / 2)}…${plain.slice(-longest / 4)}`.toWellFormed();
}
