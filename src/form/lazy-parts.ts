import { lazy } from './dom/lazy.tsx';

/** The review before sending. */
export const ReviewStep = lazy(
  () => import('./review/ReviewStep.tsx').then((part) => part.ReviewStep),
  'Đang mở phần xem lại…',
);

/** The fields that two people filled in differently. */
export const Conflicts = lazy(
  () => import('./draft/Conflicts.tsx').then((part) => part.Conflicts),
  'Đang so sánh…',
);

/** Finds a province in the list. */
export const ProvinceSearch = lazy(
  () => import('./fields/ProvinceSearch.tsx').then((part) => part.ProvinceSearch),
  '',
);

/** What came of the access code, in words. */
export const CodeResult = lazy(() => import('./opening/CodeResult.tsx').then((part) => part.CodeResult), '');

/** What the Department asks for, and what was typed but not sent. */
export const OpenedNotes = lazy(
  () => import('./opening/OpenedNotes.tsx').then((part) => part.OpenedNotes),
  '',
);

/** What is said above a field when something happened. */
export const CodeNotice = lazy(() => import('./notices.tsx').then((part) => part.CodeNotice), '');
export const ClosedNotice = lazy(() => import('./notices.tsx').then((part) => part.ClosedNotice), '');
export const PasteNotice = lazy(() => import('./notices.tsx').then((part) => part.PasteNotice), '');

/** Above a Phiếu in signature. */
export const LockedNote = lazy(() => import('./signing/LockedNote.tsx').then((part) => part.LockedNote), '');

/** What takes a range from a spreadsheet apart. */
export const loadPaste = () => import('./fields/paste-cells.ts');

/** What came of a plain POST is in the page already. */
export const Confirmation = lazy(
  () => import('./review/Confirmation.tsx').then((part) => part.Confirmation),
  'Đã nhận số liệu.',
);
export const ErrorSummary = lazy(() => import('./ErrorSummary.tsx').then((part) => part.ErrorSummary), '');

/** What parses and validates the Phiếu. */
export const loadParser = () => import('../questionnaire/parse-answers.ts');

/** What says beside the fields what is wrong and unusual. */
export const loadMessages = () => import('./messages.tsx');

/** What calls the system. */
export const loadApiClient = () => import('../submission/api-client.ts');

/** What leads to the review, and sends. */
export const loadSteps = () => import('./review/review-and-send.ts');

const lazyParts = [
  loadParser,
  loadMessages,
  PasteNotice.load,
  loadPaste,
  CodeResult.load,
  ErrorSummary.load,
  Confirmation.load,
  OpenedNotes.load,
  loadApiClient,
  Conflicts.load,
  ReviewStep.load,
  loadSteps,
];
let isAsked = false;

/** Loads, once somebody turns to the form, what must not be missing if the line is down later. */
export function preloadLazyParts(): void {
  if (isAsked) return;
  isAsked = true;
  whenIdle(() => {
    // Not at once again: at each key it would be asked for in vain.
    Promise.all(lazyParts.map((load) => load())).catch(() => setTimeout(() => (isAsked = false), 10_000));
  });
}

/** Not under the press that turned to the form; within half a second. Safari does not tell when there is nothing to do. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 100);
}
