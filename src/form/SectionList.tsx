import { sections, type Section } from '../questionnaire/questionnaire.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { describedBy } from './field-id.ts';
import { onlyWhenChanged } from './only-when-changed.ts';
import { progressWords, sectionProgress, type Found } from './section-progress.ts';

interface Props extends Found {
  /** What stands in the form; undefined before script runs. */
  values: RawInput | undefined;
}

/** The sections of the Phiếu with links, and how much of each is blank, wrong, or asked for by the Department. */
export const SectionList = onlyWhenChanged(({ values, errors, requests }: Props) => (
  <nav class="section-list" aria-label="Các mục của Phiếu">
    <ol>
      {sections.map((section) => (
        <li key={section.id}>
          {values ? (
            <Entry section={section} values={values} found={{ errors, requests }} />
          ) : (
            <Waiting section={section} />
          )}
        </li>
      ))}
      <li>
        <a href="#gui-phieu">Gửi Phiếu</a>
      </li>
    </ol>
  </nav>
));

function Entry({ section, values, found }: { section: Section; values: RawInput; found: Found }) {
  const parts = progressWords(section, sectionProgress(section, values, found));
  const id = `${section.id}-con-lai`;
  return (
    <>
      <a href={`#${section.id}`} aria-describedby={describedBy(parts.length > 0 && id)}>
        {titleOf(section)}
      </a>
      <span class="section-progress" id={id}>
        {parts.map(({ words, mark }) => (mark ? <strong class={`is-${mark}`}>{words}</strong> : words))}
      </span>
    </>
  );
}

/** Room for the words that script brings, so that nothing moves then. */
function Waiting({ section }: { section: Section }) {
  const { blank } = sectionProgress(section, {}, { errors: undefined, requests: [] });
  return (
    <>
      <a href={`#${section.id}`}>{titleOf(section)}</a>
      {blank > 0 && <span class="section-progress">{'\u00a0'}</span>}
    </>
  );
}

const titleOf = ({ number, title }: Section) => [number && `${number}.`, title].filter(Boolean).join(' ');
