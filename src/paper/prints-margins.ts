/** Whether this browser prints in the margins of a page: the mark of a draft, the QR code, the hash, the page number. */
export const printsMargins = (): boolean => 'CSSMarginRule' in window;
