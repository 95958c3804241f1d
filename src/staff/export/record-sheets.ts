import { dictionary } from '../../questionnaire/dictionary.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { channelWords, kindWords } from '../../submission/upload.ts';
import { shortDate } from '../../vietnamese/dates.ts';
import { flagsInWords } from '../text/files-text.ts';
import { actionWords, attributeWords, attributeValueWords } from '../text/labels.ts';
import { placeOf } from '../read-place.ts';
import { localTime } from '../times.ts';
import { answerColumns } from './answer-columns.ts';
import { keyCells, keyHeaders } from './answer-sheets.ts';
import type { Collected, Entry } from './collect.ts';
import type { Sheet } from './sheet.ts';

const time = 'Thời điểm (giờ Việt Nam)';
/** The file of the contact persons, without its ending. */
export const contactFile = 'lien-he';

const whose = ['Mã tỉnh', 'Sở Tư pháp', 'Số phiếu'];

/** The sheets beside the answers: contacts, every transition, signed copies and files, what was asked for, what was done to the survey, the words. */
export function recordSheets(collected: Collected, entries: readonly Entry[]): Sheet[] {
  return [
    contactSheet(entries),
    historySheet(collected),
    signedCopySheet(collected),
    fileSheet(collected),
    requestSheet(collected),
    auditSheet(collected),
    dictionarySheet(),
  ];
}

function contactSheet(entries: readonly Entry[]): Sheet {
  const columns = answerColumns.filter(({ field }) => field.question.contact);
  const rows = entries.flatMap((entry) => {
    const contact = entry.revision?.contact;
    return contact ? [[...keyCells(entry), ...columns.map(({ cellIn }) => cellIn(contact))]] : [];
  });
  const headers = [...keyHeaders, ...columns.map(({ header }) => header)];
  return { name: 'Liên hệ', file: contactFile, headers, rows };
}

function historySheet({ responses, list }: Collected): Sheet {
  const rows = responses.flatMap(({ unit, number, history }) =>
    history.map(({ at, attribute, from, to, actor, who, why, revision }): Cell[] => [
      ...[unit, nameOf(unit, list), number, localTime(at), attributeWords[attribute] ?? attribute],
      ...[attributeValueWords[from] ?? from, attributeValueWords[to] ?? to, actor === 'staff' ? 'Cục' : 'Sở'],
      ...[who, why, revision],
    ]),
  );
  const headers = [
    ...whose,
    time,
    'Nội dung',
    'Từ',
    'Sang',
    'Bên thực hiện',
    'Người thực hiện',
    'Lý do',
    'Lần gửi',
  ];
  return { name: 'Lịch sử', file: 'lich-su', headers, rows };
}

function signedCopySheet({ responses, list }: Collected): Sheet {
  const rows = responses.flatMap(({ unit, number, signed_copies }) =>
    signed_copies.map(({ revision, channel, letter_number, letter_date, actor, who, at }): Cell[] => [
      ...[unit, nameOf(unit, list), number, revision, channelWords[channel], letter_number],
      ...[letter_date && shortDate(letter_date), localTime(at), actor === 'staff' ? 'Cục' : 'Sở', who],
    ]),
  );
  const headers = ['Lần gửi', 'Cách gửi', 'Số, ký hiệu công văn', 'Ngày công văn', time];
  return {
    name: 'Bản ký',
    file: 'ban-ky',
    headers: [...whose, ...headers, 'Bên thực hiện', 'Người thực hiện'],
    rows,
  };
}

function fileSheet({ responses, list }: Collected): Sheet {
  const rows = responses.flatMap(({ unit, number, files }) =>
    files.map(({ revision, kind, name, type, size, sha256, flags, received_at, withdrawn_at }): Cell[] => [
      ...[unit, nameOf(unit, list), number, revision, kindWords[kind], name, type, size],
      ...[
        localTime(received_at),
        flagsInWords(flags) || null,
        sha256,
        withdrawn_at && localTime(withdrawn_at),
      ],
    ]),
  );
  const headers = [
    'Lần gửi',
    'Loại tệp',
    'Tên tệp',
    'Kiểu',
    'Số byte',
    time,
    'Lưu ý',
    'SHA-256',
    'Sở rút lúc',
  ];
  return { name: 'Tệp', file: 'tep', headers: [...whose, ...headers], rows };
}

function requestSheet({ responses, list }: Collected): Sheet {
  const rows = responses.flatMap(({ unit, number, history, revisions }) =>
    history.flatMap(({ at, revision, items }) => {
      const answers = revisions.find((one) => one.number === revision)?.answers ?? {};
      return items.map(({ path, reason }): Cell[] => [
        ...[unit, nameOf(unit, list), number, localTime(at), revision],
        ...[placeOf(path, answers), path, reason],
      ]);
    }),
  );
  const headers = [...whose, time, 'Lần gửi', 'Mục', 'Biến', 'Đề nghị bổ sung, giải trình'];
  return { name: 'Đề nghị bổ sung', file: 'de-nghi-bo-sung', headers, rows };
}

function auditSheet({ list }: Collected): Sheet {
  const rows = list.audit_log.map(({ at, action, who, why, details }): Cell[] => [
    ...[localTime(at), actionWords[action] ?? action, who, why, JSON.stringify(details)],
  ]);
  const headers = [time, 'Việc', 'Người thực hiện', 'Lý do', 'Chi tiết'];
  return { name: 'Việc chung', file: 'viec-chung', headers, rows };
}

function dictionarySheet(): Sheet {
  const rows = dictionary.map(
    ({ variable, place, label, column, kind, options, maximum, published }): Cell[] => [
      ...[variable, place, label, column ?? null, kind],
      ...[
        options.map((option) => `${option.value} = ${option.label}`).join('\n') || null,
        maximum ?? null,
        published,
      ],
    ],
  );
  const headers = ['Biến', 'Mục', 'Lời trong Phiếu', 'Cột', 'Loại', 'Lựa chọn', 'Lớn nhất', 'Công bố'];
  return { name: 'Từ điển dữ liệu', file: 'tu-dien-du-lieu', headers, rows };
}

const nameOf = (code: string, { units }: Collected['list']): string =>
  units.find((unit) => unit.code === code)?.name ?? code;
