import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { PaperPhieu } from '../../src/paper/sheet/PaperPhieu.tsx';
import { paperLines, paperWords } from './printed-words.ts';
import type { FormValues } from '../../src/questionnaire/form-values.ts';

/** The words of the sheet, without what the system added. */
const wordsOf = (html: string) =>
  html
    .replace(/<aside.*?<\/aside>/gsu, '')
    .replace(/<svg.*?<\/svg>/gsu, ' ')
    .replace(/<tfoot.*?<\/tfoot>/gsu, '')
    .replace(/<\/?(?:sup|b)>/gu, '')
    .replace(/<[^>]+>/gu, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const sheet = (values?: FormValues) => render(<PaperPhieu {...(values && { values })} />);
const count = (html: string, part: RegExp) => html.match(part)?.length ?? 0;

describe('the blank sheet', () => {
  test('says, word by word and in its order, what the paper says', () => {
    expect(wordsOf(sheet()).replaceAll(/ ([:)])/gu, '$1')).toBe(paperWords);
  });

  test('has every box of the paper empty, and no totals', () => {
    const boxes = paperLines.filter((line) => line.startsWith('☐'));
    expect(count(sheet(), /aria-label="Không chọn"/g)).toBe(boxes.length);
    expect(sheet()).not.toContain('aria-label="Đã chọn"');
    expect(sheet()).not.toMatch(/[Tt]ổng cộng/u);
  });

  test('keeps two rows for software in each of its tables', () => {
    expect(count(sheet(), /<tbody class="repeat-instance">/g)).toBe(4);
  });

  test('tells what the system added apart from the paper', () => {
    const [added = ''] = /<aside.*?<\/aside>/su.exec(sheet()) ?? [];
    expect(added).toContain('Thông tin hành chính do hệ thống bổ sung, không thuộc Phiếu gốc.');
    expect(paperWords).not.toContain('Họ và tên người lập Phiếu');
    expect(added).toContain('Họ và tên người lập Phiếu');
  });
});

describe('a filled sheet', () => {
  test('shows the software that is filled in, numbered from 1, and no empty rows', () => {
    const html = sheet({ 'software_in_use.7.name': 'Một cửa', 'software_in_use.9.name': 'Hộ tịch' });
    expect(wordsOf(html)).toMatch(/ 1 Tên phần mềm: Một cửa .* 24 Tên phần mềm: Hộ tịch/u);
    expect(count(html, /Tên phần mềm/g)).toBe(2);
  });

  test('says Không điền where nothing was given, never 0, and leaves no room to write on', () => {
    const html = sheet({ 'registrars.commune': '0' });
    expect(count(html, /Không điền/g)).toBeGreaterThan(8);
    expect(html.match(/<td class="figure">0<\/td>/g)).toHaveLength(1);
    expect(html).not.toMatch(/dotted|with-room/u);
  });

  test('has exactly the boxes ticked that were ticked', () => {
    const html = sheet({ plan_status: 'issued', software_kinds: ['one_stop', 'other'] });
    expect(count(html, /aria-label="Đã chọn"/g)).toBe(3);
  });

  test('writes counts with points and days as day/month/year, and what it cannot read as it was typed', () => {
    const words = wordsOf(sheet({ 'registrars.commune': '1234', 'registrars.district': 'khoảng 30' }));
    expect(words).toContain('khoảng 30 1.234');
    expect(sheet({ data_date: '2016-11-15' })).toContain('15/11/2016');
  });

  test('carries the explanations in an annex, each with its place as the sheet numbers it', () => {
    const html = sheet({
      'software_in_use.3.name': 'A',
      'software_in_use.8.name': 'A',
      'explanations.software_in_use.8.name': 'Hai bản cài đặt riêng.',
    });
    expect(html).toMatch(/Mục 3\.2, phần mềm thứ 2: Tên phần mềm.*Hai bản cài đặt riêng\./su);
    expect(sheet({ unit: '04' })).not.toContain('Lý do giải trình');
  });

  test('names the footnote on further software only where its mark stands', () => {
    const one = sheet({ 'software_in_use.0.name': 'A' });
    expect(count(one, /điền theo mẫu như mục 1 ở trên/g)).toBe(0);
    const two = sheet({ 'software_in_use.0.name': 'A', 'software_in_use.1.name': 'B' });
    expect(count(two, /điền theo mẫu như mục 1 ở trên/g)).toBe(1);
  });

  test('shows markup that was typed as text', () => {
    expect(sheet({ obstacles: '<img src=x onerror=alert(1)>' })).toContain('&lt;img src=x');
  });
});
