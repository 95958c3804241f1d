import type { Column, CountsQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId, hintId } from '../field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';
import { FieldError } from './FieldError.tsx';

interface Props {
  rows: readonly CountsQuestion[];
  heading: string;
  caption: string;
  form: FormContent;
}

/** The table of section 1: whole numbers in rows and columns, numbered as on paper. */
export function CountsTable({ rows, heading, caption, form }: Props) {
  const columns = rows[0]?.columns ?? [];
  return (
    <table class="counts">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">STT</th>
          <th scope="col">{heading}</th>
          {columns.map((column) => (
            <th scope="col" key={column.name} id={fieldId(`cot.${column.name}`)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CountsRow key={row.name} row={row} form={form} />
        ))}
      </tbody>
    </table>
  );
}

function CountsRow({ row, form }: { row: CountsQuestion; form: FormContent }) {
  return (
    <tr>
      <td class="number">{row.row}</td>
      <th scope="row">
        <span id={fieldId(row.name)}>{row.label}</span>
        {row.hint && (
          <span class="hint" id={hintId(row.name)}>
            {row.hint}
          </span>
        )}
      </th>
      {row.columns.map((column) => (
        <Cell key={column.name} row={row} column={column} form={form} />
      ))}
    </tr>
  );
}

function Cell({ row, column, form }: { row: CountsQuestion; column: Column; form: FormContent }) {
  const path = `${row.name}.${column.name}`;
  const error = form.errors[path];
  return (
    <td>
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        id={fieldId(path)}
        name={path}
        defaultValue={typedAt(form.raw, path)}
        aria-labelledby={`${fieldId(row.name)} ${fieldId(`cot.${column.name}`)}`}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(row.hint && hintId(row.name), error && errorId(path))}
      />
      <FieldError path={path} message={error} />
    </td>
  );
}
