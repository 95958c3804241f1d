import { sections, type Section } from '../questionnaire/questionnaire.ts';
import { countBlank } from './count-blank.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';

/** The sections of the Phiếu with links, and how much of each is still blank. */
export function SectionList({ raw }: { raw: RawInput | undefined }) {
  return (
    <nav class="section-list" aria-label="Các mục của Phiếu">
      <ol>
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#${section.id}`}>{titleOf(section)}</a>
            {raw && <span class="blank-count">{blankWords(section, raw)}</span>}
          </li>
        ))}
        <li>
          <a href="#gui-phieu">Gửi Phiếu</a>
        </li>
      </ol>
    </nav>
  );
}

const titleOf = ({ number, title }: Section) => [number && `${number}.`, title].filter(Boolean).join(' ');

function blankWords(section: Section, raw: RawInput): string {
  const name = section.number ? `Mục ${section.number}` : section.title;
  const blank = countBlank(section, raw);
  return blank === 0 ? `${name}: đã điền đủ` : `${name}: còn ${blank} nội dung chưa điền`;
}
