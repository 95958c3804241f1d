import type { InstanceQuestion, RepeatQuestion, TextQuestion } from '../../questionnaire/question.ts';
import { filledInstances } from '../../questionnaire/form-values.ts';
import { Boxes } from './Boxes.tsx';
import { paragraphsAt, type PrintedValues } from './printed-values.ts';
import { DottedLines, Mark, NotGiven } from './Marks.tsx';
import { Paragraphs } from './WrittenAnswer.tsx';

/** Letters beyond which an answer may run over the end of a page; a shorter one stays whole. */
const flowing = 1_200;

/** Dotted lines in the second row of a blank sheet, where the paper only says to go on in the same way. */
const linesOfNext = 5;

interface Props {
  repeat: RepeatQuestion;
  values: PrintedValues;
}

/** The table of 3.2 or 3.3: blank as the paper prints it, filled with one numbered part for each software. */
export function Repeats({ repeat, values }: Props) {
  const filled = filledInstances(values ?? {}, repeat.name);
  return (
    <table class="repeat">
      <thead>
        <tr>
          <th scope="col" class="stt">
            STT
          </th>
          <th scope="col">{repeat.tableHeading}</th>
        </tr>
      </thead>
      {!values && <Instance repeat={repeat} values={values} index={0} number={1} />}
      {!values && <NextInstance repeat={repeat} />}
      {filled.map((index, position) => (
        <Instance key={index} repeat={repeat} values={values} index={index} number={position + 1} />
      ))}
      {values && filled.length === 0 && <NoInstance />}
      <tfoot aria-hidden="true">
        <tr>
          <td colSpan={2} />
        </tr>
      </tfoot>
    </table>
  );
}

/** Whether the footnote that says how to go on is marked: on the blank sheet, and where there is a second instance. */
export const hasNext = ({ name }: RepeatQuestion, values: PrintedValues): boolean =>
  !values || filledInstances(values, name).length > 1;

function NextInstance({ repeat }: { repeat: RepeatQuestion }) {
  return (
    <tbody class="repeat-instance">
      <tr>
        <td class="stt">
          2<Mark number={repeat.nextFootnote} />
        </td>
        <td>
          <DottedLines count={linesOfNext} />
        </td>
      </tr>
    </tbody>
  );
}

function NoInstance() {
  return (
    <tbody class="repeat-instance">
      <tr>
        <td class="stt" />
        <td>
          <NotGiven />
        </td>
      </tr>
    </tbody>
  );
}

function Instance({ repeat, values, index, number }: Props & { index: number; number: number }) {
  const asked = repeat.questions.filter((question) => question.kind !== 'text' || !question.explains);
  const prefix = `${repeat.name}.${index}.`;
  return (
    <tbody class="repeat-instance">
      {rowsOf(asked).map((questions, position) => (
        <tr key={questions[0]?.name} class={rowClass(questions, values, prefix)}>
          <td class="stt">
            {position === 0 && number}
            {position === 0 && number === 2 && <Mark number={repeat.nextFootnote} />}
          </td>
          <td>
            {questions.map((question) => (
              <Item key={question.name} question={question} repeat={repeat} values={values} prefix={prefix} />
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** Each question is a row of its own, but neighbouring groups of boxes, under one heading, are one. */
function rowsOf(questions: readonly InstanceQuestion[]): InstanceQuestion[][] {
  const rows: InstanceQuestion[][] = [];
  for (const question of questions) {
    const last = rows.at(-1);
    if (question.kind === 'choices' && last?.[0]?.kind === 'choices') last.push(question);
    else rows.push([question]);
  }
  return rows;
}

function rowClass(
  questions: readonly InstanceQuestion[],
  values: PrintedValues,
  prefix: string,
): string | undefined {
  const lengths = questions.flatMap(({ name }) => paragraphsAt(values, prefix + name).map((p) => p.length));
  return lengths.reduce((sum, length) => sum + length, 0) + 80 * lengths.length > flowing
    ? 'flows'
    : undefined;
}

interface ItemProps extends Props {
  question: InstanceQuestion;
  prefix: string;
}

function Item({ question, repeat, values, prefix }: ItemProps) {
  return (
    <>
      {question.heading && <p>{question.heading}:</p>}
      {question.kind === 'text' ? (
        <TextItem question={question} values={values} path={prefix + question.name} />
      ) : (
        <>
          <p class="asked">{question.label}:</p>
          <Boxes question={question} siblings={repeat.questions} values={values} prefix={prefix} />
        </>
      )}
    </>
  );
}

function TextItem({
  question,
  values,
  path,
}: {
  question: TextQuestion;
  values: PrintedValues;
  path: string;
}) {
  const { label, lines } = question;
  if (!values)
    return (
      <>
        <p class={lines === 1 ? 'with-room' : undefined}>{label}: </p>
        {lines > 1 && <DottedLines count={lines - 1} />}
      </>
    );
  const paragraphs = paragraphsAt(values, path);
  if (lines === 1)
    return (
      <p>
        {label}: {paragraphs.length > 0 ? <span class="answer">{paragraphs.join(' ')}</span> : <NotGiven />}
      </p>
    );
  return (
    <>
      <p class="asked">{label}:</p>
      <Paragraphs paragraphs={paragraphs.length > 0 ? paragraphs : undefined} />
    </>
  );
}
