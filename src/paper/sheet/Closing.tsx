import { questionnaire, type Section } from '../../questionnaire/questionnaire.ts';
import { paragraphsAt, type PrintedValues } from './printed-values.ts';
import { DottedLines } from './Marks.tsx';
import { SectionTitle } from './Sections.tsx';
import { Paragraphs } from './WrittenAnswer.tsx';

/** The last section and the signature block, which never stands on a page with fewer than two lines of text. */
export function Closing({ section, values }: { section: Section; values: PrintedValues }) {
  const question = section.questions[0];
  if (question?.kind !== 'text') return null;
  const paragraphs = values ? paragraphsAt(values, question.name) : [];
  const { before, beside } = splitForSignature(paragraphs);
  const isShort = values !== undefined && before.length === 0;
  return (
    <section>
      {!isShort && <SectionTitle section={section} />}
      {!values && <DottedLines count={question.lines - 2} />}
      {before.length > 0 && <Paragraphs paragraphs={before} />}
      <div class={beside.length === 0 && before.length > 0 ? 'closing follows' : 'closing'}>
        {isShort && <SectionTitle section={section} />}
        {!values && <DottedLines count={2} />}
        {values && beside.length > 0 && <Paragraphs paragraphs={beside} />}
        {values && paragraphs.length === 0 && <Paragraphs paragraphs={undefined} />}
        <Signature />
      </div>
    </section>
  );
}

/** Letters that surely fill two lines, and that surely leave room for the signature on the same page. */
const twoLines = 220;
const room = 1_500;

/**
 * Of the last answer's paragraphs those that stay on the page of the signature: at least two lines of them, none when
 * the last one is long enough to be divided between pages itself.
 */
export function splitForSignature(paragraphs: readonly string[]): { before: string[]; beside: string[] } {
  const beside: string[] = [];
  const letters = () => beside.reduce((sum, paragraph) => sum + paragraph.length, 0);
  while (beside.length < paragraphs.length && letters() < twoLines) {
    const next = paragraphs.at(-1 - beside.length) ?? '';
    if (letters() + next.length > room) break;
    beside.unshift(next);
  }
  return { before: paragraphs.slice(0, paragraphs.length - beside.length), beside };
}

function Signature() {
  return (
    <div class="signature">
      <p class="signed-by">{questionnaire.signedBy.toLocaleUpperCase('vi')}</p>
      <p class="signature-note">({questionnaire.signatureNote})</p>
      <div class="signature-room" />
    </div>
  );
}
