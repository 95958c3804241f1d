import { withValues, type Typed } from '../../src/form/draft/changes.ts';
import { unitOf, type LocalDraft } from '../../src/form/draft/local-draft.ts';
import { DraftSession } from '../../src/form/draft/session.ts';
import { untouched, type SessionView } from '../../src/form/draft/session-view.ts';
import { statusWords } from '../../src/form/draft/status.ts';
import type { RawInput } from '../../src/questionnaire/raw-input.ts';
import type { FakeServer } from './fake-server.ts';

/** The storage of one browser, shared by its tabs. */
export interface Storage {
  draft: LocalDraft | undefined;
  /** The drafts put by, by their Sở. */
  putBy: Map<string, LocalDraft>;
  isFull: boolean;
}

export const emptyStorage = (): Storage => ({ draft: undefined, putBy: new Map(), isFull: false });

function turnTo(storage: Storage, unit: string): void {
  const { draft, putBy, isFull } = storage;
  const other = unitOf(draft);
  if (!draft || other === undefined || other === unit || isFull) return;
  putBy.set(other, draft);
  storage.draft = putBy.get(unit);
  putBy.delete(unit);
}

/** An officer at a form: fields that hold what is typed, and the session that keeps it. */
export class Officer {
  typed: RawInput;
  view: SessionView = untouched;
  now = new Date('2016-11-21T02:00:00Z');
  /** How often the form was read. */
  readings = 0;
  readonly session: DraftSession;
  readonly storage: Storage;
  constructor(server: FakeServer, storage: Storage = emptyStorage(), typedBeforeScript: RawInput = {}) {
    this.storage = storage;
    this.typed = typedBeforeScript;
    this.session = new DraftSession({
      read: () => {
        this.readings += 1;
        return this.typed;
      },
      show: (values) => (this.typed = withValues(this.typed, values)),
      empty: () => (this.typed = {}),
      readLocal: () => storage.draft,
      writeLocal: (draft) => {
        if (!storage.isFull) storage.draft = JSON.parse(JSON.stringify(draft)) as LocalDraft;
        return !storage.isFull;
      },
      deleteLocal: () => {
        storage.draft = undefined;
        storage.putBy.clear();
      },
      turnToLocalOf: (unit) => turnTo(storage, unit),
      isPutBy: (unit) => storage.putBy.has(unit),
      open: server.open,
      save: server.save,
      now: () => this.now,
      changed: (view) => (this.view = view),
    });
  }

  /** Types a value where another stood; the form keeps it, nothing else yet. */
  type(path: string, value: Typed): this {
    this.typed = withValues(this.typed, [[path, value]]);
    this.session.typed();
    return this;
  }

  open(unit = '04'): Promise<boolean> {
    return this.session.open({ unit, access_code: 'x' });
  }

  get status(): string {
    return statusWords(this.view.status);
  }

  get kept(): string {
    return this.view.status.kept;
  }
}
