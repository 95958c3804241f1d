import { readLocalDraft } from '../form/draft/local-draft.ts';
import { changesBetween, isSameValue, valueAt, type Change, type FormValues } from '../form/draft/values.ts';

/** What was changed in this browser in the draft of a Sở and is not in what the system holds. */
export function unsavedChanges(unit: string, raw: FormValues): Change[] {
  const draft = readLocalDraft(unit);
  return changesBetween(draft?.server?.values ?? {}, draft?.values ?? {}).filter(
    ({ path, to }) => !isSameValue(to, valueAt(raw, path)),
  );
}
