import type { CountsQuestion, Question } from '../../questionnaire/question.ts';
import { sections, type Section } from '../../questionnaire/questionnaire.ts';
import { Repeats } from './Repeats.tsx';
import { Boxes } from './Boxes.tsx';
import { Counts } from './Counts.tsx';
import type { PrintedValues } from './printed-values.ts';
import { WrittenAnswer } from './WrittenAnswer.tsx';

/** The sections the paper has, in its order. */
export const paperSections: readonly Section[] = sections.filter((section) => !section.addedBySystem);

/** One section of the paper: its heading, then each question as the paper asks it. */
export function PaperSection({ section, values }: { section: Section; values: PrintedValues }) {
  const { questions, tableHeading = '' } = section;
  const rows = questions.filter((question): question is CountsQuestion => question.kind === 'counts');
  return (
    <section>
      <SectionTitle section={section} />
      {rows.length > 0 && <Counts heading={tableHeading} rows={rows} values={values} />}
      {questions
        .filter((question) => question.kind !== 'counts')
        .map((question) => (
          <PaperQuestion key={question.name} question={question} section={section} values={values} />
        ))}
    </section>
  );
}

/** "1. Một số thông tin chung". */
export function SectionTitle({ section: { number, title } }: { section: Section }) {
  return (
    <h2>
      {number}. {title}
    </h2>
  );
}

interface QuestionProps {
  question: Question;
  section: Section;
  values: PrintedValues;
}

/** The one question of sections 2, 4 and 5 is the section's title; those of section 3 have their own numbers. */
function PaperQuestion({ question, section, values }: QuestionProps) {
  const { kind, name, label } = question;
  if (kind === 'text' && question.explains) return null;
  return (
    <div class="question">
      {section.questions.length > 1 && <h3>{label}</h3>}
      {kind === 'text' && <WrittenAnswer values={values} path={name} lines={question.lines} />}
      {(kind === 'choice' || kind === 'choices') && (
        <Boxes question={question} siblings={section.questions} values={values} />
      )}
      {kind === 'repeat' && <Repeats repeat={question} values={values} />}
    </div>
  );
}
