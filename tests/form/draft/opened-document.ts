import type { OpenedDraft } from '../../../src/submission/draft-documents.ts';
import type { Receipt } from '../../../src/submission/receipt.ts';

/** The response of Cao Bằng as the system answers when it is opened, empty apart from what a test changes. */
export const openedDocument = (changed: Partial<OpenedDraft> = {}): OpenedDraft => ({
  number: '669-04',
  verification: 'confirmed',
  state: 'draft',
  signed_copy: 'none',
  current_revision: 0,
  open: true,
  due_at: null,
  closes_at: null,
  publish_from: 'sent',
  personal_data_deleted_at: null,
  form_values: {},
  version: 0,
  base_revision: 0,
  superseded: null,
  saved_at: '2016-11-21T01:00:00Z',
  locked_at: null,
  request: null,
  signing: null,
  files: [],
  signed: null,
  receipts: [],
  ...changed,
});

/** The receipt of its first revision. */
export const receipt: Receipt = {
  number: '669-04',
  revision: 1,
  hash: 'ABCDEFGHJK',
  unit: '04',
  received_at: '2016-11-21T05:00:00Z',
  verification: 'confirmed',
  state: 'sent',
  signed_copy: 'none',
  late: false,
};
