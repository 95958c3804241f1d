import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import lock from '../../functions/drafts-lock.ts';
import open from '../../functions/drafts-open.ts';
import save from '../../functions/drafts.ts';
import unlock from '../../functions/drafts-unlock.ts';
import send from '../../functions/responses.ts';
import revisions from '../../functions/revisions.ts';
import signedCopy from '../../functions/signed-copy.ts';
import { digestOf } from '../../src/server/access-code-digest.ts';
import * as api from '../../src/submission/api-client.ts';
import {
  openedDraftSchema,
  savedDraftSchema,
  type Credentials,
} from '../../src/submission/draft-documents.ts';
import { openFunctions, post, run, sendBody, smallest, type OpenFunctions } from './open-functions.ts';

const routes = {
  '/api/drafts/open': open,
  '/api/drafts': save,
  '/api/drafts/lock': lock,
  '/api/drafts/unlock': unlock,
  '/api/responses': send,
  '/api/revisions': revisions,
  '/api/signed-copy': signedCopy,
};

let functions: OpenFunctions;
/** What the function answered last, word for word. */
let answered: Record<string, unknown>;
const fetchElsewhere = fetch;

beforeAll(async () => {
  functions = await openFunctions();
});
afterAll(() => functions.close());

/** The browser's calls go to the real functions, and theirs to the real database. */
beforeEach(() => {
  vi.stubGlobal('fetch', async (address: string | URL | Request, init?: RequestInit) => {
    const handler = typeof address === 'string' && routes[address as keyof typeof routes];
    if (!handler) return fetchElsewhere(address, init);
    const response = await run(handler, post(address, JSON.parse(init?.body as string)));
    answered = (await response.clone().json()) as Record<string, unknown>;
    return response;
  });
  return () => vi.unstubAllGlobals();
});

const keyOf = async (unit: string): Promise<Credentials> => ({
  unit,
  access_code: await functions.codeOf(unit),
});

function documentOf<T>(outcome: api.ApiOutcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return outcome.document;
}

describe('what the browser reads of a response', () => {
  test('is word for word what the function answers, when it is begun, saved, sent, asked about and locked', async () => {
    const key = await keyOf('01');
    expect(documentOf(await api.openDraft(key))).toEqual(answered);
    const changes = Object.entries(smallest('01')).map(([path, to]) => ({ path, from: '', to }));
    expect(documentOf(await api.saveDraft(key, changes))).toEqual(answered);
    const clash = [{ path: 'obstacles', from: 'a', to: 'b' }];
    expect(documentOf(await api.saveDraft(key, clash)).conflicts).toEqual([
      { path: 'obstacles', remote: smallest('01')['obstacles'] ?? '', local: 'b' },
    ]);
    const body = sendBody('01', { access_code: key.access_code, form_values: smallest('01') });
    expect(documentOf(await api.sendResponse(body as Parameters<typeof api.sendResponse>[0]))).toEqual(
      answered,
    );
    expect(documentOf(await api.readRevision(key, 1))).toEqual(answered);
    const letter = {
      revision: 1,
      channel: 'post' as const,
      letter_number: '1/STP',
      letter_date: '2016-11-20',
    };
    const sent = documentOf(await api.recordSignedCopy(key, letter));
    expect(sent).toEqual(answered);
    expect(sent).toMatchObject({ signed: { channel: 'post' }, receipts: [{ revision: 1 }] });
    const locked = documentOf(await api.lockDraft(key, sent.version));
    expect(locked).toEqual(answered);
    expect(locked.signing?.locked).toBe(true);
    expect(documentOf(await api.unlockDraft(key, 'Sửa mục 4'))).toEqual(answered);
  });

  test('holds everything the database tells of it, and nothing else', async () => {
    const { unit, access_code } = await keyOf('02');
    const p = { unit, digest: digestOf(access_code.replaceAll('-', ''), functions.survey.pepper) };
    const opened = (await functions.survey.call('open_draft', { p })) as object;
    expect(Object.keys(opened).sort()).toEqual([...Object.keys(openedDraftSchema.shape), 'outcome'].sort());
    const saved = (await functions.survey.call('save_draft', { p: { ...p, changes: [] } })) as object;
    expect(Object.keys(saved).sort()).toEqual([...Object.keys(savedDraftSchema.shape), 'outcome'].sort());
  });

  test('is nothing where the code is wrong: the refusal says so', async () => {
    const { access_code } = await keyOf('01');
    expect(await api.openDraft({ unit: '04', access_code })).toMatchObject({
      kind: 'refused',
      refusal: { error: 'wrong_code' },
    });
  });
});
