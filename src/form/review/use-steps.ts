import { useEffect, useRef, useState } from 'preact/hooks';
import { Confirmation, Conflicts, ErrorSummary, loadSteps, ReviewStep } from '../lazy-parts.ts';
import type { StepsPage } from './review-and-send.ts';
import type { Sending } from './sending.ts';

interface Parts extends Pick<StepsPage, 'store' | 'opening' | 'validation'> {
  moveFocusTo: (id: string) => void;
}

const reviewEntry = { isReview: true };
const isReviewEntry = (): boolean => (history.state as typeof reviewEntry | null)?.isReview === true;

/** The steps from the form over the review to the confirmation, and back. */
export function useSteps({ store, opening, validation, moveFocusTo }: Parts, sent: Sending) {
  const [sending, setSending] = useState(sent);
  const [stage, setStage] = useState<'filling' | 'review'>('filling');
  const [attempt, setAttempt] = useState(0);
  const [isReviewMissing, setIsReviewMissing] = useState(false);

  const isInReview = useRef(false);
  /** Where the browser's way back from the review leads. */
  const target = useRef<string>();
  /** What the browser's way forward to the review does. */
  const goForward = useRef<() => Promise<void>>();

  /** The review has an entry of its own in the browser's history, so that Back leads to the form and not out of it. */
  function enterReview(): void {
    // Where the form was scrolled to is said by `target`.
    history.scrollRestoration = 'manual';
    if (!isReviewEntry()) history.pushState(reviewEntry, '');
    isInReview.current = true;
    setStage('review');
  }

  function leaveReview(id?: string): void {
    setStage('filling');
    isInReview.current = false;
    target.current = id;
    if (isReviewEntry()) history.back();
    else if (id !== undefined) moveFocusTo(id);
  }

  useEffect(() => {
    const move = () => {
      if (isReviewEntry()) return void goForward.current?.();
      history.scrollRestoration = 'auto';
      const id = isInReview.current ? 'gui-phieu' : target.current;
      isInReview.current = false;
      target.current = undefined;
      setStage('filling');
      if (id !== undefined) moveFocusTo(id);
    };
    addEventListener('popstate', move);
    return () => removeEventListener('popstate', move);
  }, []);

  /** Leads back to the form, to the place with this id. */
  const backTo = (id: string): void => leaveReview(id);

  /** Leads to what waits for a choice. */
  async function backToConflicts(): Promise<void> {
    await Conflicts.load().catch(() => undefined);
    backTo('khac-nhau');
  }

  const page: StepsPage = {
    ...{ store, opening, validation, enterReview, leaveReview, backToConflicts },
    load: { summary: ErrorSummary.load, review: ReviewStep.load, confirmation: Confirmation.load },
    showSending: setSending,
    countAttempt: () => setAttempt((before) => before + 1),
    showReviewMissing: () => setIsReviewMissing(true),
  };

  /** Parses everything; leads to the review when nothing is wrong and nothing waits for a choice. */
  async function review(): Promise<void> {
    setIsReviewMissing(false);
    const part = await loadSteps().catch(() => undefined);
    if (part) await part.review(page);
    else setIsReviewMissing(true);
  }

  goForward.current = async () => {
    if (isInReview.current || sending.kind === 'stored') return;
    await review();
    // Something is wrong, or waits for a choice: the form stays.
    if (!isInReview.current && isReviewEntry()) history.back();
  };

  /** Sends what was reviewed. */
  const send = async (): Promise<void> => (await loadSteps()).send(page);

  const reset = (): void => setSending({ kind: 'idle' });

  function correct(): void {
    reset();
    backTo('noi-dung');
  }

  return { sending, stage, attempt, isReviewMissing, backTo, backToConflicts, correct, reset, review, send };
}
