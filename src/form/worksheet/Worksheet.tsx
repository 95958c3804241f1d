import { useRef, useState } from 'preact/hooks';
import {
  worksheetCells,
  worksheetColumns,
  worksheetLines,
  worksheetPath,
} from '../../questionnaire/worksheet.ts';
import { sumColumn, totalLines } from '../../questionnaire/worksheet-sums.ts';
import { districtsOf } from '../../units/districts.ts';
import { isHistoryUnsafe, isUndoKey } from '../dom/controls.ts';
import { pastedRange } from '../fields/paste-cells.ts';
import { holdsPasted, toTakeBack, type Pasted } from '../fields/paste-undo.ts';
import { FilePicker } from '../FilePicker.tsx';
import { saveFile } from '../dom/save-file.ts';
import { valueAt, type FieldValues, type FormValues } from '../draft/values.ts';
import type { FormContent } from '../form-content.ts';
import { placeSums, sumsHeld, type Sums } from './place-sums.ts';
import type { CollectedDistricts } from './collect-districts.ts';
import { DistrictFiles } from './DistrictFiles.tsx';
import { districtLines } from './district-lines.ts';
import { replaceWorksheet } from './replace-worksheet.ts';
import { Foot, Head, Line } from './WorksheetTable.tsx';

/** What the worksheet needs of the form. */
export interface WorksheetProps {
  form: Pick<FormContent, 'valueAt'>;
  /** What the form holds at this moment. */
  read: () => FormValues;
  /** Puts values into the form. */
  show: (values: FieldValues) => void;
  /** Shows sums beside the other figures that section 1 holds, for a choice. */
  onDiffering: (sums: FormValues) => void;
  /** The province of the Sở, by its code; '' while none is chosen. */
  province: string;
  /** True where nothing may be changed any more. */
  isReadOnly: boolean;
}

/** Lines to begin with while no province is chosen. */
const usualLines = 12;

const notLoaded =
  'Chưa làm được vì mất kết nối. Bảng vẫn được giữ cùng bản nháp; đề nghị bấm lại khi có mạng.';

/** One line for each district-level unit, added up for section 1. It is kept with the draft and never sent. */
export default function Worksheet(props: WorksheetProps) {
  const { form, read, show, onDiffering, province, isReadOnly } = props;
  const catalogue = districtsOf(province);
  const [added, setLines] = useState(catalogue.length || usualLines);
  const lines = Math.max(added, lastLine(read()) + 1);
  const [said, setSaid] = useState('');
  const [sums, setSums] = useState(() => sumsOf(read()));
  const [undone, setUndone] = useState<Undoable>();
  const names = new Map(
    districtLines(read(), catalogue).map(({ line, name, isTyped }) => [line, isTyped ? undefined : name]),
  );
  const status = useRef<HTMLParagraphElement>(null);
  const brought = useRef<Sums>();
  brought.current ??= sumsHeld(read(), byCell(sums));

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
    if ('refusal' in found) return setSaid(found.refusal);
    const { values, before, replaced } = replaceWorksheet(read(), found.values);
    showWorksheet(values);
    setUndone(replaced > 0 ? { values, before, words: 'Lấy lại bảng trước khi đọc tệp' } : undefined);
    setSaid(`Đã đọc tệp Excel.${replacedWords(replaced)}${leftOutWords(found)}`);
  }

  /** Puts in what districts sent back; where the worksheet holds another figure, it is asked about. */
  function bringDistricts({ put, differing }: Pick<CollectedDistricts, 'put' | 'differing'>): void {
    const before = put.map(([path]) => [path, valueAt(read(), path)] as const);
    showWorksheet(put);
    setUndone(put.length > 0 ? { values: put, before, words: 'Lấy lại bảng trước khi đọc tệp' } : undefined);
    if (Object.keys(differing).length > 0) onDiffering(differing);
  }

  function showWorksheet(values: FieldValues): void {
    setLines((shown) => Math.min(worksheetLines, Math.max(shown, lastLine(Object.fromEntries(values)) + 1)));
    show(values);
    setSums(sumsOf(read()));
  }

  function undo(put: Undoable): void {
    showWorksheet(toTakeBack(put, read()));
    setUndone(undefined);
    setSaid('Bảng đã trở lại như trước.');
    // The button that was pressed is gone.
    status.current?.focus();
  }

  /** Ctrl+Z in a cell that was pasted into takes the paste back. */
  function undoByKey(event: Event): void {
    if (isReadOnly || !undone || !holdsPasted(undone, event.target)) return;
    event.preventDefault();
    undo(undone);
  }

  function paste(event: ClipboardEvent): void {
    const cell = event.target;
    const [line, name] = cell instanceof HTMLInputElement ? placeOf(cell.name) : [];
    if (line === undefined || name === undefined) return;
    let totals = 0;
    const countTotal = () => (totals += 1);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const range = pastedRange(text, cell as HTMLInputElement, worksheetLines - line, countTotal);
    if (!range) return;
    event.preventDefault();
    const fitting = range.slice(0, worksheetLines - line);
    setLines(Math.max(lines, line + fitting.length));
    const values = fitting.flatMap((cells, down) =>
      valuesOf(cells, line + down, worksheetCells.indexOf(name)),
    );
    setUndone({
      values,
      before: values.map(([path]) => [path, valueAt(read(), path)] as const),
      words: 'Hoàn tác dán',
    });
    show(values);
    setSums(sumsOf(read()));
    const beyond = range.length - fitting.length;
    setSaid(`Đã dán ${fitting.length} dòng.${leftOutWords({ totals, beyond })}`);
  }

  async function saveTemplate(): Promise<void> {
    const { writeWorksheetFile } = await import('./worksheet-file.ts');
    saveFile(await writeWorksheetFile(read(), lines, names), 'bang-theo-huyen-muc-1.xlsx');
  }

  const orSay = (done: Promise<void>): void => void done.catch(() => setSaid(notLoaded));

  return (
    <div class="worksheet">
      <p class="hint">
        Mỗi đơn vị cấp huyện một dòng; dán được từ Excel. Bảng được giữ cùng bản nháp, không gửi đi.
        {names.size > 0 && ' Tên in mờ là theo danh mục năm 2016; nếu khác, đề nghị ghi đè.'}
        {!isReadOnly && ' Sau khi điền, bấm “Đưa tổng vào mục 1”.'}
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label="Bảng số liệu theo huyện">
        <table
          class="counts"
          onKeyDown={(event) => void (isUndoKey(event) && undoByKey(event))}
          onBeforeInput={(event) => void (isHistoryUnsafe(event) && undoByKey(event))}
          onPaste={isReadOnly ? undefined : paste}
          onFocusOut={() => setSums(sumsOf(read()))}
        >
          <Head />
          <tbody>
            {Array.from({ length: lines }, (_, line) => (
              <Line key={line} line={line} form={form} name={names.get(line)} isReadOnly={isReadOnly} />
            ))}
          </tbody>
          <Foot sums={sums} />
        </table>
      </div>
      <p class="hint" role="status">
        {notAddedWords(totalLines(read()))}
      </p>
      <div class="button-row">
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
      <p role="status" tabIndex={-1} ref={status}>
        {said}
      </p>
      {undone && !isReadOnly && (
        <button type="button" class="button-secondary" onClick={() => undo(undone)}>
          {undone.words}
        </button>
      )}
      {!isReadOnly && province !== '' && (
        <DistrictFiles province={province} read={read} onCollected={bringDistricts} />
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

/** What the worksheet held before a file was read or a range pasted. */
interface Undoable extends Pasted {
  words: string;
}

const sumsOf = (formValues: FormValues) =>
  worksheetColumns.map((column) => ({ column, ...sumColumn(formValues, column) }));

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
function lastLine(formValues: FormValues): number {
  const lines = Object.entries(formValues).flatMap(([path, typed]) => {
    const line = /^worksheet\.(\d+)\./.exec(path)?.[1];
    return line !== undefined && typed.length > 0 ? [Number(line)] : [];
  });
  return Math.max(-1, ...lines);
}
