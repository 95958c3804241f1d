import { sections, type Section } from '../../questionnaire/questionnaire.ts';
import type { ProgressPart } from './section-progress.ts';

interface Props {
  /** What is said of how far a section is; undefined until somebody turns to the form. */
  wordsOf: ((section: Section) => ProgressPart[]) | undefined;
}

/** The sections of the Phiếu with links, and how much of each is blank, wrong, or asked for by the Department. */
export const SectionList = ({ wordsOf }: Props) => (
  <nav class="section-list" aria-label="Các mục của Phiếu">
    <ol>
      {sections.map((section) => (
        <Entry key={section.id} section={section} words={wordsOf?.(section) ?? []} />
      ))}
      <li>
        <a href="#gui-phieu">Gửi Phiếu</a>
      </li>
    </ol>
  </nav>
);

function Entry({ section, words }: { section: Section; words: readonly ProgressPart[] }) {
  const { id, number, title } = section;
  const progressId = `${id}-con-lai`;
  return (
    <li>
      <a href={`#${id}`} aria-describedby={words.length > 0 ? progressId : undefined}>
        {[number && `${number}.`, title].filter(Boolean).join(' ')}
      </a>
      <span class="section-progress" id={progressId}>
        {words.map((part) =>
          part.mark ? <strong class={`is-${part.mark}`}>{part.words}</strong> : part.words,
        )}
        {words.length === 0 && keptFree}
      </span>
    </li>
  );
}

/** Room for the words that come later, so that nothing moves then. */
const keptFree = '\u00a0';
