import { render } from 'preact';
import type { Section } from '../../questionnaire/questionnaire.ts';
import { placeIds } from '../dom/Place.tsx';
import { useParts } from '../dom/use-parts.ts';
import type { Observable } from '../dom/observable.ts';
import type { DraftState } from '../draft/draft-state.ts';
import type { FormValues } from '../draft/values.ts';
import { progressWords, sectionProgress, type Found } from './section-progress.ts';
import { SectionList } from './SectionList.tsx';

/** What it is told from. */
interface Looked extends Observable {
  state: Pick<DraftState, 'response'>;
  /** What was found when the form was looked at last. */
  validation: { progress: FormValues; found: { errors: Found['errors'] } };
}

/** Says in the list of sections from now on how far each is. */
export function showProgress(model: Looked): void {
  render(<Progress model={model} />, document.getElementById(placeIds.sections)!);
}

function Progress({ model }: { model: Looked }) {
  const { validation } = model;
  const [values, { errors }, response] = useParts(model, () => [
    validation.progress,
    validation.found,
    model.state.response,
  ]);
  const requests = response?.request?.items ?? [];
  const wordsOf = (section: Section) =>
    progressWords(section, sectionProgress(section, values, { errors, requests }));
  return <SectionList wordsOf={wordsOf} />;
}
