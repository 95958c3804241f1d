import type { Question, TextQuestion } from '../../questionnaire/question.ts';
import type { FormContent } from '../form-content.ts';
import { BoxesField } from './BoxesField.tsx';
import { DateField } from './DateField.tsx';
import { ProvinceField } from './ProvinceField.tsx';
import { TextField } from './TextField.tsx';

interface Props {
  question: Question;
  /** The path of the instance it stands in with a dot at the end, or "". */
  prefix: string;
  siblings: readonly Question[];
  form: FormContent;
}

/** One question that stands by itself; tables and repeated questions have components of their own. */
export function QuestionField({ question, prefix, siblings, form }: Props) {
  const path = prefix + question.name;
  switch (question.kind) {
    case 'text':
      // It is shown beside the box that it explains.
      return question.explains ? null : <TextField question={question} path={path} form={form} />;
    case 'date':
      return <DateField question={question} path={path} form={form} />;
    case 'province':
      return <ProvinceField question={question} path={path} form={form} />;
    case 'choice':
    case 'choices':
      return (
        <BoxesField
          {...{ question, path, form }}
          explanation={explanationOf(question.name, prefix, siblings)}
        />
      );
    case 'counts':
    case 'repeat':
      return null;
    default:
      return question satisfies never;
  }
}

function explanationOf(boxes: string, prefix: string, siblings: readonly Question[]) {
  const explains = (sibling: Question): sibling is TextQuestion =>
    sibling.kind === 'text' && sibling.explains?.question === boxes;
  const question = siblings.find(explains);
  return question && { question, path: prefix + question.name };
}
