import { describe, expect, test } from 'vitest';
import { fetchSystem } from '../setup/system.ts';

const read = async (path: string) => (await fetchSystem(path)).text();
const letterPage = await read('/');
const pages = {
  '/': letterPage,
  '/tro-giup/': await read('/tro-giup/'),
  '/khong-co/': await read('/khong-co/'),
};

const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'gu'))].map(([, value = '']) => value);
const textOf = (html: string) =>
  html
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gsu, '')
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ');

describe.each(Object.entries(pages))('%s', (_, html) => {
  test('has no script at all', () => {
    expect(html).not.toMatch(/<script|\son[a-z]+=|javascript:/iu);
  });

  test('has nothing the content security policy would have to excuse', () => {
    expect(html).toContain('http-equiv="content-security-policy"');
    expect(html).not.toMatch(/unsafe-inline|\sstyle="/u);
  });

  test('never offers a telephone number to be dialled', () => {
    expect(html).not.toContain('tel:');
    expect(html).toContain('content="telephone=no"');
  });

  test('says that it is a trial and asks search engines to leave it out', () => {
    expect(textOf(html)).toContain('Bản chạy thử, không phải trang chính thức của Bộ Tư pháp');
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  test('leads to letter, form, results and help', () => {
    expect(attributes(html, 'href')).toEqual(
      expect.arrayContaining(['/', '/phieu/', '/ket-qua/', '/tro-giup/']),
    );
  });

  test('is Vietnamese in composed Unicode, with one main heading', () => {
    expect(html).toContain('<html lang="vi"');
    expect(html).toBe(html.normalize('NFC'));
    expect(html.match(/<h1/gu)).toHaveLength(1);
  });

  test('links only to places that are on the page', () => {
    const ids = new Set(attributes(html, 'id'));
    const local = attributes(html, 'href').filter((href) => href.startsWith('#'));
    expect(local.filter((href) => !ids.has(href.slice(1)))).toEqual([]);
  });
});

describe('the letter page', () => {
  const ids = attributes(letterPage, 'id');

  test('carries the deadline word for word, as the form does', async () => {
    expect(textOf(letterPage)).toContain('Cục Công nghệ thông tin trước ngày 30/11/2016 để Cục tổng hợp');
    expect(textOf(await read('/phieu/'))).toContain('trước ngày 30/11/2016');
  });

  test('says above the letter what it is and whom the form is for', () => {
    const text = textOf(letterPage.slice(0, letterPage.indexOf('<article')));
    expect(text).toContain(
      'Trang này trình bày lại nội dung công văn; không thay thế bản gốc đã ký, đóng dấu.',
    );
    expect(text).toContain('Phiếu dành cho Sở Tư pháp. Đây không phải nơi đăng ký khai sinh, hộ tịch.');
  });

  test('first says in three steps what is to be done, with what and until when', () => {
    const above = textOf(letterPage.slice(0, letterPage.indexOf('<article')));
    expect(above).toMatch(/Điền.*mã truy cập Phiếu.*Trình ký.*Gửi.*trước ngày 30\/11\/2016/u);
  });

  test('shows the Phiếu that is annexed below the letter, and what is bracketed explained', () => {
    const below = letterPage.slice(letterPage.indexOf('</article>'));
    expect(below).toContain('id="phieu-gui-kem"');
    expect(textOf(below)).toContain('ĐƠN VỊ ĐÁNH GIÁ');
    expect(textOf(below)).toContain('Chữ trong dấu [&nbsp;] do người hiệu đính thêm');
    expect(textOf(below)).not.toContain('Thông tin hành chính do hệ thống bổ sung');
  });

  test('shows the seventeen notes, folded, each on the Phiếu with the way to it', () => {
    expect(ids.filter((id) => id.startsWith('hieu-dinh-'))).toHaveLength(17);
    const fold = /<details class="notes-fold"[^>]*>(.*?)<\/details>/su.exec(letterPage)?.[0] ?? '';
    expect(fold).not.toMatch(/^<details[^>]* open/u);
    expect(attributes(fold, 'id').filter((id) => id.startsWith('hieu-dinh-'))).toHaveLength(17);
    expect(attributes(fold, 'href').filter((href) => href === '#phieu-gui-kem')).toHaveLength(11);
  });

  test('carries no mark on the motto', () => {
    expect(letterPage).toMatch(/letter-motto"[^>]*>Độc lập - Tự do - Hạnh phúc<\/p>/u);
  });

  test('leads from every mark to its note and back', () => {
    const marks = ids.filter((id) => id.startsWith('cho-')).map((id) => id.slice('cho-'.length));
    expect(marks).toHaveLength(5);
    for (const mark of marks) {
      expect(letterPage).toMatch(
        new RegExp(`<a id="cho-${mark}" href="#hieu-dinh-${mark}" target="_self" aria-label="Hiệu đính \\d`),
      );
      expect(letterPage).toMatch(new RegExp(`id="hieu-dinh-${mark}".*?href="#cho-${mark}"`, 's'));
    }
  });
});

test('the help opens with the way from the code to the results, on one screen', () => {
  const first = /<section aria-labelledby="([^"]+)"[^>]*>(.*?)<\/section>/su.exec(pages['/tro-giup/']);
  expect(first?.[1]).toBe('bat-dau');
  expect(textOf(first?.[2] ?? '')).toMatch(/Nhận mã.*Điền.*Xem lại.*Trình ký.*Gửi.*Gửi bản ký.*Kết quả/u);
});

test('no page gives the obsolete telephone number as a contact of today', () => {
  expect(pages['/tro-giup/']).not.toContain('6273');
});

test('an unknown address is answered as not found', async () => {
  expect((await fetchSystem('/khong-co/')).status).toBe(404);
});
