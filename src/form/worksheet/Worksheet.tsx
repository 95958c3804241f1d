import { useRef, useState } from 'preact/hooks';
import type { RawInput } from '../../questionnaire/raw-input.ts';
import {
  sumColumn,
  totalLines,
  worksheetCells,
  worksheetColumns,
  worksheetLines,
  worksheetPath,
} from '../../questionnaire/worksheet.ts';
import { moveByKey, pastedRange } from '../fields/sheet.ts';
import { FilePicker } from '../FilePicker.tsx';
import { saveFile } from '../save-file.ts';
import type { Values } from '../use-fields.ts';
import { placeSums, sumsHeld, type Sums } from './place-sums.ts';
import { replaceWorksheet } from './replace-worksheet.ts';
import { Foot, Head, Line } from './WorksheetTable.tsx';

/** What the worksheet needs of the form. */
export interface WorksheetProps {
  raw: RawInput;
  read: () => RawInput;
  /** Remembers what was typed, before the cells leave the form. */
  remember: () => void;
  /** Puts values into the form. */
  show: (values: Values) => void;
  /** Shows sums beside the other figures that section 1 holds, for a choice. */
  onDiffering: (sums: RawInput) => void;
  /** How many district-level units the province has in the catalogue; undefined when no province is chosen. */
  districts: number | undefined;
  /** True where nothing may be changed any more. */
  isReadOnly: boolean;
}

const notLoaded =
  'Chưa làm được vì mất kết nối. Bảng vẫn được giữ cùng bản nháp; đề nghị bấm lại khi có mạng.';

/** One line for each district-level unit, added up for section 1. It is kept with the draft and never sent. */
export default function Worksheet(props: WorksheetProps) {
  const { raw, read, show, onDiffering, districts = 12, isReadOnly } = props;
  const [lines, setLines] = useState(() => Math.max(districts, lastLine(raw) + 1));
  const [said, setSaid] = useState('');
  const [sums, setSums] = useState(() => sumsOf(raw));
  const [undone, setUndone] = useState<Values>();
  const brought = useRef<Sums>();
  brought.current ??= sumsHeld(raw, byCell(sums));

  function bringSums(): void {
    const now = sumsOf(read());
    setSums(now);
    const wrong = now.find(({ unreadable }) => unreadable.length > 0);
    if (wrong) {
      setSaid(
        `${wrong.column.level}, ${wrong.column.label}: dòng ${wrong.unreadable.map((line) => line + 1).join(', ')} không phải là số nguyên. Đề nghị sửa lại.`,
      );
      return;
    }
    const { put, differing } = placeSums(read(), byCell(now), brought.current ?? {});
    show(put);
    brought.current = { ...brought.current, ...sumsHeld(read(), byCell(now)) };
    const count = Object.keys(differing).length;
    if (count > 0) onDiffering(differing);
    setSaid(now.every(({ sum }) => sum === null) ? 'Bảng chưa có số liệu nào.' : broughtWords(count));
  }

  async function bringFile(file: File): Promise<void> {
    const { readWorksheetFile } = await import('./worksheet-file.ts');
    const found = await readWorksheetFile(file);
    if (!found) return setSaid('Tệp này không phải bảng theo mẫu. Đề nghị tải mẫu và nhập lại.');
    const { values, before, replaced } = replaceWorksheet(read(), found.values);
    showWorksheet(values);
    setUndone(replaced > 0 ? before : undefined);
    setSaid(`Đã đọc tệp Excel.${replacedWords(replaced)}${leftOutWords(found)}`);
  }

  function showWorksheet(values: Values): void {
    setLines((shown) => Math.min(worksheetLines, Math.max(shown, lastLine(Object.fromEntries(values)) + 1)));
    show(values);
    setSums(sumsOf(read()));
  }

  function undo(before: Values): void {
    showWorksheet(replaceWorksheet(read(), before).values);
    setUndone(undefined);
    setSaid('Bảng đã trở lại như trước khi đọc tệp.');
  }

  function paste(event: ClipboardEvent): void {
    const cell = event.target;
    const [line, name] = cell instanceof HTMLInputElement ? placeOf(cell.name) : [];
    if (line === undefined || name === undefined) return;
    let totals = 0;
    const countTotal = () => (totals += 1);
    const range = pastedRange(event, cell as HTMLInputElement, worksheetLines - line, countTotal);
    if (!range) return;
    event.preventDefault();
    const fitting = range.slice(0, worksheetLines - line);
    setLines(Math.max(lines, line + fitting.length));
    show(fitting.flatMap((cells, down) => valuesOf(cells, line + down, worksheetCells.indexOf(name))));
    setSums(sumsOf(read()));
    const beyond = range.length - fitting.length;
    setSaid(`Đã dán ${fitting.length} dòng.${leftOutWords({ totals, beyond })}`);
  }

  async function saveTemplate(): Promise<void> {
    const { writeWorksheetFile } = await import('./worksheet-file.ts');
    saveFile(await writeWorksheetFile(read(), lines), 'bang-theo-huyen-muc-1.xlsx');
  }

  const orSay = (done: Promise<void>): void => void done.catch(() => setSaid(notLoaded));

  return (
    <div class="worksheet">
      <p class="hint">
        Mỗi đơn vị cấp huyện một dòng; dán được từ Excel. Bảng được giữ cùng bản nháp, không gửi đi.
        {!isReadOnly && ' Sau khi điền, bấm “Đưa tổng vào mục 1”.'}
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label="Bảng số liệu theo huyện">
        <table
          class="counts"
          onKeyDown={moveByKey}
          onPaste={isReadOnly ? undefined : paste}
          onFocusOut={() => setSums(sumsOf(read()))}
        >
          <Head />
          <tbody>
            {Array.from({ length: lines }, (_, line) => (
              <Line key={line} line={line} raw={raw} isReadOnly={isReadOnly} />
            ))}
          </tbody>
          <Foot sums={sums} />
        </table>
      </div>
      <p class="hint" role="status">
        {notAddedWords(totalLines(read()))}
      </p>
      <div class="block-buttons">
        {!isReadOnly && (
          <button type="button" class="button" onClick={bringSums}>
            Đưa tổng vào mục 1
          </button>
        )}
        {!isReadOnly && lines < worksheetLines && (
          <button type="button" class="button-secondary" onClick={() => setLines(lines + 1)}>
            Thêm dòng
          </button>
        )}
        <button type="button" class="button-secondary" onClick={() => orSay(saveTemplate())}>
          Tải bảng dạng Excel
        </button>
        {!isReadOnly && (
          <FilePicker
            words="Đọc lại từ tệp Excel"
            label="Tệp Excel của bảng theo huyện"
            accept=".xlsx"
            onFile={(file) => orSay(bringFile(file))}
          />
        )}
      </div>
      <p role="status">{said}</p>
      {undone && !isReadOnly && (
        <button type="button" class="button-secondary" onClick={() => undo(undone)}>
          Lấy lại bảng trước khi đọc tệp
        </button>
      )}
    </div>
  );
}

function placeOf(path: string): [line?: number, name?: string | undefined] {
  const [, line, name] = /^worksheet\.(\d+)\.(.+)$/.exec(path) ?? [];
  return line === undefined ? [] : [Number(line), name];
}

const valuesOf = (cells: readonly string[], line: number, first: number) =>
  cells
    .slice(0, worksheetCells.length - first)
    .map((text, right) => [worksheetPath(line, worksheetCells[first + right]!), text] as const);

const sumsOf = (raw: RawInput) => worksheetColumns.map((column) => ({ column, ...sumColumn(raw, column) }));

const byCell = (sums: ReturnType<typeof sumsOf>): Sums =>
  Object.fromEntries(sums.map(({ column, sum }) => [column.sumsTo, sum]));

const broughtWords = (differing: number): string =>
  differing === 0
    ? 'Đã đưa tổng các cột vào mục 1.'
    : `Mục 1 có ${differing} ô đang có số khác, đề nghị chọn.`;

const replacedWords = (replaced: number): string =>
  replaced > 0 ? ` Bảng theo tệp đã thay ${replaced} ô điền trước đó.` : '';

/** Which lines of a file or of what was pasted are not in the worksheet. */
const leftOutWords = ({ totals, beyond }: { totals: number; beyond: number }): string =>
  (totals > 0 ? ` Không lấy ${totals} dòng tổng cộng, vì bảng tự cộng.` : '') +
  (beyond > 0 ? ` Còn ${beyond} dòng không có chỗ trong bảng.` : '');

/** Which lines in the worksheet are not added up; nothing when all are. */
const notAddedWords = (totals: readonly number[]): string =>
  totals.length === 0
    ? ''
    : `Dòng ${totals.map((line) => line + 1).join(', ')} là dòng tổng cộng nên không được cộng vào.`;

/** The last line that holds something, counted from 0; -1 when none does. */
function lastLine(raw: RawInput): number {
  const lines = Object.entries(raw).flatMap(([path, typed]) => {
    const line = /^worksheet\.(\d+)\./.exec(path)?.[1];
    return line !== undefined && typed.length > 0 ? [Number(line)] : [];
  });
  return Math.max(-1, ...lines);
}
