import type { CountsQuestion } from '../../questionnaire/question.ts';
import { countAt, type PrintedValues } from './printed-values.ts';
import { NotGiven } from './Marks.tsx';

interface Props {
  heading: string;
  rows: readonly CountsQuestion[];
  values: PrintedValues;
}

/** The table of section 1: three rows, two columns, no totals. */
export function Counts({ heading, rows, values }: Props) {
  const columns = rows[0]?.columns ?? [];
  return (
    <table class="counts">
      <thead>
        <tr>
          <th scope="col" class="stt">
            STT
          </th>
          <th scope="col">{heading}</th>
          {columns.map(({ name, label }) => (
            <th scope="col" class="figure" key={name}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <td class="stt">{row.row}</td>
            <td>{row.label}</td>
            {columns.map(({ name }) => (
              <td class="figure" key={name}>
                {countAt(values, `${row.name}.${name}`) || (values && <NotGiven />)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
