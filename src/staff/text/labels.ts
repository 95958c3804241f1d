import {
  inSentence,
  revisionLabel,
  signedCopyLabels,
  stateLabels,
  verificationLabels,
} from '../../submission/states.ts';

const withinCells = <K extends string>(labels: Readonly<Record<K, string>>): Readonly<Record<K, string>> =>
  Object.fromEntries(
    Object.entries<string>(labels).map(([name, label]) => [name, inSentence(label)]),
  ) as Record<K, string>;

/** The words for each verification in the tables and sentences that staff read. */
export const verificationWords = withinCells(verificationLabels);

/** The words for each stage of the signed copy, likewise. */
export const signedCopyWords = withinCells(signedCopyLabels);

/** The words for every value of the three attributes of a response. */
export const attributeValueWords: Readonly<Record<string, string>> = {
  ...stateLabels,
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
  revision === 1 ? 'Gửi lần đầu' : revisionLabel(revision);
