import { limits } from '../../questionnaire/limits.ts';
import type { Refusal } from '../../submission/refusal.ts';

/** Bytes one request may have: a whole Phiếu with fifty software instances has a tenth of it. */
export const maxBodyBytes = 1_000_000;

/** The kinds of body a function may be asked to read. */
export type MediaType = 'application/json' | 'application/x-www-form-urlencoded';

/** The text of a body and its kind, or why it is not read. */
export type BodyReading = { ok: true; text: string; type: MediaType } | { ok: false; refusal: Refusal };

/** Reads a body of an allowed kind, of at most `maxBodyBytes`, that is UTF-8 and arrived whole. */
export async function readBody(request: Request, allowed: readonly MediaType[]): Promise<BodyReading> {
  const type = mediaTypeOf(request);
  const expected = allowed.find((candidate) => candidate === type);
  if (expected === undefined) return { ok: false, refusal: 'unsupported_media_type' };
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) return tooLarge;
  try {
    const bytes = await readBytes(request.body);
    if (bytes === undefined) return tooLarge;
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), type: expected };
  } catch {
    // Cut on the way, or not UTF-8.
    return { ok: false, refusal: 'invalid_request' };
  }
}

const tooLarge = { ok: false, refusal: 'body_too_large' } as const;

/** The kind of body a request says it has, without parameters; empty when it says nothing. */
export function mediaTypeOf(request: Request): string {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}

/** The bytes of a stream, or undefined as soon as there are too many: the rest is not waited for. */
async function readBytes(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (stream === null) return new Uint8Array();
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Values one JSON body may have, lists and objects with what is in them: four for each change of the largest draft. */
const maxValues = 5 * limits.entries;

/**
 * JSON as a value, or undefined when it is not JSON or has more values than any request of ours. Keys such as `__proto__`
 * come out as plain data.
 */
export function parseJson(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown;
    return hasAtMostValues(value, maxValues) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Counts what a value holds, and stops as soon as that is too much. */
function hasAtMostValues(value: unknown, max: number): boolean {
  const waiting = [value];
  let counted = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const name in next) {
      counted += 1;
      if (counted > max) return false;
      waiting.push((next as Record<string, unknown>)[name]);
    }
  }
  return true;
}
