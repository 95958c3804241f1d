import type { FormValues } from '../questionnaire/form-values.ts';
import type { OpenedDraft } from '../submission/draft-documents.ts';
import { withCurrentExplanations } from './sheet/explained.ts';
import { shortHashOf, type DocumentReference } from './document-reference.ts';

/** A filled sheet: what was typed and is part of the answers, what binds it to the data, and where it comes from in words. */
export interface RenderedSheet {
  values: FormValues;
  reference: DocumentReference;
  from: string;
}

/** The sheet of a draft that only this browser or a file holds. */
export async function sheetOfDraft(typed: FormValues, from: string): Promise<RenderedSheet> {
  const formValues = withCurrentExplanations(typed);
  return {
    values: formValues,
    reference: { revision: 1, hash: await shortHashOf(formValues), status: 'draft' },
    from,
  };
}

/**
 * The sheet of a response that was opened with its code: what is in signature, what was sent last, or the draft where
 * it says something else.
 */
export async function sheetOfOpened(opened: OpenedDraft): Promise<RenderedSheet> {
  const { number, receipts, signing } = opened;
  const formValues = withCurrentExplanations(opened.form_values);
  const last = receipts.at(-1);
  if (signing?.locked) {
    const { revision, short_hash: hash } = signing;
    return {
      values: formValues,
      reference: { number, revision, hash, status: 'in_signature' },
      from: 'Bản đã chốt trình ký',
    };
  }
  const hash = await shortHashOf(formValues);
  if (last && last.hash === hash)
    return {
      values: formValues,
      reference: { number, revision: last.revision, hash, status: 'sent' },
      from: 'Bản đã gửi',
    };
  const revision = opened.current_revision + 1;
  const from = fromOf(opened);
  return { values: formValues, reference: { number, revision, hash, status: 'draft' }, from };
}

function fromOf({ receipts, personal_data_deleted_at: deletedAt }: OpenedDraft): string {
  if (deletedAt) return 'Phiếu trống, vì bản nháp đã xóa khi kết thúc khảo sát';
  return receipts.length > 0 ? 'Bản nháp trên hệ thống, khác bản đã gửi' : 'Bản nháp trên hệ thống';
}

/** Where the sheet comes from when it is filled from the draft this browser keeps. */
export const fromHere = 'Bản nháp trên máy này';
