import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PdfPage, readPdf } from './pdf.ts';
import { newDevice } from '../setup/device.ts';

/** A site whose results are printed: how many Sở have answered, and where it is served. */
export interface SiteToPrint {
  answers: number;
  /** How they answered, where two sites have as many answers. */
  how?: string;
  open: () => Promise<{ browser: Browser; address: string }>;
}

/** A page of the site as the browser prints it to somebody who has been there before: its letters are there at once. */
async function print(browser: Browser, address: string, path: string): Promise<PdfPage[]> {
  const page = await (await newDevice(browser)).newPage();
  await page.goto(new URL(path, address).href);
  await page.reload();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.context().close();
  return readPdf(pdf);
}

/** What each sheet begins with: tells what took more room than it should. */
const beginnings = (pages: readonly PdfPage[]): string =>
  pages.map(({ letters }) => `${letters.length}: ${letters.slice(-90)}`).join('\n');

/** Says what holds of the report and of the overview on paper, however many have answered. */
export function describePrintedReport({ answers, how = '', open }: SiteToPrint): void {
  describe(`the report printed with ${answers} answers${how}`, () => {
    let pages: PdfPage[];
    let overview: PdfPage[];
    let briefing: PdfPage[];
    beforeAll(async () => {
      const { browser, address } = await open();
      pages = await print(browser, address, '/ket-qua/tong-hop/');
      overview = await print(browser, address, '/ket-qua/');
      briefing = await print(browser, address, '/ket-qua/tom-tat/');
    });

    test('is of these answers, on two to six sheets of A4', () => {
      expect(pages[0]?.letters).toContain(`Đãnhận${answers}/63phiếu`);
      expect(pages.length).toBeGreaterThanOrEqual(2);
      expect(pages.length, beginnings(pages)).toBeLessThanOrEqual(6);
      for (const { width, height } of pages)
        expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    });

    test('has beside it an overview of no more sheets of A4', () => {
      expect(overview.length, beginnings(overview)).toBeLessThanOrEqual(6);
      for (const { width, height } of overview)
        expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    });

    test('has beside it an overview whose map stands whole on one sheet, with Hoàng Sa, Trường Sa and Biển Đông', () => {
      const begins = overview.findIndex(({ letters }) => letters.includes('BiểnĐông'));
      for (const name of ['HoàngSa', 'TrườngSa', 'Ranhgiớiđãđượcgiảnlược'])
        expect(overview[begins]?.letters).toContain(name);
    });

    test('has beside it a briefing of one or two sheets with figures, names, map and sources, numbered as the report is', () => {
      expect(briefing.length, beginnings(briefing)).toBeLessThanOrEqual(2);
      const all = briefing.map(({ letters }) => letters).join('');
      for (const words of [
        `Đãnhận${answers}/63phiếu`,
        'Chưagửiphiếu(',
        'HoàngSa',
        'TrườngSa',
        'BiểnĐông',
        'Nguồn',
      ])
        expect(all).toContain(words);
      for (const sheets of [briefing, overview])
        for (const [index, { letters }] of sheets.entries())
          expect(letters).toContain(`Trang${index + 1}/${sheets.length}`);
    });

    test('has no letter smaller than 8 points between its margins, but “Không điền” in ten columns, of 7', () => {
      for (const [index, { pieces, height }] of pages.entries()) {
        const small = pieces.filter(
          ({ size, baseline, text }) =>
            size < (/^[Không điền]+$/u.test(text) ? 6.95 : 7.95) && baseline > 12 && baseline < height - 14,
        );
        expect(
          small.map(({ text, size }) => `${text} ${size.toFixed(2)}`),
          `page ${index + 1}`,
        ).toEqual([]);
      }
    });

    test('says that the drawings of indicator 10 are not printed, and where their numbers are', () => {
      const all = pages.map(({ letters }) => letters).join('');
      expect(all).toContain('cácsốđócóđủtrongbảngcủachỉsố10');
    });

    test('has the heads of its tables again where they go on', () => {
      const heads = pages.map(({ letters }) => [
        letters.split('STT').length - 1,
        letters.split(/STTTỉnh,thànhphốCấpxã/u).length - 1,
      ]);
      expect(heads.flat().some((count) => count > 0)).toBe(true);
      for (const [begun, whole] of heads) expect(whole).toBe(begun);
    });

    test('has a head over both columns of the groups', () => {
      const all = pages.map(({ letters }) => letters).join('');
      const heads = all.split('Tỉnh,thànhphốTiêuchí1Tiêuchí2Tiêuchí3Đạt').length - 1;
      if (answers > 0) expect(heads).toBe(2);
    });

    test('says on every page its number and where the figures are from', () => {
      for (const [index, { letters }] of pages.entries()) {
        expect(letters).toContain(`Trang${index + 1}/${pages.length}`);
        expect(letters).toContain('Nguồn:PhiếukhảosátkèmtheoCôngvăn669.');
      }
    });
  });
}
