import { sections, type Section } from '../../questionnaire/questionnaire.ts';
import type { ProgressPart } from './section-progress.ts';

/** The HTML id of what the bar says that opens the list on a narrow screen. */
export const sectionBarId = 'muc-dang-xem';

/** On a narrow screen the bar that stays in view and opens the list of sections. */
export const SectionBar = () => (
  <button type="button" class="section-bar needs-script" aria-expanded="false">
    <span id={sectionBarId} class="section-bar-words">
      Các mục của Phiếu
    </span>
  </button>
);

interface Props {
  /** What is said of how far a section is; undefined until somebody turns to the form. */
  wordsOf: ((section: Section) => ProgressPart[]) | undefined;
  /** The id of the section one is in. */
  current?: string;
}

/** The sections of the Phiếu as a list of tasks: how much of each is blank, wrong, or asked for by the Department. */
export const SectionList = ({ wordsOf, current }: Props) => (
  <nav class="section-list" aria-label="Các mục của Phiếu">
    <ol>
      {sections.map((section) => (
        <Entry
          key={section.id}
          section={section}
          words={wordsOf?.(section) ?? []}
          isCurrent={section.id === current}
        />
      ))}
      <li>
        <a href="#gui-phieu" aria-current={current === 'gui-phieu' ? 'location' : undefined}>
          Gửi Phiếu
        </a>
      </li>
    </ol>
  </nav>
);

interface EntryProps {
  section: Section;
  words: readonly ProgressPart[];
  isCurrent: boolean;
}

function Entry({ section, words, isCurrent }: EntryProps) {
  const { id, number, title } = section;
  const progressId = `${id}-con-lai`;
  return (
    <li>
      <a
        href={`#${id}`}
        aria-current={isCurrent ? 'location' : undefined}
        aria-describedby={words.length > 0 ? progressId : undefined}
      >
        {[number && `${number}.`, title].filter(Boolean).join(' ')}
      </a>
      <span class="section-progress" id={progressId}>
        <ProgressWords words={words} />
        {words.length === 0 && keptFree}
      </span>
    </li>
  );
}

/** The words of a section: short ones that are seen, whole ones that are heard. */
export const ProgressWords = ({ words }: { words: readonly ProgressPart[] }) => (
  <>
    {words.map(({ words: seen, rest, mark }) => (
      <>
        {mark ? <strong class={`is-${mark}`}>{seen}</strong> : <span class="visually-hidden">{seen}</span>}
        {rest && <span class="visually-hidden">{rest}</span>}
      </>
    ))}
  </>
);

/** Room for the words that come later, so that nothing moves then. */
const keptFree = '\u00a0';
