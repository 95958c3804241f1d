import { Fragment } from 'preact';
import type { CountsQuestion } from '../../questionnaire/question.ts';
import type { FormContent } from '../form-content.ts';
import { FieldError } from './FieldError.tsx';
import { FieldWarning } from './FieldWarning.tsx';

/** What is wrong or unusual in a row, below it: the cells are too narrow for sentences. */
export function RowMessages({ row, form }: { row: CountsQuestion; form: FormContent }) {
  if (!hasMessages(row, form)) return null;
  return (
    <td role="cell" colSpan={2 + row.columns.length}>
      <FieldWarning path={row.name} form={form} />
      {cellsOf(row).map(({ column, path }) => (
        <Fragment key={path}>
          <FieldError path={path} message={form.errors[path]} place={column.label} />
          <FieldWarning path={path} form={form} place={column.label} />
        </Fragment>
      ))}
    </td>
  );
}

/** Whether there is anything to say below a row. */
export const hasMessages = (row: CountsQuestion, { errors, warnings }: FormContent): boolean =>
  [row.name, ...cellsOf(row).map(({ path }) => path)].some((path) => errors[path] ?? warnings[path]);

const cellsOf = ({ name, columns }: CountsQuestion) =>
  columns.map((column) => ({ column, path: `${name}.${column.name}` }));
