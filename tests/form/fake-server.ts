import { isSame, valueAt, withValues, type Change } from '../../src/form/draft/changes.ts';
import type {
  CompletionRequest,
  Credentials,
  OpenedDraft,
  SavedDraft,
} from '../../src/submission/draft-documents.ts';
import type { ApiOutcome } from '../../src/submission/api-client.ts';
import type { RawInput } from '../../src/questionnaire/raw-input.ts';
import type { Refusal } from '../../src/submission/refusal.ts';
import type { Receipt } from '../../src/submission/receipt.ts';

/** One response as the system holds it, with the rule of the SQL function judge_changes. */
export class FakeServer {
  raw: RawInput = {};
  version = 0;
  state: OpenedDraft['state'] = 'draft';
  isOpen = true;
  /** When contacts and drafts were deleted. */
  deletedAt: string | null = null;
  receipts: Receipt[] = [];
  setAside: RawInput | null = null;
  request: CompletionRequest | null = null;
  savedAt = '2016-11-21T01:00:00Z';
  /** Set to what every call meets instead of an answer. */
  trouble: Refusal | 'unreachable' | undefined;
  /** While true, the server does what it is asked, and its answer is lost. */
  losesAnswers = false;
  /** While set, calls wait for it before the server does anything. */
  held: Promise<void> = Promise.resolve();
  calls: (readonly Change[])[] = [];

  readonly open = (): Promise<ApiOutcome<OpenedDraft>> =>
    this.#answer(() => ({
      number: '669-04',
      verification: 'confirmed',
      state: this.state,
      signed_copy: 'none',
      current_revision: this.receipts.length,
      base_revision: this.receipts.length,
      open: this.isOpen,
      raw: this.raw,
      version: this.version,
      saved_at: this.savedAt,
      locked_at: this.state === 'in_signature' ? this.savedAt : null,
      receipts: this.receipts,
      due_at: null,
      closes_at: null,
      personal_data_deleted_at: this.deletedAt,
      set_aside: this.setAside,
      request: this.request,
      signing: null,
      files: [],
      signed: null,
    }));

  readonly save = (_: Credentials, changes: readonly Change[]): Promise<ApiOutcome<SavedDraft>> =>
    this.#answer(() => {
      this.calls.push(changes);
      const { raw, conflicts } = judgeChanges(this.raw, changes);
      this.store(raw);
      return {
        version: this.version,
        saved_at: this.savedAt,
        raw,
        applied: changes
          .map(({ path }) => path)
          .filter((path) => !conflicts.some((one) => one.path === path)),
        conflicts,
        state: this.state,
        current_revision: this.receipts.length,
        sent_at: this.receipts.at(-1)?.received_at ?? null,
      };
    });

  /** What the draft holds from now on, a minute later. */
  store(raw: RawInput): void {
    if (JSON.stringify(raw) === JSON.stringify(this.raw)) return;
    this.raw = raw;
    this.version += 1;
    this.savedAt = new Date(Date.parse(this.savedAt) + 60_000).toISOString();
  }

  async #answer<T>(work: () => T): Promise<ApiOutcome<T>> {
    await this.held;
    if (this.trouble === 'unreachable') return { kind: 'unreachable' };
    if (this.trouble) return { kind: 'refused', refusal: { error: this.trouble, reference: '00000000' } };
    const document = work();
    return this.losesAnswers ? { kind: 'unreachable' } : { kind: 'done', document };
  }
}

/** Applies each change whose `from` is what is stored, or whose `to` is there already, and lists the others. */
export function judgeChanges(stored: RawInput, changes: readonly Change[]) {
  const theirs = (path: string) => valueAt(stored, path);
  const fits = ({ path, from, to }: Change) => isSame(theirs(path), from) || isSame(theirs(path), to);
  return {
    raw: withValues(
      stored,
      changes.filter(fits).map(({ path, to }) => [path, to] as const),
    ),
    conflicts: changes
      .filter((change) => !fits(change))
      .map(({ path, to }) => ({ path, theirs: theirs(path), yours: to })),
  };
}
