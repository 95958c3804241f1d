import { sections, type Section } from '../questionnaire/questionnaire.ts';
import { onlyWhenChanged } from './only-when-changed.ts';
import { countBlank } from './count-blank.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';

/** The sections of the Phiếu with links, and how much of each is still blank. */
export const SectionList = onlyWhenChanged(({ raw }: { raw: RawInput | undefined }) => {
  const begun = new Set(Object.keys(raw ?? {}).map((path) => path.split('.')[0]));
  return (
    <nav class="section-list" aria-label="Các mục của Phiếu">
      <ol>
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#${section.id}`}>{titleOf(section)}</a>
            {(raw !== undefined || countBlank(section, {}) > 0) && (
              <span class="blank-count">{raw ? blankWords(section, raw, begun) : keptFree}</span>
            )}
          </li>
        ))}
        <li>
          <a href="#gui-phieu">Gửi Phiếu</a>
        </li>
      </ol>
    </nav>
  );
});

/** Room for the words that script brings, so that nothing moves then. */
const keptFree = '\u00a0';

const titleOf = ({ number, title }: Section) => [number && `${number}.`, title].filter(Boolean).join(' ');

/**
 * "Mục 3: còn 2 nội dung chưa điền"; nothing where nothing is asked for and nothing was given.
 * @param begun names of the questions that hold something
 */
function blankWords(section: Section, raw: RawInput, begun: ReadonlySet<string | undefined>): string {
  const blank = countBlank(section, raw);
  if (blank === 0 && !section.questions.some(({ name }) => begun.has(name))) return '';
  const words = blank === 0 ? 'đã điền đủ' : `còn ${blank} nội dung chưa điền`;
  return section.number
    ? `Mục ${section.number}: ${words}`
    : words.replace(/^./u, (first) => first.toUpperCase());
}
