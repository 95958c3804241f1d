import { expect, test } from 'vitest';
import { urgingLetter } from '../../src/workspace/urging/urging-letter.ts';
import { urgingText, type Urging } from '../../src/workspace/urging/urging-text.ts';
import { owedOf, type UrgedOffice } from '../../src/workspace/urging/urged-office.ts';
import { unzip } from '../paper/unzip.ts';

const phuTho: UrgedOffice = {
  name: 'Sở Tư pháp tỉnh Phú Thọ',
  state: null,
  revision: 0,
  signed_copy: null,
  urged: 0,
  urged_at: null,
};
const haGiang: UrgedOffice = {
  name: 'Sở Tư pháp tỉnh Hà Giang',
  state: 'sent',
  revision: 1,
  signed_copy: 'awaited',
  urged: 2,
  urged_at: '2016-12-05T03:00:00Z',
};
const urging = (...offices: UrgedOffice[]): Urging => ({
  letterNumber: '669/CNTT-HTTT&CSDL',
  letterDate: '15/11/2016',
  subject: 'khảo sát tình hình ứng dụng CNTT',
  deadline: 'trước ngày 30/11/2016',
  agency: 'Cục Công nghệ thông tin',
  at: '2016-12-06T02:30:00Z',
  form: 'https://khao-sat.example.vn/phieu/',
  offices,
});
const head = {
  parentAgency: 'BỘ TƯ PHÁP',
  agency: 'CỤC CÔNG NGHỆ THÔNG TIN',
  state: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  place: 'Hà Nội',
};

/** The paragraphs of a Word file as plain text. */
async function wordsOf(file: Blob): Promise<string[]> {
  const parts = unzip(Buffer.from(await file.arrayBuffer()));
  const xml = (parts.get('word/document.xml') ?? '').replaceAll('&amp;', '&');
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join(''),
  );
}

test('a text that urges one Sở speaks to it alone, and says what it owes', () => {
  const text = urgingText(urging(phuTho));
  expect(text).toContain('Kính gửi: Sở Tư pháp tỉnh Phú Thọ.');
  expect(text).toContain('Đến 09 giờ 30 phút, ngày 06 tháng 12 năm 2016, Quý Sở chưa gửi Phiếu.');
  expect(text).not.toMatch(/danh sách/i);
});

test('a text that urges several lists each with what it owes', () => {
  const text = urgingText(urging(phuTho, haGiang));
  expect(text).toContain('2 Sở Tư pháp có tên trong danh sách kèm theo');
  expect(text).toContain(
    '1. Sở Tư pháp tỉnh Phú Thọ: chưa gửi Phiếu\n2. Sở Tư pháp tỉnh Hà Giang: đã gửi Phiếu, chưa gửi bản ký',
  );
});

test('a text that urges asks of each for what it owes, and of nobody for what it has done', () => {
  const signed = urgingText(urging(haGiang));
  expect(signed).toContain(
    'gửi bản Phiếu đã ký, đóng dấu tại địa chỉ https://khao-sat.example.vn/phieu/ban-ky/',
  );
  expect(signed).not.toContain('khẩn trương hoàn thành và gửi Phiếu');
  const asked: UrgedOffice = { ...haGiang, state: 'completion_requested' };
  expect(urgingText(urging(asked))).toContain('Quý Sở đã gửi Phiếu, chưa bổ sung, giải trình theo đề nghị.');
  expect(owedOf({ state: 'accepted', revision: 1, signed_copy: 'received' })).toBeUndefined();
});

test('an official letter that urges has the list attached, and neither number, day nor signatory', async () => {
  const words = await wordsOf(await urgingLetter(head, urging(phuTho, haGiang)));
  expect(words).toEqual(
    expect.arrayContaining(['BỘ TƯ PHÁP', 'Kính gửi: Các Sở Tư pháp có tên trong danh sách kèm theo']),
  );
  expect(words.filter((line) => line.startsWith('Số:'))).toEqual(['Số:          /']);
  expect(words).toContain('Hà Nội, ngày       tháng       năm          ');
  expect(words).toEqual(expect.arrayContaining(['[QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ]', '[Họ và tên]']));
  expect(words.slice(-8)).toEqual([
    ...['1', 'Sở Tư pháp tỉnh Phú Thọ', 'chưa gửi Phiếu', 'chưa'],
    ...['2', 'Sở Tư pháp tỉnh Hà Giang', 'đã gửi Phiếu, chưa gửi bản ký', '2 lần, gần nhất 05/12/2016'],
  ]);
});
