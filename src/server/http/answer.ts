import { randomBytes } from 'node:crypto';
import { encodeCrockford } from '../../submission/codes/crockford.ts';
import { answerHeaders } from './headers.ts';
import { isRefused, statusOf, type Outcome, type Refused } from './outcome.ts';
import { mediaTypeOf, readBody, type MediaType } from './read-body.ts';
import { isSameOrigin } from './same-origin.ts';
import { loggable, TryAgain } from './try-again.ts';

/** What a function answers to: the name for the log, the method, the kinds of body it reads. */
export interface Route {
  name: string;
  method: 'GET' | 'POST';
  bodies?: readonly MediaType[];
  /** Milliseconds until the caller is asked to try again, however many things are waited for; 9 s unless said. */
  patience?: number;
}

/** A body that was read. */
export interface Body {
  text: string;
  type: MediaType;
}

/** Writes an outcome for whoever asked; JSON unless a function says otherwise. */
export type Present = (outcome: Outcome, reference: string) => Presented | Promise<Presented>;

interface Presented {
  /** A stream for what is larger than platforms pass on at once (6 MB). */
  body: string | ReadableStream;
  headers: Record<string, string>;
}

/**
 * Answers a request: checks method, origin and body, does the work, and writes one line of log. Whatever fails on the
 * way becomes 503 `try_again` with a reference; nobody is shown why.
 */
export async function answer(
  request: Request,
  route: Route,
  work: (body: Body) => Promise<Outcome>,
  presentAs: (mediaType: string) => Present = () => asJson,
): Promise<Response> {
  const started = performance.now();
  const reference = encodeCrockford(randomBytes(5), 8);
  const { outcome, reason } = await workSafely(request, route, work);
  const { body, headers } = await presentAs(mediaTypeOf(request))(outcome, reference);
  const status = isRefused(outcome) ? statusOf[outcome.refusal] : outcome.status;
  const word = isRefused(outcome) ? outcome.refusal : outcome.word;
  const ms = Math.round(performance.now() - started);
  console.log(JSON.stringify({ route: route.name, status, word, reference, ms, ...(reason && { reason }) }));
  const refusalHeaders = isRefused(outcome) ? headersOf(outcome, route) : {};
  return new Response(body, { status, headers: { ...answerHeaders, ...refusalHeaders, ...headers } });
}

async function workSafely(
  request: Request,
  route: Route,
  work: (body: Body) => Promise<Outcome>,
): Promise<{ outcome: Outcome; reason?: string }> {
  try {
    return { outcome: await inTime(checkAndWork(request, route, work), route.patience ?? 9_000) };
  } catch (error) {
    return { outcome: { refusal: 'try_again', retryAfter: 5 }, reason: loggable(error) };
  }
}

/** What is still under way then may yet be stored: whoever sends it again is answered with the first receipt. */
async function inTime<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TryAgain(`no answer within ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function checkAndWork(
  request: Request,
  route: Route,
  work: (body: Body) => Promise<Outcome>,
): Promise<Outcome> {
  if (request.method !== route.method) return { refusal: 'method_not_allowed' };
  if (route.method === 'GET') return work({ text: '', type: 'application/json' });
  if (!isSameOrigin(request)) return { refusal: 'not_same_origin' };
  const parsed = await readBody(request, route.bodies ?? ['application/json']);
  return parsed.ok ? work(parsed) : { refusal: parsed.refusal };
}

function headersOf({ refusal, retryAfter }: Refused, route: Route): Record<string, string> {
  return {
    ...(refusal === 'method_not_allowed' && { Allow: route.method }),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  };
}

/** An outcome as the API's JSON: the document, or `{error, reference, errors?, current_revision?}`. */
export const asJson: Present = (outcome, reference) => ({
  body: JSON.stringify(isRefused(outcome) ? refusalBody(outcome, reference) : outcome.body),
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
});

function refusalBody({ refusal, errors, currentRevision }: Refused, reference: string) {
  return {
    error: refusal,
    reference,
    ...(errors && { errors }),
    ...(currentRevision !== undefined && { current_revision: currentRevision }),
  };
}
