import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rpcOf } from '../../src/operate/rpc.ts';
import { dictionary } from '../../src/questionnaire/dictionary.ts';
import { escapeFormula } from '../../src/spreadsheet/escape-formula.ts';
import { folderNameAt, writeExport, type Exported } from '../../src/staff/export/write-export.ts';
import { readResponse } from '../../src/staff/read-response.ts';
import { responseInText } from '../../src/staff/text/response-text.ts';
import { digest, openSurvey, type OpenSurvey } from '../database/open-survey.ts';
import { staffAtWork } from '../database/staff-actions.ts';
import full from '../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import hostile from '../fixtures/hostile-text.json' with { type: 'json' };
import minimal from '../fixtures/minimal.json' with { type: 'json' };
import { readCsv } from '../spreadsheet/read-csv.ts';
import { sendTyped } from './sending.ts';

let survey: OpenSurvey;
let folder: string;
let exported: Exported;
let held: string;
let csv: Map<string, (string | undefined)[][]>;
let xlsx: Map<string, (readonly unknown[])[]>;

beforeAll(async () => {
  survey = await openSurvey();
  const staff = staffAtWork(survey);
  await sendTyped(survey, hostile);
  await sendTyped(survey, { ...minimal, unit: '01', 'registrars.district': '0' });
  await sendTyped(survey, { ...minimal, unit: '01', 'registrars.district': '7' }, { base_revision: 1 });
  held = await sendTyped(survey, { ...full, unit: '02' }, { withoutCode: true });
  await sendTyped(survey, { ...full, unit: '04' });
  const items = [{ path: 'obstacles', reason: '=HYPERLINK("https://canary.example")' }];
  const why = '\u001b]0;canary-why\u0007@canary';
  await staff.act('request_completion', { number: '669-04', revision: 1, from: 'sent', items, why });
  await sendSigned('04');
  await staff.act('set_times', { due_at: '2016-11-29T17:00:00Z' });
  await survey.rows(
    `insert into survey.notes (survey_id, code_set, unit_code, words, who, written_at)
     select id, code_set, '04', '=gặp bà canary-note', 'Lê Thị Lan', now() from survey.surveys`,
  );
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'survey-export-')), 'xuat');
  exported = await writeExport(rpcOf(survey), folder);
  csv = await readCsvFiles();
  xlsx = new Map();
  for (const file of ['khao-sat-669.xlsx', 'lien-he.xlsx'])
    for (const { sheet, data } of await readExcel(path.join(folder, file), { trim: false }))
      xlsx.set(sheet, data);
}, 60_000);
afterAll(async () => {
  await survey.close();
  await rm(path.dirname(folder), { recursive: true });
});

/** A signed copy whose name and letter number a spreadsheet would run, sent as the functions record it. */
async function sendSigned(unit: string): Promise<void> {
  const key = { unit, digest: digest(`code of ${unit}`) };
  const id = randomUUID();
  const file = { kind: 'signed_copy', name: '=1+1.pdf', type: 'application/pdf', size: 1234 };
  await survey.call('begin_upload', { p: { ...key, ...file, id, object: `${unit}/${id}.pdf` } });
  await survey.call('finish_upload', {
    p: { id, state: 'received', sha256: digest('signed'), flags: ['script'] },
  });
  const letter = { channel: 'file', letter_number: '+123/STP', letter_date: '2016-11-28' };
  await survey.call('record_signed_copy', { p: { ...key, ...letter, revision: 1 } });
}

async function readCsvFiles() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  const entries = names.map(async (name) => {
    const text = await readFile(path.join(folder, name), 'utf8');
    return [name.replace('.csv', ''), readCsv(text)] as const;
  });
  return new Map(await Promise.all(entries));
}

/** The rows of a CSV file, each by the headers; of a header its variable or its words. */
function rowsOf(file: string): Record<string, string | undefined>[] {
  const [headers = [], ...rows] = csv.get(file) ?? [];
  const names = headers.map((header = '') => /\[([^\s]+)\]$/.exec(header)?.[1] ?? header);
  return rows.map((row) => Object.fromEntries(row.map((cell, column) => [names[column] ?? '', cell])));
}
const rowsOfUnit = (file: string, unit: string) => rowsOf(file).filter((row) => row['Mã tỉnh'] === unit);

const files: Record<string, string> = {
  Phiếu: 'phieu',
  'Số liệu mục 1': 'so-lieu-muc-1',
  'Phần mềm đang áp dụng': 'phan-mem-dang-ap-dung',
  'Phần mềm dự kiến': 'phan-mem-du-kien',
  'Nội dung bằng lời': 'noi-dung-bang-loi',
  'Giải trình': 'giai-trinh',
  'Lịch sử': 'lich-su',
  'Bản ký': 'ban-ky',
  Tệp: 'tep',
  'Đề nghị bổ sung': 'de-nghi-bo-sung',
  'Việc chung': 'viec-chung',
  'Từ điển dữ liệu': 'tu-dien-du-lieu',
  'Liên hệ': 'lien-he',
  'Ghi chú': 'ghi-chu',
};

describe('an export', () => {
  test('is one workbook, one more for the contacts, and a CSV file for each sheet', async () => {
    const names = [...Object.values(files).map((file) => `${file}.csv`), 'khao-sat-669.xlsx', 'lien-he.xlsx'];
    expect((await readdir(folder)).sort()).toEqual(names.sort());
    expect([...exported.files].sort()).toEqual(names);
    expect([...xlsx.keys()]).toEqual(Object.keys(files));
  });

  test('can be read by its owner only, and leaves nothing half written beside it', async () => {
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder))
      expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(folder))).toEqual(['xuat']);
  });

  test('never replaces another', async () => {
    await expect(writeExport(rpcOf(survey), folder)).rejects.toThrow('đã có');
    expect(await readdir(path.dirname(folder))).toEqual(['xuat']);
  });

  test('has the same in its CSV files as in its workbook, with formulas escaped', () => {
    for (const [sheet, file] of Object.entries(files)) {
      const wanted = xlsx
        .get(sheet)
        ?.map((row) => row.map((cell) => (cell === null ? undefined : asCsv(cell))));
      expect([file, csv.get(file)]).toEqual([file, wanted]);
    }
  });

  test('is named after its moment in Viet Nam', () => {
    expect(folderNameAt('2016-11-29T17:00:09Z')).toBe('2016-11-30-000009');
  });
});

const asCsv = (cell: unknown): string =>
  typeof cell === 'number' ? String(cell) : escapeFormula(String(cell));

describe('what came signed', () => {
  test('is there with its way, number and date, and each file with its hash and what to know of it', () => {
    const byFile = { 'Lần gửi': '1', 'Cách gửi': 'Tệp tải lên trang này', 'Bên thực hiện': 'Sở' };
    expect(rowsOfUnit('ban-ky', '04')).toMatchObject([
      { ...byFile, 'Số, ký hiệu công văn': undefined, 'Ngày công văn': undefined },
      { ...byFile, 'Số, ký hiệu công văn': "'+123/STP", 'Ngày công văn': '28/11/2016' },
    ]);
    expect(rowsOfUnit('tep', '04')).toMatchObject([
      {
        'Loại tệp': 'Bản ký',
        'Tên tệp': "'=1+1.pdf",
        'Số byte': '1234',
        'Lưu ý': 'có mã lệnh',
        'SHA-256': digest('signed'),
      },
    ]);
  });

  test('is shown with the response', async () => {
    const shown = responseInText(await readResponse(rpcOf(survey), '669-04')).join('\n');
    expect(shown).toMatch(/\n {2}lần gửi 1 {2}Tệp tải lên trang này {2}\+123\/STP {2}28\/11\/2016/u);
    expect(shown).toMatch(
      /Tệp đã nhận\n {2}Bản ký {2}lần gửi 1 .* =1\+1\.pdf {2}LƯU Ý: có mã lệnh {2}SHA-256 /u,
    );
  });
});

test('the short hash has the name that pages and confirmations give it', () => {
  const headers = [...csv.values()].flatMap(([row = []]) => row);
  expect(headers).toContain('Mã đối chiếu nội dung');
  expect(headers).not.toContain('Mã kiểm tra');
});

describe('every variable of the data dictionary', () => {
  test('is a column of exactly one sheet, under its place and words', () => {
    const headers = [...csv.entries()].flatMap(([file, [row = []]]) =>
      row.filter((header) => /\]$/.test(header ?? '')).map((header) => ({ file, header: header ?? '' })),
    );
    const variables = dictionary.map(({ variable }) => variable).filter((variable) => variable !== 'unit');
    const named = headers.map(({ header }) => /\[(\S+)\]$/.exec(header)?.[1]);
    expect(named.toSorted()).toEqual(variables.toSorted());
    for (const { variable, place, label } of dictionary.filter(({ variable: name }) => name !== 'unit'))
      expect(headers.find(({ header }) => header.endsWith(`[${variable}]`))?.header).toContain(
        `${place}: ${label.replace(/:$/, '')}`,
      );
  });

  test('is explained in a sheet of its own', () => {
    expect(rowsOf('tu-dien-du-lieu').map((row) => row['Biến'])).toEqual(
      dictionary.map(({ variable }) => variable),
    );
  });
});

describe('the three empties', () => {
  test('are told apart: 0, a cell with nothing in it, and a row that says nothing was sent', () => {
    const [first, second] = rowsOfUnit('so-lieu-muc-1', '01');
    expect(first).toMatchObject({ 'registrars.district': '0', 'registrars.commune': undefined });
    expect([first?.['Tình trạng'], second?.['Tình trạng']]).toEqual(['Đã có bản đính chính', 'Đã gửi']);
    const [nobody] = rowsOfUnit('so-lieu-muc-1', '95');
    expect(nobody).toMatchObject({
      'Số phiếu': undefined,
      'Tình trạng': 'Chưa gửi phiếu',
      'registrars.district': undefined,
    });
  });

  test('are so in every sheet of answers: all 63 units are there', () => {
    for (const file of [
      'phieu',
      'so-lieu-muc-1',
      'phan-mem-dang-ap-dung',
      'phan-mem-du-kien',
      'noi-dung-bang-loi',
    ])
      expect([file, new Set(rowsOf(file).map((row) => row['Mã tỉnh'])).size]).toEqual([file, 63]);
  });
});

describe('the rows to count by', () => {
  test('are one for each Sở that has answered: neither earlier revisions nor what is held', () => {
    const counted = rowsOf('phieu').filter((row) => row['Dùng để tổng hợp'] === 'có');
    expect(counted.map((row) => [row['Mã tỉnh'], row['Lần gửi']])).toEqual([
      ['01', '2'],
      ['04', '1'],
      ['60', '1'],
    ]);
    const [own, other] = rowsOfUnit('phieu', '02');
    expect(own).toMatchObject({ 'Tình trạng': 'Chưa gửi phiếu', 'Dùng để tổng hợp': 'không' });
    expect(other).toMatchObject({
      'Số phiếu': held,
      'Tình trạng': 'Chờ xác minh',
      'Dùng để tổng hợp': 'không',
    });
  });

  test('have a row for each software; without any there is one row with nothing in it', () => {
    expect(rowsOfUnit('phan-mem-dang-ap-dung', '04').map((row) => row['Phần mềm thứ'])).toEqual(['1', '2']);
    const [none, ...more] = rowsOfUnit('phan-mem-dang-ap-dung', '01');
    expect([more.length, none?.['Phần mềm thứ'], none?.['software_in_use[].name']]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });
});

describe('what an officer typed', () => {
  const canaries = Object.entries(hostile).filter(([, typed]) => String(typed).includes('canary'));

  test('is all there, texts and contacts too, and nowhere a formula', () => {
    const cells = [...csv.values()].flat(2).filter((cell) => cell !== undefined);
    for (const [name] of canaries)
      expect([name, cells.some((cell) => cell.includes(canaryIn(name)))]).toEqual([name, true]);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  });

  test('is word for word in the workbook', () => {
    const cells = new Set([...xlsx.values()].flat(2));
    expect(cells).toContain(hostile['software_in_use.0.name']);
    expect(cells).toContain(hostile['software_in_use.0.deployed_by']);
    expect(cells).toContain(hostile['software_in_use.0.scope']);
    expect(cells).toContain('[U+001B]]0;canary-why[U+0007]@canary');
  });

  test('of a person is in the file of contacts and nowhere else', () => {
    const holding = [...csv.entries()].filter(([, rows]) =>
      JSON.stringify(rows).includes('canary-respondent'),
    );
    expect(holding.map(([file]) => file)).toEqual(['lien-he']);
    expect(rowsOfUnit('lien-he', '60')[0]?.['respondent_name']).toBe(hostile.respondent_name);
  });

  test('of a note of staff is beside the contacts and nowhere else', () => {
    const holding = [...csv.entries()].filter(([, rows]) => JSON.stringify(rows).includes('canary-note'));
    expect(holding.map(([file]) => file)).toEqual(['ghi-chu']);
    expect(rowsOfUnit('ghi-chu', '04')[0]).toMatchObject({ 'Người ghi': 'Lê Thị Lan' });
  });

  /** The word by which a field of the fixture is found again. */
  function canaryIn(name: string): string {
    return /canary-[a-z-]*[a-z]/.exec(String(hostile[name as keyof typeof hostile]))?.[0] ?? name;
  }
});

describe('what staff did', () => {
  test('is in the history, with who, why and what was asked for', () => {
    expect(rowsOf('lich-su').filter((row) => row['Bên thực hiện'] === 'Cục')).toMatchObject([
      {
        'Số phiếu': '669-04',
        Từ: 'Đã gửi',
        Sang: 'Đề nghị bổ sung, giải trình',
        'Người thực hiện': 'Trần Thị B',
        'Lý do': '[U+001B]]0;canary-why[U+0007]@canary',
      },
    ]);
    expect(rowsOf('de-nghi-bo-sung')).toMatchObject([
      {
        Mục: 'Mục 4: Khó khăn, vướng mắc',
        'Đề nghị bổ sung, giải trình': `'=HYPERLINK("https://canary.example")`,
      },
    ]);
    expect(rowsOf('viec-chung')).toMatchObject([{ Việc: 'Đặt thời hạn', 'Người thực hiện': 'Trần Thị B' }]);
  });
});
