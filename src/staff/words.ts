import { stateWords, type signedCopies, type verifications } from '../submission/states.ts';

/** The words for each verification that staff read. */
export const verificationWords: Readonly<Record<(typeof verifications)[number], string>> = {
  held: 'chờ xác minh',
  confirmed: 'đã xác minh',
  rejected: 'không nhận',
};

/** The words for each stage of the signed copy that staff read. */
export const signedCopyWords: Readonly<Record<(typeof signedCopies)[number], string>> = {
  none: 'chưa có bản ký',
  awaited: 'chờ bản ký',
  received: 'đã nhận bản ký',
};

/** The words for every value of the three attributes of a response. */
export const stepWords: Readonly<Record<string, string>> = {
  ...stateWords,
  ...verificationWords,
  ...signedCopyWords,
};

/** The words for each of the three attributes of a response. */
export const attributeWords: Readonly<Record<string, string>> = {
  verification: 'Xác minh',
  state: 'Trạng thái',
  signed_copy: 'Bản ký',
};

/** The words for what was done to the survey as a whole. */
export const actionWords: Readonly<Record<string, string>> = {
  times_set: 'Đặt thời hạn',
  closed: 'Đóng khảo sát',
  personal_data_deleted: 'Xóa dữ liệu liên hệ và bản nháp',
};

/** What is said of a unit that has not sent anything. */
export const notSent = 'Chưa gửi phiếu';

/** What is said of a question left blank. */
export const notFilledIn = 'Không điền';

/** A revision as people count them: the first is "Gửi lần đầu", the second "Đính chính lần 1". */
export const revisionWords = (revision: number): string =>
  revision === 1 ? 'Gửi lần đầu' : `Đính chính lần ${revision - 1}`;
