import { questionnaire, questions } from '../../questionnaire/questionnaire.ts';
import { Administrative, Explanations } from './AddedParts.tsx';
import { hasNext } from './Repeats.tsx';
import { Closing } from './Closing.tsx';
import type { PrintedValues } from './printed-values.ts';
import { PaperSection, paperSections } from './Sections.tsx';

interface Props {
  /** What was typed; undefined for the blank sheet. */
  values?: PrintedValues;
  /** Number, revision and short hash in words, when the sheet has them. */
  codeLine?: string | undefined;
  /** DỰ THẢO above the heading, for browsers that print nothing in the margins. */
  draftMark?: boolean | undefined;
  /** As the annex of the letter, on its page: without the parts that the system adds. */
  isAnnex?: boolean;
}

/** The Phiếu on A4 as letter 669 prints it: blank, to gather figures on, or filled. A function of what was typed alone. */
export function PaperPhieu({ values, codeLine, draftMark = false, isAnnex = false }: Props) {
  const [last, before] = [paperSections.at(-1), paperSections.slice(0, -1)];
  return (
    <article class="sheet" lang="vi">
      {draftMark && <p class="draft-mark">DỰ THẢO</p>}
      <Heading level={isAnnex ? 'h2' : 'h1'} />
      {!isAnnex && <Administrative values={values} codeLine={codeLine} />}
      {before.map((section) => (
        <PaperSection key={section.id} section={section} values={values} />
      ))}
      {last && <Closing section={last} values={values} />}
      <Footnotes values={values} />
      <Explanations values={values} />
    </article>
  );
}

function Heading({ level: Title }: { level: 'h1' | 'h2' }) {
  const { title, answeredAt, attachedTo } = questionnaire;
  const [, kind = '', subject = ''] = /^(Phiếu khảo sát) (.*)$/.exec(title) ?? [];
  return (
    <header class="sheet-head">
      <Title>
        <span>{kind.toLocaleUpperCase('vi')} </span>
        <span>
          {subject
            .toLocaleUpperCase('vi')
            .split(/(HỘ TỊCH)/)
            .map((words, place) => (words === 'HỘ TỊCH' ? <b key={place}>{words}</b> : words))}
        </span>
      </Title>
      <p class="answered-at">{answeredAt.toLocaleUpperCase('vi')}</p>
      <p class="attached-to">({attachedTo})</p>
    </header>
  );
}

function Footnotes({ values }: { values: PrintedValues }) {
  const unmarked = questions.flatMap((question) =>
    question.kind === 'repeat' && !hasNext(question, values) ? [question.nextFootnote] : [],
  );
  const shown = Object.entries(questionnaire.footnotes).filter(
    ([number]) => !unmarked.includes(Number(number)),
  );
  return (
    <div class="footnotes">
      {shown.map(([number, words]) => (
        <p key={number}>
          <sup>{number}</sup> {words}
        </p>
      ))}
    </div>
  );
}
