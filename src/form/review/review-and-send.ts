import { conflictsOf, isOnServer } from '../draft/draft-state.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { filledRepeats, type Repeats } from '../draft/repeats.ts';
import { areSameValues, filledValues, type FormValues } from '../draft/values.ts';
import { lockDraft } from '../../submission/api-client.ts';
import { deliverContent, failureOf, type Content } from './deliver.ts';
import { rememberSent } from './sent-in-tab.ts';
import { unreachable, type Sending } from './sending.ts';
import type { AnswerError, ParseResult } from '../../questionnaire/parse-answers.ts';
import type { parseAccessCode } from '../../submission/codes/access-code.ts';

/** What was locked for signature, as the system holds it. */
export interface LockedContent {
  values: FormValues;
  repeats: Repeats;
  parsed: ParseResult;
}

/** What the steps from the form to the confirmation need of the page. */
export interface StepsPage {
  store: DraftStore;
  opening: { code: () => ReturnType<typeof parseAccessCode>; open: () => Promise<boolean> };
  validation: {
    parseAll: () => Promise<ParseResult | undefined>;
    showErrors: (errors: AnswerError[]) => void;
  };
  /** Loads a part of the page before it is shown. */
  load: Record<'summary' | 'review' | 'confirmation', () => Promise<unknown>>;
  loadParser: () => Promise<Pick<typeof import('../../questionnaire/parse-answers.ts'), 'parseAnswers'>>;
  showSending: (sending: Sending) => void;
  /** One more attempt to send: its errors take the focus. */
  countAttempt: () => void;
  showReviewMissing: () => void;
  /** Shows the review: of what stands in the form, or of what was locked for signature. */
  enterReview: (locked?: LockedContent) => void;
  /** Back to the form, to the place with this id where one is given. */
  leaveReview: (id?: string) => void;
  backToConflicts: () => Promise<void>;
  /** Leads to the page that confirms what was sent; false where it can't be had now. */
  leaveForConfirmation: () => Promise<boolean>;
}

const hasConflicts = ({ store }: StepsPage): boolean => conflictsOf(store.state).length > 0;

/** Parses everything; leads to the review when nothing is wrong and nothing waits for a choice. */
export async function review(page: StepsPage): Promise<void> {
  const { validation } = page;
  page.showSending({ kind: 'idle' });
  const first = await validation.parseAll();
  if (first && !first.ok) await page.load.summary().catch(() => undefined);
  page.countAttempt();
  if (!first) return page.showReviewMissing();
  if (!first.ok || !(await mergeAll(page))) return;
  if ((await validation.parseAll())?.ok !== true) return;
  try {
    await page.load.review();
    page.enterReview();
  } catch {
    page.showReviewMissing();
  }
}

/** Reads what was locked for signature anew, and leads to its review, whatever stands in the form. */
export async function reviewLocked(page: StepsPage): Promise<void> {
  page.showSending({ kind: 'idle' });
  const values = await readLocked(page);
  const parser = await page.loadParser().catch(() => undefined);
  if (!values || !parser) return page.showReviewMissing();
  const parsed = parser.parseAnswers(filledValues(values));
  try {
    await page.load.review();
    page.enterReview({ values, repeats: filledRepeats(values), parsed });
  } catch {
    page.showReviewMissing();
  }
}

/** What is locked now; undefined where nothing is, or the system does not answer. */
async function readLocked({ store }: StepsPage): Promise<FormValues | undefined> {
  const { credentials } = store.state;
  const isRead = credentials !== undefined && (await store.open(credentials));
  return isRead && store.state.response?.isLocked ? store.state.server.values : undefined;
}

/** Locks what was reviewed for signature, and leads to where it is printed; the tab goes on there without another code. */
export async function lock(page: StepsPage): Promise<void> {
  const { store } = page;
  const { credentials } = store.state;
  if (!credentials) return;
  page.showSending({ kind: 'locking' });
  const content = await prepare(page, store.state.values);
  if (!content || !isOnServer(store.state)) {
    const isAway = content !== undefined;
    if (!isAway) await goOnFrom(page, { kind: 'changed' });
    return page.showSending(isAway ? unreachable : { kind: 'changed' });
  }
  const outcome = await lockDraft(credentials, store.state.server.version);
  if (outcome.kind !== 'done') {
    const failed = failureOf(outcome);
    await goOnFrom(page, failed);
    return page.showSending(failed);
  }
  await store.open(credentials);
  page.showSending({ kind: 'idle' });
  location.assign('/phieu/in/');
}

/** Opens the response if there is a code, and merges what was typed elsewhere. */
async function mergeAll(page: StepsPage): Promise<boolean> {
  const { store, opening } = page;
  const code = opening.code();
  const isMisspelled = !code.ok && code.error === 'misspelled';
  if (isMisspelled) store.dispatch({ type: 'refused', refusal: 'code_misspelled' });
  if (isMisspelled || (code.ok && !store.state.credentials && !(await opening.open()))) {
    page.leaveReview('ma-truy-cap');
    return false;
  }
  await store.sync();
  if (hasConflicts(page)) await page.backToConflicts();
  return !hasConflicts(page);
}

/**
 * Sends what was reviewed, and leads to the confirmation or to what is to be done.
 * @param locked what was locked for signature, where that was reviewed
 */
export async function send(page: StepsPage, locked?: LockedContent): Promise<void> {
  const { store } = page;
  const reviewed = locked?.values ?? store.state.values;
  page.showSending({ kind: 'sending' });
  const content = locked ? await prepareLocked(page, reviewed) : await prepare(page, reviewed);
  const result: Sending = content ? await deliverContent(content) : { kind: 'changed' };
  if (result.kind === 'stored') {
    const { receipt } = result;
    store.dispatch({ type: 'sent', values: reviewed, receipt });
    store.saveLocally();
    const isKept = rememberSent({ receipt, ...(content?.code === undefined && { values: reviewed }) });
    // Until the other page is there it is still being sent.
    if (isKept && (await page.leaveForConfirmation())) return;
    await page.load.confirmation().catch(() => undefined);
    page.leaveReview();
  } else {
    if (result.kind === 'failed' && result.reason === 'unreachable') {
      store.dispatch({ type: 'send_unanswered' });
      store.saveLocally();
      untilAnswered(page);
    }
    if (locked && result.kind === 'changed') page.leaveReview();
    else await goOnFrom(page, result);
  }
  // Only now, so that it is said where the person is then.
  page.showSending(result);
}

/** Once the system has told of a send without an answer, the line about saving says so, and not that it failed. */
function untilAnswered({ store, showSending }: StepsPage): void {
  const stop = store.subscribe(({ isSendUnclear }) => {
    if (isSendUnclear) return;
    stop();
    showSending({ kind: 'idle' });
  });
}

/** What was reviewed, unless a colleague has saved something meanwhile. */
async function prepare(page: StepsPage, reviewed: FormValues): Promise<Content | undefined> {
  const { store, opening } = page;
  await store.sync();
  if (hasConflicts(page) || !areSameValues(reviewed, store.state.values)) return undefined;
  const code = opening.code();
  return contentOf(page, reviewed, code.ok ? code.code : undefined);
}

/** What was locked, unless it was unlocked or locked anew meanwhile; its code is the one it was opened with. */
async function prepareLocked(page: StepsPage, reviewed: FormValues): Promise<Content | undefined> {
  const values = await readLocked(page);
  if (!values || !areSameValues(values, reviewed)) return undefined;
  return contentOf(page, reviewed, page.store.state.credentials?.access_code);
}

const contentOf = ({ store }: StepsPage, values: FormValues, code: string | undefined): Content => ({
  values,
  baseRevision: store.state.response?.revision ?? 0,
  code,
});

/** Leads to where a send that did not succeed is gone on from. */
async function goOnFrom(page: StepsPage, result: Sending): Promise<void> {
  const { validation, opening } = page;
  if (result.kind === 'changed') {
    const isRight = (await validation.parseAll())?.ok === true;
    if (hasConflicts(page)) await page.backToConflicts();
    else if (!isRight) page.leaveReview();
  } else if (result.kind === 'failed' && result.reason === 'stale_revision') {
    await opening.open();
    page.leaveReview();
  } else if (result.kind === 'failed' && result.errors.length > 0) {
    validation.showErrors(result.errors);
    page.countAttempt();
    page.leaveReview();
  }
}
