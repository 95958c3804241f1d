/** The HTML id of the input for a path. */
export const fieldId = (path: string): string => `o-${path.replaceAll('.', '-')}`;

/** The HTML id of the sentence that says what is wrong with the input for a path. */
export const errorId = (path: string): string => `${fieldId(path)}-loi`;

/** The HTML id of the sentences that say what is unusual in the input for a path. */
export const warningId = (path: string): string => `${fieldId(path)}-luu-y`;

/** The HTML id of the hint of the input for a path. */
export const hintId = (path: string): string => `${fieldId(path)}-goi-y`;

/** The HTML id of a footnote of the Phiếu. */
export const footnoteId = (number: number): string => `chu-thich-${number}`;

/** The HTML id of the heading above the instances of a repeated question. */
export const repeatsHeadingId = (repeat: string): string => `tieu-de-${repeat}`;

/** The HTML id of the heading of an instance of a repeated question. */
export const repeatId = (repeat: string, index: number | string): string => `khoi-${repeat}-${index}`;

/** The HTML id of what is said of a Phiếu that was closed. */
export const closedId = 'da-dong';

/** The HTML id of the button that takes a removed instance back. */
export const undoId = (repeat: string, index: number): string => `lay-lai-${repeat}-${index}`;

/** Several ids as `aria-describedby` takes them; undefined when there is none. */
export const describedBy = (...ids: (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(' ') || undefined;

/** The HTML id of the place of the sentence that says what is wrong with the input for a path. */
export const errorPlaceId = (path: string): string => `${errorId(path)}-cho`;

/** The HTML id of the place of the sentences that say what is unusual in the input for a path. */
export const warningPlaceId = (path: string): string => `${warningId(path)}-cho`;

/** The HTML id of the row below a row of the table, with what is wrong or unusual in it. */
export const rowMessagesId = (row: string): string => `${fieldId(row)}-thong-bao`;

/** The HTML id of the list of the instances of a repeated question. */
export const instancesId = (repeat: string): string => `cac-${repeat}`;

/** The HTML id of what a new instance of a repeated question is made from. */
export const instanceTemplateId = (repeat: string): string => `mau-${repeat}`;
