/** Whether the sender proved to be the Sở: held until the Department verifies, confirmed by the code, or rejected. */
export const verifications = ['held', 'confirmed', 'rejected'] as const;

/** The steps of a response, from draft to accepted. */
export const states = ['draft', 'in_signature', 'sent', 'accepted', 'completion_requested'] as const;

/** Whether the signed and stamped paper has come. */
export const signedCopies = ['none', 'awaited', 'received'] as const;

/** The words for each state that people read. */
export const stateWords: Readonly<Record<(typeof states)[number], string>> = {
  draft: 'Nháp',
  in_signature: 'Đang trình ký',
  sent: 'Đã gửi',
  accepted: 'Đã tiếp nhận',
  completion_requested: 'Đề nghị bổ sung, giải trình',
};
