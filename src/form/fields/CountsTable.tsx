import { Fragment } from 'preact';
import type { Column, CountsQuestion } from '../../questionnaire/question.ts';
import { describedBy, errorId, fieldId, hintId, rowMessagesId, warningId } from '../dom/field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';
import { hasMessages, RowMessages } from './RowMessages.tsx';

interface Props {
  rows: readonly CountsQuestion[];
  heading: string;
  caption: string;
  form: FormContent;
}

/**
 * The table of section 1: whole numbers in rows and columns, numbered as on paper. Its roles are spelt out because
 * narrow screens show its rows one below the other.
 */
export function CountsTable({ rows, heading, caption, form }: Props) {
  const columns = rows[0]?.columns ?? [];
  return (
    <table class="counts stacked" role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            STT
          </th>
          <th scope="col" role="columnheader">
            {heading}
          </th>
          {columns.map((column) => (
            <th scope="col" role="columnheader" key={column.name} id={fieldId(`cot.${column.name}`)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Fragment key={row.name}>
            <CountsRow row={row} form={form} />
            <tr class="row-messages" role="row" id={rowMessagesId(row.name)} hidden={!hasMessages(row, form)}>
              <RowMessages row={row} form={form} />
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function CountsRow({ row, form }: { row: CountsQuestion; form: FormContent }) {
  return (
    <tr role="row">
      <td class="number" role="cell" id={rowNumberId(row)}>
        <span class="visually-hidden">Dòng </span>
        {row.row}
      </td>
      <th scope="row" role="rowheader">
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

const rowNumberId = ({ name }: CountsQuestion): string => `${fieldId(name)}-dong`;

function Cell({ row, column, form }: { row: CountsQuestion; column: Column; form: FormContent }) {
  const path = `${row.name}.${column.name}`;
  const error = form.errors[path];
  return (
    <td role="cell" data-column={column.label}>
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        id={fieldId(path)}
        name={path}
        defaultValue={typedAt(form, path)}
        aria-labelledby={`${rowNumberId(row)} ${fieldId(row.name)} ${fieldId(`cot.${column.name}`)}`}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(
          row.hint && hintId(row.name),
          error && errorId(path),
          form.warnings[path] && warningId(path),
        )}
      />
    </td>
  );
}
