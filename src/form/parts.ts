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

/** What can be done with a draft. */
export const DraftTools = onDemand(() => import('./DraftTools.tsx').then((part) => part.DraftTools), '');

/** What opens and saves a draft on the system. */
export const loadServerDraft = () => import('./draft/server-draft.ts');

/** What sends the Phiếu. */
export const loadSend = () => import('./sending/send.ts');

let isAsked = false;

/** Loads, once somebody types, what must not be missing if the line is down later. */
export function loadParts(): void {
  if (isAsked) return;
  isAsked = true;
  for (const load of [ReviewStep.load, Conflicts.load, loadSend, loadServerDraft])
    load().catch(() => (isAsked = false));
}
