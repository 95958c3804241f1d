/** Whether the sender proved to be the Sở: held until the Department verifies, confirmed by the code, or rejected. */
export const verifications = ['held', 'confirmed', 'rejected'] as const;

/** The steps of a response, from draft to accepted. */
export const states = ['draft', 'in_signature', 'sent', 'accepted', 'completion_requested'] as const;

/** Whether the signed and stamped paper has come. */
export const signedCopies = ['none', 'awaited', 'received'] as const;

/** What people read for each verification. */
export const verificationLabels: Readonly<Record<(typeof verifications)[number], string>> = {
  held: 'Chờ xác minh',
  confirmed: 'Đã xác minh',
  rejected: 'Không nhận',
};

/** What people read for each state. */
export const stateLabels: Readonly<Record<(typeof states)[number], string>> = {
  draft: 'Nháp',
  in_signature: 'Đang trình ký',
  sent: 'Đã gửi',
  accepted: 'Đã tiếp nhận',
  completion_requested: 'Đề nghị bổ sung, giải trình',
};

/** What people read for each stage of the signed copy. */
export const signedCopyLabels: Readonly<Record<(typeof signedCopies)[number], string>> = {
  none: 'Chưa có bản ký',
  awaited: 'Chờ bản ký',
  received: 'Đã nhận bản ký',
};

/** What people read for a revision: the first is "Lần đầu", the second "Đính chính lần 1". */
export const revisionLabel = (revision: number): string =>
  revision <= 1 ? 'Lần đầu' : `Đính chính lần ${revision - 1}`;

/** A label within a sentence or a cell of a table: it begins small. */
export const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
