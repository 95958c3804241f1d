import type { Credentials, OpenedDraft, SavedDraft } from '../../../src/submission/draft-documents.ts';
import type { Receipt } from '../../../src/submission/receipt.ts';
import {
  areSameValues,
  filledValues,
  isSameValue,
  valueAt,
  type Change,
  type FormValues,
} from '../../../src/form/draft/values.ts';

/** The response of one Sở with its draft, as the tables of the database hold it. */
export interface StoredResponse {
  state: OpenedDraft['state'];
  signedCopy: OpenedDraft['signed_copy'];
  values: FormValues;
  version: number;
  sentVersion: number;
  baseRevision: number;
  superseded: FormValues | null;
  savedAt: string;
  locked: { at: string; hash: string } | undefined;
  signing: OpenedDraft['signing'];
  revisions: readonly { key: string; request: string; receipt: Receipt }[];
}

/** Everything the model of the system holds; each request makes the next one. */
export interface ServerModel {
  codes: Readonly<Record<string, string>>;
  responses: Readonly<Record<string, StoredResponse>>;
}

/** What the functions of the database are asked, in the order the model asked it. */
export type ServerRequest = Credentials &
  (
    | { rpc: 'open_draft' }
    | { rpc: 'save_draft'; changes: readonly Change[] }
    | { rpc: 'lock_draft'; version: number; hash: string }
    | { rpc: 'unlock_draft'; why: string }
    | {
        rpc: 'send_response';
        key: string;
        base_revision: number;
        values: FormValues;
        hash: string;
        /** Given by script alone. */
        browser?: string | undefined;
      }
  );

/** What the functions of the database answer. */
export type ServerAnswer =
  | ({ outcome: 'opened' } & OpenedDraft)
  | ({ outcome: 'saved' } & SavedDraft)
  | { outcome: 'stored' | 'replayed'; receipt: Receipt }
  | { outcome: 'stale'; current_revision: number }
  | { outcome: 'locked'; locked_at?: string }
  | { outcome: 'wrong_code' | 'key_reused' };

interface Answered {
  server: ServerModel;
  answer: ServerAnswer;
}

/** A system on which no Sở has begun. */
export const emptyServer = (codes: Readonly<Record<string, string>>): ServerModel => ({
  codes,
  responses: {},
});

const begun = (now: string): StoredResponse => ({
  state: 'draft',
  signedCopy: 'none',
  values: {},
  version: 0,
  sentVersion: 0,
  baseRevision: 0,
  superseded: null,
  savedAt: now,
  locked: undefined,
  signing: null,
  revisions: [],
});

/** What the system answers to a request at a moment, and what it holds then: a pure model of the SQL functions. */
export function answerRequest(server: ServerModel, request: ServerRequest, now: string): Answered {
  const { unit, access_code } = request;
  if (server.codes[unit] !== access_code) return { server, answer: { outcome: 'wrong_code' } };
  const stored = server.responses[unit] ?? begun(now);
  const { response, answer } = answerOf(unit, stored, request, now);
  return { server: { ...server, responses: { ...server.responses, [unit]: response } }, answer };
}

interface Next {
  response: StoredResponse;
  answer: ServerAnswer;
}

function answerOf(unit: string, stored: StoredResponse, request: ServerRequest, now: string): Next {
  switch (request.rpc) {
    case 'open_draft':
      return opened(unit, stored);
    case 'save_draft':
      return save(stored, request.changes, now);
    case 'lock_draft':
      return lock(unit, stored, request, now);
    case 'unlock_draft':
      return opened(unit, unlock(stored));
    case 'send_response':
      return send(unit, stored, request, now);
  }
}

const opened = (unit: string, response: StoredResponse): Next => ({
  response,
  answer: {
    outcome: 'opened',
    number: `669-${unit}`,
    verification: 'confirmed',
    state: response.state,
    signed_copy: response.signedCopy,
    current_revision: response.revisions.length,
    open: true,
    due_at: null,
    closes_at: null,
    publish_from: 'sent',
    personal_data_deleted_at: null,
    form_values: response.values,
    version: response.version,
    base_revision: response.baseRevision,
    superseded: response.superseded,
    saved_at: response.savedAt,
    locked_at: response.locked?.at ?? null,
    request: null,
    signing: response.signing && { ...response.signing, locked: response.locked !== undefined },
    files: [],
    signed: null,
    receipts: response.revisions.map(({ receipt }) => receipt),
  },
});

/** The rule of the SQL function merge_changes: a change whose `from` is stored, or whose `to` is there already, fits. */
function save(stored: StoredResponse, changes: readonly Change[], now: string): Next {
  if (stored.locked) return { response: stored, answer: { outcome: 'locked', locked_at: stored.locked.at } };
  const remote = (path: string) => valueAt(stored.values, path);
  const fits = ({ path, from, to }: Change) =>
    isSameValue(remote(path), from) || isSameValue(remote(path), to);
  const applied = changes.filter(fits);
  const values = filledValues({
    ...stored.values,
    ...Object.fromEntries(applied.map(({ path, to }) => [path, to])),
  });
  const response = areSameValues(values, stored.values)
    ? stored
    : { ...stored, values, version: stored.version + 1, savedAt: now };
  return {
    response,
    answer: {
      outcome: 'saved',
      form_values: response.values,
      version: response.version,
      saved_at: response.savedAt,
      applied: applied.map(({ path }) => path),
      conflicts: changes
        .filter((change) => !fits(change))
        .map(({ path, to }) => ({ path, remote: remote(path), local: to.length === 0 ? '' : to })),
      state: response.state,
      current_revision: response.revisions.length,
      sent_at: response.revisions.at(-1)?.receipt.received_at ?? null,
    },
  };
}

function lock(
  unit: string,
  stored: StoredResponse,
  request: { version: number; hash: string },
  now: string,
): Next {
  const { locked, version, revisions } = stored;
  if (locked && locked.hash !== request.hash) return { response: stored, answer: { outcome: 'locked' } };
  if (locked) return opened(unit, stored);
  if (version !== request.version)
    return { response: stored, answer: { outcome: 'stale', current_revision: revisions.length } };
  return opened(unit, {
    ...stored,
    state: stored.state === 'draft' ? 'in_signature' : stored.state,
    locked: { at: now, hash: request.hash },
    signing: {
      locked: true,
      revision: revisions.length + 1,
      short_hash: 'ABCDEFGH01',
      answers: {},
      explanations: {},
      at: now,
    },
  });
}

const unlock = (stored: StoredResponse): StoredResponse => ({
  ...stored,
  state: stored.state === 'in_signature' ? 'draft' : stored.state,
  locked: undefined,
});

/** The rules of send_confirmed and reset_draft_to_sent: what the draft held beyond what is sent is superseded, not lost. */
function send(
  unit: string,
  stored: StoredResponse,
  request: Extract<ServerRequest, { rpc: 'send_response' }>,
  now: string,
): Next {
  const { revisions, version, values } = stored;
  const content = JSON.stringify([request.values, request.base_revision]);
  const repeated = revisions.find(({ key }) => key === request.key);
  if (repeated?.request === content)
    return { response: stored, answer: { outcome: 'replayed', receipt: repeated.receipt } };
  if (repeated) return { response: stored, answer: { outcome: 'key_reused' } };
  if (request.base_revision !== revisions.length)
    return { response: stored, answer: { outcome: 'stale', current_revision: revisions.length } };
  if (stored.locked && stored.locked.hash !== request.hash)
    return { response: stored, answer: { outcome: 'locked' } };
  const receipt = receiptOf(unit, revisions.length + 1, now);
  const kept = request.browser === undefined ? worksheetOf(values) : {};
  const valuesAfter = { ...kept, ...request.values };
  const isSuperseded = version > stored.sentVersion && !areSameValues(values, valuesAfter);
  return {
    response: {
      ...stored,
      state: 'sent',
      signedCopy: 'awaited',
      superseded: isSuperseded ? values : stored.superseded,
      values: valuesAfter,
      version: version + 1,
      sentVersion: version + 1,
      baseRevision: revisions.length + 1,
      savedAt: now,
      locked: undefined,
      revisions: [...revisions, { key: request.key, request: content, receipt }],
    },
    answer: { outcome: 'stored', receipt },
  };
}

/** What the page without script does not show, so that a send from it says nothing of it. */
const worksheetOf = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([path]) => path.startsWith('worksheet.')));

const receiptOf = (unit: string, revision: number, received_at: string): Receipt => ({
  number: `669-${unit}`,
  revision,
  hash: 'ABCDEFGH01',
  unit,
  received_at,
  verification: 'confirmed',
  state: 'sent',
  signed_copy: 'awaited',
  late: false,
});
