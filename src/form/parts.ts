import { onDemand } from './OnDemand.tsx';

/** The review before sending. */
export const ReviewStep = onDemand(
  () => import('./ReviewStep.tsx').then((part) => part.ReviewStep),
  'Đang mở phần xem lại…',
);

/** The fields that two people filled in differently. */
export const Conflicts = onDemand(
  () => import('./Conflicts.tsx').then((part) => part.Conflicts),
  'Đang so sánh…',
);

/** What came of the access code, in words. */
export const CodeResult = onDemand(() => import('./CodeResult.tsx').then((part) => part.CodeResult), '');

/** What the Department asks for, and what was typed but not sent. */
export const OpenedNotes = onDemand(() => import('./OpenedNotes.tsx').then((part) => part.OpenedNotes), '');

/** What can be done with a draft. */
export const DraftTools = onDemand(() => import('./DraftTools.tsx').then((part) => part.DraftTools), '');

/** What is said above a field when something happened. */
export const CodeNotice = onDemand(() => import('./notices.tsx').then((part) => part.CodeNotice), '');
export const UnitNotice = onDemand(() => import('./notices.tsx').then((part) => part.UnitNotice), '');
export const ClosedNotice = onDemand(() => import('./notices.tsx').then((part) => part.ClosedNotice), '');
export const ReadOnlyNotice = onDemand(() => import('./notices.tsx').then((part) => part.ReadOnlyNotice), '');
export const PasteNotice = onDemand(() => import('./notices.tsx').then((part) => part.PasteNotice), '');

/** What takes a range from a spreadsheet apart. */
export const loadPaste = () => import('./fields/paste-cells.ts');

/** What reads the drafts that former versions of the form have written. */
export const loadFormerDrafts = () => import('./draft/former-drafts.ts');

/** What says how far the sections are. */
export const loadProgress = () => import('./section-progress.ts');

/** What was sent by a plain POST is in the page already, so script has both at hand before it takes the page over. */
export const Confirmation = onDemand(
  () => import('./Confirmation.tsx').then((part) => part.Confirmation),
  'Đã nhận số liệu.',
);
export const ErrorSummary = onDemand(
  () => import('./ErrorSummary.tsx').then((part) => part.ErrorSummary),
  '',
);

/** What parses and validates the Phiếu. */
export const loadParser = () => import('../questionnaire/parse-answers.ts');

/** What calls the system. */
export const loadApiClient = () => import('../submission/api-client.ts');

/** What leads to the review, and sends. */
export const loadSteps = () => import('./review-and-send.ts');

const parts = [
  loadParser,
  DraftTools.load,
  UnitNotice.load,
  PasteNotice.load,
  loadPaste,
  CodeResult.load,
  ErrorSummary.load,
  Confirmation.load,
  loadProgress,
  OpenedNotes.load,
  loadApiClient,
  Conflicts.load,
  ReviewStep.load,
  loadSteps,
];
let isAsked = false;

/** Loads, once somebody turns to the form, what must not be missing if the line is down later. */
export function loadParts(): void {
  if (isAsked) return;
  isAsked = true;
  whenIdle(() => {
    // Not at once again: at each key it would be asked for in vain.
    Promise.all(parts.map((load) => load())).catch(() => setTimeout(() => (isAsked = false), 10_000));
  });
}

/** Not under the press that turned to the form; within half a second. Safari does not tell when there is nothing to do. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 100);
}
