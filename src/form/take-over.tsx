import { render, type VNode } from 'preact';
import { renderedValues, typedBeforeScript } from './dom/controls.ts';
import { placeIds } from './dom/Place.tsx';
import { draftOf } from './draft/draft-state.ts';
import { repeatQuestions } from './draft/repeats.ts';
import { listenToForm } from './form-events.ts';
import { FormModel } from './form-model.ts';
import { ErrorSummary } from './lazy-parts.ts';
import { NoticesPlace } from './NoticesPlace.tsx';
import {
  CodePlace,
  FocusPlace,
  GuidePlace,
  SavingPlace,
  StepsPlace,
  TablePlace,
  UnitPlace,
} from './places.tsx';
import { sendingAfter } from './review/sending.ts';
import { shownInstances } from './sections/instances.ts';
import { plainAnswerId, type PlainAnswer } from './plain/plain-answer.ts';

/**
 * Script takes the page over: the fields stay as they are, are listened to, and what stands between them is shown from now
 * on as the draft has it.
 */
export async function takeOver(form: HTMLFormElement): Promise<void> {
  const answer = plainAnswer();
  // What came of a plain POST stands in the page, and goes on standing there.
  if (answer) await ErrorSummary.load();
  const values = renderedValues(form);
  const model = new FormModel(form, {
    values,
    errors: answer?.errors ?? [],
    sent: sendingAfter(answer?.refusal),
    codeError: answer?.codeError,
  });
  const known = draftOf(values).repeats;
  for (const { name: repeat } of repeatQuestions)
    for (const index of shownInstances(repeat))
      if (!known[repeat]?.includes(index)) model.added({ repeat, index });
  const list = form.elements.namedItem('unit') as HTMLSelectElement;
  const early = typedBeforeScript(form, values);
  show(placeIds.unit, <UnitPlace model={model} list={list} />);
  show(placeIds.code, <CodePlace model={model} />);
  show(placeIds.saving, [
    <SavingPlace model={model} />,
    <FocusPlace model={model} />,
    <GuidePlace model={model} />,
  ]);
  show(placeIds.steps, <StepsPlace model={model} />);
  show(placeIds.notices, <NoticesPlace model={model} />);
  show(placeIds.table, <TablePlace model={model} />);
  listenToForm(form, model);
  model.opening.begin(early);
}

function show(id: string, shown: VNode | VNode[]): void {
  render(shown, document.getElementById(id)!);
}

function plainAnswer(): PlainAnswer | undefined {
  const found = document.getElementById(plainAnswerId);
  return found ? (JSON.parse(found.textContent) as PlainAnswer) : undefined;
}
