import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { districtFiles } from '../../../src/form/worksheet/district-files.ts';
import { collectDistricts, maxDistrictFiles } from '../../../src/form/worksheet/collect-districts.ts';
import { districtLines } from '../../../src/form/worksheet/district-lines.ts';
import type { FormValues } from '../../../src/questionnaire/form-values.ts';
import { districtsOf } from '../../../src/units/districts.ts';
import { returned, type Left } from './returned-file.ts';

const caoBang = '04';
const [first, second] = ['registration_offices-district', 'registration_offices-commune'];
const file = (code: string, cells: Readonly<Record<string, Left>>, options = {}) =>
  returned(caoBang, code, cells, options);
const collect = (files: readonly File[], values: FormValues = {}) => collectDistricts(files, caoBang, values);
const faultsOf = async (one: File) => (await collect([one])).reports[0];

describe('the files for the districts', () => {
  test('are one for each district of 2016, with its name, three rows and cells for whole numbers alone to write in', async () => {
    const { zip, count } = districtFiles({}, caoBang);
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(count).toBe(13);
    expect(Object.keys(files)[3]).toBe('04-huyen-thong-nong.xlsx');
    const workbook = files['03-huyen-bao-lac.xlsx']!;
    const rows = await readSheet(Buffer.from(workbook));
    expect(rows[1]).toContain('Huyện Bảo Lạc');
    expect(rows.slice(3, 7).map((row) => row.slice(0, 2))).toEqual([
      ['STT', 'Khảo sát'],
      ['1', 'Cơ quan đăng ký, quản lý hộ tịch'],
      ['2', 'Công chức tư pháp làm công tác hộ tịch'],
      ['3', 'Công chức tư pháp – hộ tịch được trang cấp máy tính có kết nối internet'],
    ]);
    const parts = unzipSync(workbook);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(sheet.match(/s="6"/gu)).toHaveLength(6);
    expect(sheet).toMatch(/<dataValidation type="whole".* sqref="C5 D5 C6 D6 C7 D7">/u);
    expect(strFromU8(parts['xl/styles.xml']!).match(/<protection locked="0"\/>/gu)).toHaveLength(1);
    expect(sheet).not.toMatch(/<f[ >]/u);
  });

  test('are of the districts that the worksheet names, where it names others', () => {
    const values = { 'worksheet.0.name': 'Bảo Lạc', 'worksheet.14.name': 'Khu kinh tế' };
    const names = districtLines(values, districtsOf(caoBang)).map(({ name }) => name);
    expect(names[0]).toBe('Bảo Lạc');
    expect(names).not.toContain('Huyện Bảo Lạc');
    expect(names).not.toContain('Thành phố Cao Bằng');
    expect(names.at(-1)).toBe('Khu kinh tế');
  });
});

describe('the files that districts send back', () => {
  test('bring their figures into the line of their district, whatever their order', async () => {
    const { put, differing, reports } = await collect([
      file('045', { C5: '1', D5: '19' }),
      file('040', { C5: '2', D5: { xml: '<is><t>1.018</t></is>', type: 'inlineStr' } }),
    ]);
    expect(put).toEqual([
      ['worksheet.4.name', 'Huyện Hà Quảng'],
      [`worksheet.4.${first}`, '1'],
      [`worksheet.4.${second}`, '19'],
      ['worksheet.0.name', 'Thành phố Cao Bằng'],
      [`worksheet.0.${first}`, '2'],
      [`worksheet.0.${second}`, '1.018'],
    ]);
    expect(differing).toEqual({});
    expect(reports.map(({ taken, faults }) => [taken, faults])).toEqual([
      [2, []],
      [2, []],
    ]);
  });

  test('find the line that bears their name, however it is written, and ask where it holds another figure', async () => {
    const held = {
      'worksheet.7.name': 'Hà quảng',
      [`worksheet.7.${first}`]: '3',
      [`worksheet.7.${second}`]: '19',
    };
    const { put, differing } = await collect([file('045', { C5: '1', D5: '19', C6: '4' })], held);
    expect(put).toEqual([['worksheet.7.registrars-district', '4']]);
    expect(differing).toEqual({ [`worksheet.7.${first}`]: '1' });
  });

  test.each<[string, Left, RegExp]>([
    [
      'a day',
      { xml: '<v>42689</v>', style: 8 },
      /ô C5 \(dòng 1, Cấp huyện\) là ngày tháng \(15\/11\/2016\)/u,
    ],
    ['a formula', { xml: '<f>SUM(A1:A3)</f><v>12</v>' }, /ô C5 .* là công thức \(đang hiện 12\)/u],
    [
      'words',
      { xml: '<is><t>khoảng 12</t></is>', type: 'inlineStr' },
      /ô C5 .* không phải số nguyên \(“khoảng 12”\)/u,
    ],
    ['a fraction', '1.5', /không phải số nguyên \(“1,5”\)/u],
    ['an error', { xml: '<v>#REF!</v>', type: 'e' }, /không phải số nguyên \(“#REF!”\)/u],
  ])('say of %s in the place of a figure where it stands, and take the rest', async (_, left, words) => {
    const report = await faultsOf(file('045', { C5: left, D5: '19' }));
    expect(report).toMatchObject({ district: 'Huyện Hà Quảng', taken: 1 });
    expect(report?.faults.join()).toMatch(words);
  });

  test('are read as LibreOffice saves them', async () => {
    const bytes = await readFile('tests/fixtures/office-files/district-libreoffice.xlsx');
    const { put, reports } = await collect([new File([bytes], 'huyen-ha-quang.xlsx')]);
    expect(put).toEqual([
      ['worksheet.4.name', 'Huyện Hà Quảng'],
      [`worksheet.4.${first}`, '1'],
      [`worksheet.4.${second}`, '19'],
      ['worksheet.4.registrars-district', '2'],
      ['worksheet.4.equipped_registrars-commune', '17'],
    ]);
    expect(reports[0]?.faults).toEqual([
      'ô D6 (dòng 2, Cấp xã) là ngày tháng (15/11/2016)',
      'ô C7 (dòng 3, Cấp huyện) là công thức (đang hiện 2)',
    ]);
  });

  test('are taken once for each district: the one saved last', async () => {
    const older = file('045', { C5: '1' }, { savedAt: '2016-11-20T08:00:00Z', name: 'cũ.xlsx' });
    const newer = file('045', { C5: '2' }, { savedAt: '2016-11-21T08:00:00Z', name: 'mới.xlsx' });
    for (const files of [
      [older, newer],
      [newer, older],
    ]) {
      const { put, reports } = await collect(files);
      expect(put).toContainEqual([`worksheet.4.${first}`, '2']);
      expect(put).toHaveLength(2);
      expect(reports.find(({ file: name }) => name === 'cũ.xlsx')).toMatchObject({
        taken: 0,
        faults: ['có tệp mới hơn của cùng huyện trong các tệp đã chọn (mới.xlsx)'],
      });
    }
  });

  test('are not taken from another province, under another name, of another version, or out of another file', async () => {
    const refusals = await Promise.all(
      [
        returned('06', '058', { C5: '1' }),
        file('045', { C5: '1' }, { change: (xml: string) => xml.replace('Huyện Hà Quảng', 'Huyện Bảo Lạc') }),
        file('045', { C5: '1' }, { change: (xml: string) => xml.replace('669-1-', '669-2-') }),
        file('045', { C5: '1' }, { change: (xml: string) => xml.replace('Mã tệp (không sửa): 669', 'Mã') }),
        file('045', { C5: '1' }, { change: (xml: string) => xml.replaceAll('Cấp xã', 'Xã') }),
        file('045', {}),
        new File(['không phải Excel'], 'a.xlsx'),
        new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])], 'a.xls'),
      ].map(faultsOf),
    );
    expect(refusals.map((report) => [report?.taken, report?.faults[0]])).toEqual([
      [0, 'Tệp thuộc Tỉnh Bắc Kạn, không thuộc Phiếu đang điền.'],
      [0, 'Tệp mẫu của Huyện Hà Quảng nhưng ghi tên “Huyện Bảo Lạc”: không rõ số liệu của huyện nào.'],
      [0, 'Tệp được tạo cho phiên bản khác của Phiếu. Đề nghị gửi lại tệp mẫu mới.'],
      [0, 'Không phải tệp theo mẫu cho huyện (không có mã tệp).'],
      [0, 'Bảng trong tệp đã bị đổi so với mẫu. Đề nghị huyện ghi lại vào tệp mẫu.'],
      [0, 'chưa ghi số liệu nào'],
      [0, 'Tệp không phải tệp Excel (.xlsx) hay Word (.docx). Đề nghị lưu lại đúng loại tệp.'],
      [
        0,
        'Tệp thuộc loại cũ (.xls, .doc) hoặc có mật khẩu. Đề nghị bỏ mật khẩu và lưu lại dạng .xlsx hoặc .docx.',
      ],
    ]);
  });

  test('may be 120 at a time, and which were left is said', async () => {
    const many = Array.from({ length: maxDistrictFiles + 1 }, () => new File(['x'], 'a.xlsx'));
    const { reports } = await collect(many);
    expect(reports).toHaveLength(121);
    expect(reports.at(-1)?.faults[0]).toMatch(/nhiều nhất 120 tệp/u);
  });

  test('of Huyện Cai Lậy and Thị xã Cai Lậy are two districts', () => {
    const [both] = [districtLines({ 'worksheet.0.name': 'Thị xã Cai Lậy' }, districtsOf('82'))];
    expect(both.map(({ name }) => name)).toContain('Huyện Cai Lậy');
  });
});

describe('the districts of 2016', () => {
  test('are 713, as many in each province as the catalogue counts', async () => {
    const { provinces } = await import('../../../src/units/units.ts');
    expect(provinces.map(({ code }) => districtsOf(code).length)).toEqual(
      provinces.map(({ districts }) => districts),
    );
    const all = provinces.flatMap(({ code }) => districtsOf(code));
    expect(new Set(all.map(({ code }) => code)).size).toBe(713);
    expect(all.filter(({ name }) => !/^(Thành phố|Thị xã|Quận|Huyện) \S/u.test(name))).toEqual([]);
    for (const { code, districtsWithoutCommunes } of provinces)
      for (const name of districtsWithoutCommunes)
        expect(districtsOf(code).map((one) => one.name)).toContain(name);
  });
});
