import {
  districtHeading,
  worksheetCells,
  worksheetColumns,
  worksheetPath,
  type WorksheetColumn,
} from '../../questionnaire/worksheet.ts';
import { formatCount } from '../../vietnamese/numbers.ts';
import { fieldId } from '../dom/field-id.ts';
import { typedAt, type FormContent } from '../form-content.ts';

/** A column with what it adds up to; null when it is blank. */
export interface ColumnSum {
  column: WorksheetColumn;
  sum: number | null;
}

/** The headings of the worksheet: levels, and under each its columns. */
export function Head() {
  const levels = [...new Set(worksheetColumns.map(({ level }) => level))];
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          STT
        </th>
        <th scope="col" rowSpan={2} id={fieldId('worksheet.name')}>
          {districtHeading}
        </th>
        {levels.map((level) => (
          <th scope="colgroup" key={level} colSpan={worksheetColumns.length / levels.length}>
            {level}
          </th>
        ))}
      </tr>
      <tr>
        {worksheetColumns.map(({ name, level, label }) => (
          <th scope="col" key={name} id={fieldId(`worksheet.${name}`)}>
            <span class="visually-hidden">{level}: </span>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface LineProps {
  line: number;
  form: Pick<FormContent, 'valueAt'>;
  /** The district that has this line in the catalogue, as long as no other name is written there. */
  name: string | undefined;
  isReadOnly: boolean;
}

/** One line: a district-level unit and its figures. */
export function Line({ line, form, name: usualName, isReadOnly }: LineProps) {
  const number = fieldId(`worksheet.${line}`);
  return (
    <tr>
      <td class="number" id={number}>
        <span class="visually-hidden">Dòng </span>
        {line + 1}
      </td>
      {worksheetCells.map((name) => {
        const path = worksheetPath(line, name);
        return (
          <td key={name}>
            <input
              type="text"
              autocomplete="off"
              inputMode={name === 'name' ? 'text' : 'numeric'}
              class={name === 'name' ? 'words' : undefined}
              id={fieldId(path)}
              name={path}
              defaultValue={typedAt(form, path)}
              placeholder={name === 'name' ? usualName : undefined}
              readOnly={isReadOnly}
              aria-labelledby={`${number} ${fieldId(`worksheet.${name}`)}`}
            />
          </td>
        );
      })}
    </tr>
  );
}

/** What the columns add up to. */
export function Foot({ sums }: { sums: readonly ColumnSum[] }) {
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          Tổng
        </th>
        {sums.map(({ column, sum }) => (
          <td key={column.name} class="figure">
            {sum === null ? '' : formatCount(sum)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
