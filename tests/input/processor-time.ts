import * as fc from 'fast-check';
import finishUpload from '../../functions/attachments-finish.ts';
import withdrawUpload from '../../functions/attachments-withdraw.ts';
import beginUpload from '../../functions/attachments.ts';
import readHistory from '../../functions/drafts-history.ts';
import lockDraft from '../../functions/drafts-lock.ts';
import openDraft from '../../functions/drafts-open.ts';
import unlockDraft from '../../functions/drafts-unlock.ts';
import saveDraft from '../../functions/drafts.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import readRevision from '../../functions/revisions.ts';
import signedCopy from '../../functions/signed-copy.ts';
import { vi } from 'vitest';
import { post, run } from '../functions/open-functions.ts';
import type { SystemUnderTest } from '../setup/provided.ts';
import { largestHonestValues } from './honest-request.ts';
import { hostileRequests, mutated, requestOf, type HostileRequest } from './hostile-request.ts';

const handlers = {
  responses: send,
  'responses without script': send,
  drafts: saveDraft,
  'drafts/open': openDraft,
  'drafts/history': readHistory,
  'drafts/lock': lockDraft,
  'drafts/unlock': unlockDraft,
  attachments: beginUpload,
  'attachments/finish': finishUpload,
  'attachments/withdraw': withdrawUpload,
  'signed-copy': signedCopy,
  revisions: readRevision,
  'receipts/check': check,
} as const satisfies Record<HostileRequest['route'], unknown>;

/** How much more than the largest honest Phiếu a request may cost. */
export const timesHonest = 3;

/** Points the functions in this process at a system, whose database is another process; or no longer. */
export function pointAtSystem(system?: SystemUnderTest): void {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  if (!system) return;
  vi.stubEnv('SUPABASE_URL', system.supabaseUrl);
  vi.stubEnv('SUPABASE_SECRET_KEY', system.secretKey);
  vi.stubEnv('ACCESS_CODE_PEPPER', system.accessCodePepper);
  vi.stubEnv('SITE_URL', system.address);
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation(() => undefined);
}

/** A request that was answered: what it cost and what came back. */
export interface Cost {
  /** Milliseconds of the processor, of this process alone: the database is another one. */
  milliseconds: number;
  status: number;
  /** Characters of the answer. */
  size: number;
}

/** What it costs to answer a request. */
export async function costOf(route: HostileRequest['route'], request: Request): Promise<Cost> {
  const before = process.cpuUsage();
  const response = await run(handlers[route], request);
  const text = await response.text();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1_000, status: response.status, size: text.length };
}

/** The least it costs in several tries: what else the process had to do, as collecting garbage, is not counted. */
export async function leastCostOf(
  route: HostileRequest['route'],
  make: () => Request,
  tries = 3,
): Promise<Cost> {
  const costs: Cost[] = [];
  for (let index = 0; index < tries; index += 1) costs.push(await costOf(route, make()));
  return costs.toSorted((a, b) => a.milliseconds - b.milliseconds)[0]!;
}

/**
 * What the largest honest Phiếu costs: posted by the form without script, for whom the whole page is made again. The middle
 * of five, once the process has warmed up.
 */
export async function honestCost(unit: string): Promise<number> {
  const fields = Object.entries(largestHonestValues(unit)).flatMap(([name, typed]) =>
    [typed].flat().map((value): [string, string] => [name, value]),
  );
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const make = () => post('/api/responses', new URLSearchParams(fields).toString(), type);
  const costs: number[] = [];
  for (let index = 0; index < 8; index += 1)
    costs.push((await costOf('responses without script', make())).milliseconds);
  return costs.slice(3).toSorted((a, b) => a - b)[2]!;
}

/** A hostile request and what it costs. */
export interface Costly extends Cost {
  request: HostileRequest;
}

/** Whose requests they are said to be. */
interface Sender {
  unit: string;
  code: string;
}

/** How many of the costliest are kept and mutated. */
const kept = 12;

/**
 * Looks for the request that costs most: new ones by chance, and mutations of the costliest so far.
 * @param onCost told of each
 * @returns the costliest, first the most; each measured several times
 */
export async function findCostliest(
  { unit, code }: Sender,
  { cases, seed }: { cases: number; seed: number },
  onCost: (costly: Costly) => void = () => undefined,
): Promise<Costly[]> {
  let costliest: Costly[] = [];
  const fresh = fc.sample(hostileRequests, { seed, numRuns: cases });
  for (const [index, candidate] of fresh.entries()) {
    const parent = index % 2 === 1 ? costliest[Math.floor(index / 2) % kept] : undefined;
    const request = parent ? mutated(parent.request, seed + index) : candidate;
    const once = await costOf(request.route, requestOf(request, unit, code));
    const least = costliest.at(-1)?.milliseconds ?? 0;
    const isKept = costliest.length < kept || once.milliseconds > least;
    const cost = isKept ? await leastCostOf(request.route, () => requestOf(request, unit, code), 2) : once;
    const costly = { ...cost, milliseconds: Math.min(once.milliseconds, cost.milliseconds), request };
    onCost(costly);
    if (isKept) costliest = withOne(costliest, costly);
  }
  return costliest;
}

/** With one more, but at most two of a kind: otherwise one fault would hide all others. */
function withOne(costliest: readonly Costly[], one: Costly): Costly[] {
  const sorted = [...costliest, one].sort((a, b) => b.milliseconds - a.milliseconds);
  const seen = new Map<string, number>();
  return sorted
    .filter(({ request: { route, where, as } }) => {
      const kind = `${route} ${where} ${as}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      return seen.get(kind)! <= 2;
    })
    .slice(0, kept);
}
