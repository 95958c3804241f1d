import { confirmationPath } from './confirmation-path.ts';
import { signedCopyLabels, stateLabels, type signedCopies, type states } from './states.ts';

/** Where a response stands, as far as it decides what is to be done next. */
export interface ResponseStatus {
  state: (typeof states)[number];
  signed_copy: (typeof signedCopies)[number];
  /** Whether a correction is locked for signature. */
  isLocked?: boolean;
}

/** What is to be done next, and by whom. */
export interface NextStep {
  who: string;
  what: string;
}

/** The one thing to be done next with a Phiếu, as the words of a button and the page where it is done. */
export interface NextAction {
  words: string;
  href: string;
}

/** The address at which the form opens with the review of what was locked for signature, to send it as it was signed. */
export const lockedReviewAddress = '/phieu/#gui-ban-chot';

/** What the Sở does next, and where; `isChanged` says that the draft is no longer what was sent. */
export function nextAction(
  { state, signed_copy, isLocked = false }: ResponseStatus,
  { isClosed = false, isChanged = false } = {},
): NextAction {
  if (isClosed || state === 'accepted') return { words: 'Xem, in bản đã gửi', href: '/phieu/in/' };
  if (isLocked || state === 'in_signature')
    return { words: 'Gửi đúng bản đã chốt', href: lockedReviewAddress };
  if (state === 'draft') return { words: 'Xem lại, trình ký hoặc gửi', href: '/phieu/' };
  if (state === 'completion_requested') return { words: 'Xem lại bản bổ sung', href: '/phieu/' };
  if (isChanged) return { words: 'Xem lại bản đính chính', href: '/phieu/' };
  return signed_copy === 'received'
    ? { words: 'Xem xác nhận', href: confirmationPath }
    : { words: 'Gửi bản ký', href: '/phieu/ban-ky/' };
}

/** Where a Phiếu stands, in the few words of a heading: "Nháp", "Đã gửi · Chờ bản ký". */
export function statusLabel({ state, signed_copy, isLocked = false }: ResponseStatus): string {
  if (state === 'draft' || state === 'in_signature')
    return isLocked ? stateLabels.in_signature : stateLabels[state];
  const parts = [stateLabels[state]];
  if (isLocked) parts.push('bản đính chính đang trình ký');
  else if (state !== 'completion_requested') parts.push(signedCopyLabels[signed_copy]);
  return parts.join(' · ');
}

const office = 'Người được giao làm Phiếu của Sở';
const department = 'Cục Công nghệ thông tin';

/** What is to be done next with a response of a Sở, and by whom, in words. */
export function nextStep({ state, signed_copy, isLocked = false }: ResponseStatus): NextStep {
  if (isLocked || state === 'in_signature')
    return {
      who: 'Lãnh đạo Sở, sau đó người được giao làm Phiếu',
      what: 'Ký, đóng dấu bản in; gửi số liệu đúng như bản in. Muốn sửa thì mở khóa và ghi lý do.',
    };
  if (state === 'draft') return { who: office, what: 'Điền, soát số liệu; chốt trình ký, hoặc gửi số liệu.' };
  if (state === 'completion_requested')
    return { who: office, what: 'Sửa, giải trình các nội dung được đề nghị và gửi lại.' };
  if (state === 'accepted')
    return { who: department, what: 'Tổng hợp. Nếu cần đính chính, Sở đề nghị Cục mở lại Phiếu.' };
  return signed_copy === 'received'
    ? { who: department, what: 'Kiểm tra và tiếp nhận, hoặc đề nghị bổ sung, giải trình.' }
    : { who: 'Văn thư của Sở', what: 'Gửi bản ký: tải tệp quét, hoặc ghi kênh gửi, số và ngày công văn.' };
}
