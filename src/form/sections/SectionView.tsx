import { Fragment, type ComponentChildren } from 'preact';
import type { CountsQuestion, Question } from '../../questionnaire/question.ts';
import { questionnaire, type Section } from '../../questionnaire/questionnaire.ts';
import { RepeatView } from './RepeatView.tsx';
import { CountsTable } from '../fields/CountsTable.tsx';
import { QuestionField } from '../fields/QuestionField.tsx';
import { LongTextHint } from '../fields/LongTextHint.tsx';
import { footnoteId } from '../dom/field-id.ts';
import { PublicationNote } from './PublicationNote.tsx';
import { planAddress } from '../../submission/plan-address.ts';
import type { Repeats } from '../draft/repeats.ts';
import type { FormContent } from '../form-content.ts';

interface Props {
  section: Section;
  form: FormContent;
  repeats: Repeats;
  /** What stands after the question which Sở answers. */
  afterUnit: ComponentChildren;
  /** What stands after a count table. */
  afterTable: ComponentChildren;
}

/** One section of the Phiếu with its heading, questions and footnotes. */
export function SectionView({ section, form, repeats, afterUnit, afterTable }: Props) {
  const heading = `${section.id}-tieu-de`;
  return (
    <section id={section.id} aria-labelledby={heading} class="form-section">
      <h2 id={heading}>
        {[section.number && `${section.number}.`, section.title].filter(Boolean).join(' ')}
      </h2>
      <LongTextHint section={section} />
      <SectionTable section={section} form={form} after={afterTable} />
      {section.questions.map((question) =>
        question.kind === 'repeat' ? (
          <RepeatView
            key={question.name}
            repeat={question}
            instances={repeats[question.name] ?? []}
            form={form}
          />
        ) : (
          <Fragment key={question.name}>
            <QuestionField question={question} prefix="" siblings={section.questions} form={form} />
            {question.name === 'plan_status' && <PlanFile />}
            {question.kind === 'province' && (
              <>
                {afterUnit}
                {section.note && <p class="hint">{section.note}</p>}
                <PublicationNote asked={section.questions} />
              </>
            )}
            {!section.addedBySystem && standsAlone(question) && (
              <PublicationNote asked={[question, ...explaining(question, section.questions)]} />
            )}
          </Fragment>
        ),
      )}
      <Footnotes numbers={footnotesOf(section.questions)} />
    </section>
  );
}

const standsAlone = (question: Question) =>
  question.kind !== 'counts' && !(question.kind === 'text' && question.explains);

const explaining = ({ name }: Question, all: readonly Question[]) =>
  all.filter((other) => other.kind === 'text' && other.explains?.question === name);

function SectionTable(props: { section: Section; form: FormContent; after: ComponentChildren }) {
  const { section, form, after } = props;
  const rows = section.questions.filter((question): question is CountsQuestion => question.kind === 'counts');
  if (rows.length === 0) return null;
  return (
    <>
      <p class="hint">Chưa có số liệu thì để trống; ghi 0 chỉ khi số liệu bằng 0.</p>
      <PublicationNote asked={rows} />
      <CountsTable rows={rows} heading={section.tableHeading ?? ''} caption={section.title} form={form} />
      {after}
    </>
  );
}

function footnotesOf(questions: readonly Question[]): number[] {
  const numbers = questions.flatMap((question): (number | undefined)[] => [
    question.footnote,
    ...('options' in question ? question.options.map(({ footnote }) => footnote) : []),
    ...(question.kind === 'repeat' ? [...footnotesOf(question.questions), question.nextFootnote] : []),
  ]);
  return numbers.filter((number) => number !== undefined);
}

function Footnotes({ numbers }: { numbers: readonly number[] }) {
  if (numbers.length === 0) return null;
  const texts: Readonly<Record<number, string>> = questionnaire.footnotes;
  return (
    <ol class="footnotes" aria-label="Chú thích của Phiếu">
      {numbers.map((number) => (
        <li key={number} id={footnoteId(number)} value={number}>
          {texts[number]}
        </li>
      ))}
    </ol>
  );
}

/** Footnote 1 asks for the plan itself: where its file is sent, with the code, also before the Phiếu is. */
const PlanFile = () => (
  <p class="needs-script">
    <a href={planAddress}>Gửi kèm tệp kế hoạch</a> (cần mã truy cập Phiếu; gửi được ngay, không phải chờ gửi
    Phiếu).
  </p>
);
