import { render, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sections, type Section } from '../questionnaire/questionnaire.ts';
import { placeIds } from './dom/Place.tsx';
import { useParts } from './dom/use-parts.ts';
import { DraftTools } from './draft/DraftTools.tsx';
import type { FormModel } from './form-model.ts';
import { LateHint, ReadOnlyNotice, UnitNotice } from './notices.tsx';
import { OfficeName, OfficePlace } from './opening/OfficePlace.tsx';
import { listenToFolds } from './sections/fold-instances.ts';
import { showMissing } from './sections/instance-missing.ts';
import { isLate, usualLateHint } from './sections/LateReason.tsx';
import { progressWords, sectionProgress, type ProgressPart } from './sections/section-progress.ts';
import { ProgressWords, sectionBarId, SectionList } from './sections/SectionList.tsx';
import { ToReview } from './sections/ToReview.tsx';

interface Props {
  model: FormModel;
}

/** Shows from now on what leads through the Phiếu: whose it is, how far each section is, what can be done with the draft. */
export function showGuide(model: FormModel): void {
  show(placeIds.office, <OfficePlace model={model} />);
  show(placeIds.officeName, <OfficeName model={model} />);
  show(placeIds.sections, <Progress model={model} />);
  show(placeIds.former, <FormerPlace model={model} />);
  show(placeIds.lateHint, <LateHintPlace model={model} />);
  show(placeIds.tools, <ToolsPlace model={model} />);
  show(placeIds.next, <NextPlace model={model} />);
  listenToFolds(document.querySelector<HTMLFormElement>('.form-body')!);
}

function show(id: string, shown: VNode): void {
  render(shown, document.getElementById(id)!);
}

/** How far each section is, in the list and, on a narrow screen, in the bar that opens it. */
function Progress({ model }: Props) {
  const { validation } = model;
  const [values, { errors }, response] = useParts(model, () => [
    validation.progress,
    validation.found,
    model.state.response,
    model.state.repeats,
  ]);
  const current = useCurrentSection();
  const requests = response?.request?.items ?? [];
  const wordsOf = (section: Section): ProgressPart[] =>
    progressWords(section, sectionProgress(section, values, { errors, requests }));
  useEffect(() => {
    const section = sections.find(({ id }) => id === current);
    const bar = document.getElementById(sectionBarId);
    if (bar) render(<BarWords section={section} words={section ? wordsOf(section) : []} />, bar);
    showMissing(model.state.repeats, values);
  });
  return <SectionList wordsOf={wordsOf} current={current} />;
}

const BarWords = ({ section, words }: { section: Section | undefined; words: readonly ProgressPart[] }) => (
  <>
    <span class="section-bar-name">
      {section
        ? [section.number && `${section.number}.`, section.title].filter(Boolean).join(' ')
        : 'Gửi Phiếu'}
    </span>{' '}
    <span class="section-progress">
      <ProgressWords words={words} />
    </span>
  </>
);

/** The id of the section that is being read or filled in: the one in the upper part of the window. */
function useCurrentSection(): string {
  const [current, setCurrent] = useState<string>(sections[0]!.id);
  useEffect(() => {
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        const [first] = [...seen].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
        if (first) setCurrent(first.id);
      },
      { rootMargin: '-25% 0px -70%' },
    );
    for (const section of document.querySelectorAll('.form-section')) observer.observe(section);
    return () => observer.disconnect();
  }, []);
  return current;
}

/** What is said when another Sở was chosen. */
function FormerPlace({ model }: Props) {
  const [former, unitName] = useParts(model, () => [model.state.former, model.unitName]);
  if (former === undefined) return null;
  return <UnitNotice former={former} unitName={unitName} onMoveDraft={() => model.moveDraft()} />;
}

/** What is said of a reason for sending late, once it is late. */
function LateHintPlace({ model }: Props) {
  const [opened, readOnly] = useParts(model, () => [model.state.response, model.readOnly]);
  return opened?.dueAt && !readOnly && isLate(opened) ? (
    <LateHint dueAt={opened.dueAt} />
  ) : (
    <>{usualLateHint}</>
  );
}

/** What can be done with the draft. */
function ToolsPlace({ model }: Props) {
  useParts(model, () => {
    const { local, response, credentials, conflicts, repeats, refusal } = model.state;
    return [local, response, credentials, conflicts, repeats, refusal];
  });
  const isReadOnly = model.readOnly !== undefined;
  return (
    <DraftTools
      state={model.state}
      store={model.store}
      onFile={isReadOnly ? undefined : (values) => model.offerFile(values)}
      onClosed={(unit) => model.blank(unit)}
      onRestore={isReadOnly ? undefined : (values) => model.act({ type: 'edited', values })}
    />
  );
}

/** The end of the form. */
function NextPlace({ model }: Props) {
  const [readOnly, isMissing] = useParts(model, () => [model.readOnly, model.steps.isReviewMissing]);
  return readOnly ? <ReadOnlyNotice because={readOnly} /> : <ToReview isMissing={isMissing} />;
}
