import { isDraftPath } from '../../questionnaire/draft-path.ts';
import { isFormValues } from '../../questionnaire/form-values.ts';
import { reduceDraft } from './draft-reducer.ts';
import { draftOf } from './draft-state.ts';
import type { DraftEffects } from './draft-store.ts';
import {
  formerKey,
  isValue,
  parseConflicts,
  randomId,
  recordOf,
  storedKeys,
  type LocalDraft,
} from './local-draft.ts';
import { filledValues, isSameValue, valueAt, type FieldValue, type FormValues } from './values.ts';

/** A draft of a former version as a record, and a way to delete it where it was found. */
export interface FormerDraft {
  draft: LocalDraft;
  forget: () => void;
}

/** Puts what former versions of the form have written in this browser into the draft of its Sở. */
export function mergeFormerDrafts(
  { readLocal, writeLocal }: Pick<DraftEffects, 'readLocal' | 'writeLocal'>,
  former: readonly FormerDraft[] = formerLocalDrafts(),
): void {
  for (const { draft, forget } of former) {
    const stored = readLocal(draft.unit);
    const start = draftOf(draft.unit === '' ? {} : { unit: draft.unit });
    const known = stored ? reduceDraft(start, { type: 'local_draft_read', draft: stored }) : start;
    const merged = reduceDraft(known, { type: 'local_draft_read', draft });
    const newest = stored && stored.saved_at > draft.saved_at ? stored.saved_at : draft.saved_at;
    if (writeLocal(recordOf(merged, stored, new Date(newest)))) forget();
  }
}

/** Drafts of the form of before 2026-12, which kept one under `phieu-669` and those put by under `phieu-669-79`. */
interface FormerRecord {
  values: FormValues;
  saved_at: string;
  system?: { unit: string };
  sent?: { at: string; isChanged: boolean };
  isSendUnclear?: boolean;
  waiting?: readonly { path: string; theirs: FieldValue; yours: FieldValue }[];
}

/**
 * The drafts that a former version of the form has written since the page was opened last, each as a record without
 * ancestors: merged like a file, it clears nothing. `forget` takes it from the storage, once it is saved.
 */
export function formerLocalDrafts(): FormerDraft[] {
  return storedKeys()
    .filter((key) => formerKey.test(key))
    .flatMap((key) => {
      const draft = parseFormer(localStorage.getItem(key));
      return draft ? [{ draft, forget: () => localStorage.removeItem(key) }] : [];
    });
}

function parseFormer(text: string | null): LocalDraft | undefined {
  try {
    const {
      values: formValues,
      saved_at,
      system,
      sent,
      isSendUnclear,
      waiting = [],
    } = JSON.parse(text ?? '{}') as Partial<FormerRecord>;
    if (!isFormValues(formValues) || typeof saved_at !== 'string' || Number.isNaN(Date.parse(saved_at)))
      return undefined;
    const others = waiting.filter(
      ({ path, theirs }) => isValue(theirs) && !isSameValue(theirs, valueAt(formValues, path)),
    );
    return {
      id: randomId(),
      ancestors: [],
      unit: system?.unit ?? String(valueAt(formValues, 'unit')),
      values: Object.fromEntries(
        Object.entries(filledValues(formValues)).filter(([path]) => isDraftPath(path)),
      ),
      conflicts: parseConflicts(Object.fromEntries(others.map(({ path, theirs }) => [path, [theirs]]))),
      saved_at,
      ...(typeof sent?.at === 'string' && { sent: { at: sent.at, is_changed: sent.isChanged !== false } }),
      ...(isSendUnclear && { is_send_unclear: true }),
    };
  } catch {
    return undefined;
  }
}
