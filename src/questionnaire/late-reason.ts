/**
 * The path in form values of the reason why a Phiếu is sent after the deadline: asked, never required, no question of the
 * Phiếu and no part of what is signed.
 */
export const lateReasonPath = 'late_reason';

/** Where it is asked, in words. */
export const lateReasonPlace = 'Lý do gửi sau thời hạn';
