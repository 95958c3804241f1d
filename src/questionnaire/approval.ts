/** The path of the tick by which the sender declares that the leaders agree; no question of the Phiếu. */
export const approvalPath = 'approved';

/** Where that tick stands, in words. */
export const approvalPlace = 'Gửi Phiếu';
