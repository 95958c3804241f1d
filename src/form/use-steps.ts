import { useState } from 'preact/hooks';
import type { DraftSession } from './draft/session.ts';
import { isSameInput } from './draft/changes.ts';
import { Conflicts, ReviewStep } from './parts.ts';
import type { Sending } from './sending/sending.ts';
import type { Fields } from './use-fields.ts';
import type { Opening } from './use-opening.ts';
import type { ShownReading } from './use-reading.ts';
import { useSending } from './use-sending.ts';

interface Parts {
  session: DraftSession;
  opening: Opening;
  fields: Fields;
  reading: ShownReading;
  goTo: (id: string) => void;
}

/** The steps from the form over the review to the confirmation, and back. */
export function useSteps({ session, opening, fields, reading, goTo }: Parts, sent: Sending) {
  const { sending, start, end, reset } = useSending(sent);
  const [stage, setStage] = useState<'filling' | 'review'>('filling');
  const [attempt, setAttempt] = useState(0);
  const [isReviewMissing, setIsReviewMissing] = useState(false);

  /** Leads back to the form, to the place with this id. */
  function backTo(id: string): void {
    goTo(id);
    setStage('filling');
  }

  /** Leads to what waits for a choice. */
  async function backToConflicts(): Promise<void> {
    await Conflicts.load().catch(() => undefined);
    backTo('khac-nhau');
  }

  /** Opens the response if there is a code, and brings together what was typed here and elsewhere. */
  async function bringTogether(): Promise<boolean> {
    const code = opening.code();
    const isMisspelled = !code.ok && code.problem === 'misspelled';
    if (isMisspelled) session.refuse('code_misspelled');
    if (isMisspelled || (code.ok && !session.isOpened() && !(await opening.open()))) {
      backTo('ma-truy-cap');
      return false;
    }
    await session.keepOnSystem();
    if (session.hasConflicts()) await backToConflicts();
    return !session.hasConflicts();
  }

  /** Reads everything; leads to the review when nothing is wrong and nothing waits for a choice. */
  async function review(): Promise<void> {
    setIsReviewMissing(false);
    reset();
    const first = await reading.readAll();
    setAttempt((before) => before + 1);
    if (!first) return setIsReviewMissing(true);
    if (!first.ok || !(await bringTogether())) return;
    const isRight = (await reading.readAll())?.ok === true;
    if (!isRight) return;
    try {
      await ReviewStep.load();
      setStage('review');
    } catch {
      setIsReviewMissing(true);
    }
  }

  /** What was reviewed, unless a colleague has saved something meanwhile. */
  async function prepare(reviewed: ReturnType<Fields['read']>) {
    await session.keepOnSystem();
    if (session.hasConflicts() || !isSameInput(reviewed, fields.read())) return undefined;
    const code = opening.code();
    return { raw: reviewed, baseRevision: session.revision(), code: code.ok ? code.code : undefined };
  }

  /** Leads to where a send that did not succeed is gone on from. */
  async function goOnFrom(result: Sending): Promise<void> {
    if (result.kind === 'changed') {
      const isRight = (await reading.readAll())?.ok === true;
      if (session.hasConflicts()) await backToConflicts();
      else if (!isRight) setStage('filling');
    } else if (result.kind === 'failed' && result.reason === 'stale_revision') {
      await opening.open();
      setStage('filling');
    } else if (result.kind === 'failed' && result.errors.length > 0) {
      reading.showErrors(result.errors);
      setAttempt((before) => before + 1);
      setStage('filling');
    }
  }

  async function send(): Promise<void> {
    const reviewed = fields.read();
    const result = await start(() => prepare(reviewed));
    if (result.kind === 'stored') {
      session.sent(reviewed, result.receipt);
      setStage('filling');
    } else {
      if (result.kind === 'failed' && result.reason === 'unreachable') session.sentUnanswered();
      await goOnFrom(result);
    }
    // Only now, so that it is said where the person is then.
    end(result);
  }

  function correct(): void {
    reset();
    backTo('noi-dung');
  }

  return { sending, stage, attempt, isReviewMissing, backTo, backToConflicts, correct, review, send };
}
