import type { ChoiceQuestion, ChoicesQuestion, Option, Question } from '../../questionnaire/question.ts';
import { textsAt } from '../../questionnaire/form-values.ts';
import { paragraphsAt, wordsOnPaper, type PrintedValues } from './printed-values.ts';
import { Mark, Tick } from './Marks.tsx';

interface Props {
  question: ChoiceQuestion | ChoicesQuestion;
  siblings: readonly Question[];
  values: PrintedValues;
  /** What stands before the names of the questions in paths: "software_in_use.0." or nothing. */
  prefix?: string;
}

/** A group of boxes as on paper, with the dotted line beside the box that asks for words. */
export function Boxes({ question, siblings, values, prefix = '' }: Props) {
  const ticked = textsAt(values ?? {}, prefix + question.name);
  return (
    <ul class={question.options.length === 2 ? 'boxes boxes-two' : 'boxes'}>
      {question.options.map((option) => (
        <li key={option.value}>
          <Tick isTicked={ticked.includes(option.value)} />
          <BoxWords option={option} path={explainedBy(option, question, siblings, prefix)} values={values} />
        </li>
      ))}
    </ul>
  );
}

function BoxWords({
  option,
  path,
  values,
}: {
  option: Option;
  path: string | undefined;
  values: PrintedValues;
}) {
  const words = wordsOnPaper(option);
  if (path === undefined)
    return (
      <span class="box-words">
        {words}
        <Mark number={option.footnote} />
      </span>
    );
  return (
    <span class={values ? 'box-words' : 'box-words with-room'}>
      {words}: <span class="answer">{paragraphsAt(values, path).join(' ')}</span>
    </span>
  );
}

function explainedBy(
  { value }: Option,
  { name }: Question,
  siblings: readonly Question[],
  prefix: string,
): string | undefined {
  const words = siblings.find(
    (sibling) =>
      sibling.kind === 'text' && sibling.explains?.question === name && sibling.explains.option === value,
  );
  return words && prefix + words.name;
}
