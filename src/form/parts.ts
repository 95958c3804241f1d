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

/** What reads and checks the Phiếu. */
export const loadReader = () => import('../questionnaire/read-raw.ts').then((part) => part.readRaw);

/** What writes a draft to a file and reads one. */
export const loadDraftFile = () => import('./draft/draft-file.ts');

/** What opens and saves a draft on the system. */
export const loadServerDraft = () => import('../submission/api-client.ts');

/** What sends the Phiếu. */
export const loadDeliver = () => import('./sending/deliver.ts').then((part) => part.deliver);

const parts = [
  loadReader,
  CodeResult.load,
  OpenedNotes.load,
  loadServerDraft,
  loadDraftFile,
  Conflicts.load,
  ReviewStep.load,
  loadDeliver,
];
let isAsked = false;

/** Loads, once somebody turns to the form, what must not be missing if the line is down later. */
export function loadParts(): void {
  if (isAsked) return;
  isAsked = true;
  whenIdle(() => {
    for (const load of parts) load().catch(() => (isAsked = false));
  });
}

/** Not under the press that turned to the form; within half a second. Safari does not tell when there is nothing to do. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 100);
}
