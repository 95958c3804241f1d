import { lateLabel } from '../../submission/deadline.ts';
import { describePlace, explanationPath } from '../../questionnaire/fields.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { stateLabels } from '../../submission/states.ts';
import { provinceByCode, regionOf } from '../../units/units.ts';
import { instancesOf, type StoredAnswers } from '../answered-fields.ts';
import { localTime } from '../times.ts';
import { notSent, signedCopyWords, verificationWords } from '../text/labels.ts';
import { answerColumns, type AnswerColumn } from './answer-columns.ts';
import type { Entry } from './collect.ts';
import type { Sheet } from './sheet.ts';

/** What every row of answers begins with: of whom they are, and whether they count. */
export const keyHeaders = [
  'Mã tỉnh',
  'Sở Tư pháp',
  'Số phiếu',
  'Lần gửi',
  'Tình trạng',
  // The rows to filter by: one for each Sở that has answered.
  'Dùng để tổng hợp',
] as const;

/** The first cells of a row of answers. */
export function keyCells(entry: Entry): Cell[] {
  const { unit, response, revision } = entry;
  return [
    unit.code,
    unit.name,
    response?.number ?? null,
    revision?.number ?? null,
    standing(entry),
    isCurrent(entry) ? 'có' : 'không',
  ];
}

function isCurrent({ response, revision }: Entry): boolean {
  return response?.verification === 'confirmed' && revision?.number === response.current_revision;
}

function standing(entry: Entry): string {
  const { response, revision } = entry;
  if (!response || !revision) return notSent;
  if (response.purged !== null) return 'Không nhận, đã xóa nội dung';
  if (response.attached_to !== null) return `Đã đưa vào bản nháp của ${response.attached_to}`;
  if (response.verification === 'held') return 'Chờ xác minh';
  if (response.verification === 'rejected') return 'Không nhận';
  return isCurrent(entry) ? stateLabels[response.state] : 'Đã có bản đính chính';
}

const isInInstance = ({ field }: AnswerColumn): boolean => field.instance !== undefined;
const isContact = ({ field }: AnswerColumn): boolean => field.question.contact === true;
const kindOf = ({ field }: AnswerColumn) => field.question.kind;
// The unit is in the first cells already.
const single = answerColumns.filter(
  (column) => !isInInstance(column) && !isContact(column) && column.field.path !== 'unit',
);

/** The columns of single answers by sheet: figures, words, and the rest. */
const figures = single.filter((column) => kindOf(column) === 'counts');
const texts = single.filter((column) => kindOf(column) === 'text');
const others = single.filter((column) => !figures.includes(column) && !texts.includes(column));

const responseHeaders = [
  'Vùng',
  'Xác minh',
  'Bản ký',
  lateLabel,
  'Nhận lúc (giờ Việt Nam)',
  'Mã đối chiếu nội dung',
  'Mã băm',
  'Phiên bản Phiếu',
  'Dữ liệu thử nghiệm',
];

const regionOfUnit = (code: string): Cell => {
  const province = provinceByCode(code);
  return province ? regionOf(province) : null;
};

const responseCells = ({ isTrial, unit, response, revision }: Entry): Cell[] => [
  regionOfUnit(unit.code),
  response ? verificationWords[response.verification] : null,
  response ? signedCopyWords[response.signed_copy] : null,
  response && revision ? (response.late ? 'có' : 'không') : null,
  revision ? localTime(revision.received_at) : null,
  revision?.short_hash ?? null,
  revision?.hash ?? null,
  revision?.questionnaire_version ?? null,
  isTrial ? 'có' : 'không',
];

/** The sheets of answers: responses, figures, software in use and planned, words, explanations. */
export function answerSheets(entries: readonly Entry[]): Sheet[] {
  return [
    {
      name: 'Phiếu',
      file: 'phieu',
      headers: [...keyHeaders, ...responseHeaders, ...headersOf(others)],
      rows: entries.map((entry) => [...keyCells(entry), ...responseCells(entry), ...cellsOf(others, entry)]),
    },
    sheetOf('Số liệu mục 1', 'so-lieu-muc-1', figures, entries),
    instanceSheet('Phần mềm đang áp dụng', 'phan-mem-dang-ap-dung', 'software_in_use', entries),
    instanceSheet('Phần mềm dự kiến', 'phan-mem-du-kien', 'software_planned', entries),
    sheetOf('Nội dung bằng lời', 'noi-dung-bang-loi', texts, entries),
    explanationSheet(entries),
  ];
}

const headersOf = (columns: readonly AnswerColumn[]): string[] => columns.map(({ header }) => header);

const cellsOf = (columns: readonly AnswerColumn[], { revision }: Entry): Cell[] =>
  columns.map(({ cellIn }) => (revision ? cellIn(revision.answers) : null));

function sheetOf(
  name: string,
  file: string,
  columns: readonly AnswerColumn[],
  entries: readonly Entry[],
): Sheet {
  const rows = entries.map((entry) => [...keyCells(entry), ...cellsOf(columns, entry)]);
  return { name, file, headers: [...keyHeaders, ...headersOf(columns)], rows };
}

/** One row for each instance; a response without any has one row without a number. */
function instanceSheet(name: string, file: string, repeat: string, entries: readonly Entry[]): Sheet {
  const columns = answerColumns.filter(({ field }) => field.instance?.repeat.name === repeat);
  const rows = entries.flatMap((entry) => {
    const instances: (StoredAnswers | undefined)[] = instancesOf(entry.revision?.answers ?? {}, repeat);
    return (instances.length > 0 ? instances : [undefined]).map((instance, index) => [
      ...keyCells(entry),
      instance ? index + 1 : null,
      ...columns.map(({ cellIn }) => (instance ? cellIn(instance) : null)),
    ]);
  });
  return { name, file, headers: [...keyHeaders, 'Phần mềm thứ', ...headersOf(columns)], rows };
}

function explanationSheet(entries: readonly Entry[]): Sheet {
  const rows = entries.flatMap((entry) =>
    Object.entries(entry.revision?.explanations ?? {}).map(([path, text]) => [
      ...keyCells(entry),
      describePlace(explanationPath(path)),
      path,
      text,
    ]),
  );
  return {
    name: 'Giải trình',
    file: 'giai-trinh',
    headers: [...keyHeaders, 'Mục', 'Biến', 'Giải trình'],
    rows,
  };
}
