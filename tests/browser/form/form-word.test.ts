import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import full from '../../fixtures/full-two-in-use-one-planned.json' with { type: 'json' };
import { filled, r, returnedWord } from '../../form/word/word-files.ts';
import { withSharedForm } from './form-opened.ts';
import { chooseUnit, field } from './form-page.ts';

let browser: Browser;
let page: Page;
afterAll(() => browser.close());

async function bring(file: Blob): Promise<void> {
  await page.getByLabel('Tệp Word của Phiếu').setInputFiles({
    name: 'phieu.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(await file.arrayBuffer()),
  });
}

const says = (words: string) => page.locator('.draft-tools').getByText(words).waitFor();

describe('a Word file filled in by colleagues', () => {
  withSharedForm((opened) => {
    ({ browser, page } = opened);
  });

  test('fills the form, asks where both differ, and lists what it could not read', async () => {
    await chooseUnit(page, 'cao bang');
    await field(page, 'obstacles').fill('Của Sở');
    await bring(
      await returnedWord(full, (xml) =>
        xml.replace('</w:body>', `<w:p>${r('Ghi ngoài ô nào đó')}</w:p></w:body>`),
      ),
    );
    await says('1 nội dung khác với Phiếu đang điền');
    await says('ghi ngoài ô: “Ghi ngoài ô nào đó”');
    expect(await field(page, 'software_in_use.1.scope').inputValue()).toBe(full['software_in_use.1.scope']);
    expect(await field(page, 'software_kinds', 'civil_status').isChecked()).toBe(true);
    expect(await field(page, 'plan_status', 'issued').isChecked()).toBe(true);
    expect(await field(page, 'obstacles').inputValue()).toBe('Của Sở');
    await page.locator('.conflicts').getByRole('button', { name: 'Lấy giá trị này' }).click();
    expect(await field(page, 'obstacles').inputValue()).toBe(full.obstacles);
  });

  test('brought again asks nothing, and of another Sở is refused with all input kept', async () => {
    await bring(await returnedWord(full));
    await says('0 nội dung mới.');
    expect(await page.locator('.conflicts li').count()).toBe(0);
    await bring(await returnedWord({ ...full, unit: '06' }, filled('proposals', r('x'))));
    await says('Tệp Word của Sở Tư pháp Bắc Kạn, Phiếu đang mở của Sở Tư pháp Cao Bằng.');
    expect(await field(page, 'proposals').inputValue()).toBe(full.proposals);
  });
});
