import { isFormValues, type FormValues } from '../../questionnaire/form-values.ts';
import { receiptSchema, type Receipt } from '../../submission/receipt.ts';

/** What this tab sent last, for the page that confirms it. */
export interface SentInTab {
  receipt: Receipt;
  /** What was sent without a code: nothing else gives it back. */
  values?: FormValues | undefined;
}

/** In the storage of the tab: it goes with it. */
const storageKey = 'phieu-669-da-gui';

/** Remembers in this tab what was sent, for a reload of the page that confirms it; false where the browser does not allow it. */
export function rememberSent(sent: SentInTab): boolean {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(sent));
    return true;
  } catch {
    return false;
  }
}

/** What this tab sent last; undefined when it sent nothing, or was told to forget it. */
export function rememberedSent(): SentInTab | undefined {
  try {
    return parseSent(sessionStorage.getItem(storageKey) ?? '');
  } catch {
    return undefined;
  }
}

/** Forgets what this tab sent: its Phiếu was closed or deleted on this machine. */
export function forgetSent(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // A browser that allows no storage remembers nothing.
  }
}

/** What was sent, from JSON; undefined when it is none. */
export function parseSent(text: string): SentInTab | undefined {
  const { receipt, values } = JSON.parse(text || '{}') as { receipt?: unknown; values?: unknown };
  const parsed = receiptSchema.safeParse(receipt);
  return parsed.success ? { receipt: parsed.data, ...(isFormValues(values) && { values }) } : undefined;
}
