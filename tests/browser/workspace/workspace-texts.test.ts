import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fixture from '../../fixtures/hostile-text.json' with { type: 'json' };
import { pdf } from '../../functions/stored-files.ts';
import { storedValue } from '../../../src/questionnaire/stored-values.ts';
import { openBrowser } from '../../setup/browser.ts';
import { systemUnderTest } from '../../setup/system.ts';
import { faultsOf } from '../accessibility.ts';
import { eventually, newOffice, postToSystem, type Office } from '../form/form-page.ts';
import {
  acceptInvitation,
  board,
  dialog,
  faults,
  invite,
  needSecondFactor,
  openUnit,
  openWorkspace,
  send,
} from './staff-page.ts';

const { unit: _, ...hostile } = fixture;
const fileName = `canary-file"><img src=x onerror=alert(1)>.pdf`;
const name = 'canary <img src=x onerror=alert(1)>';

let browser: Browser;
let device: BrowserContext;
let page: Page;
let office: Office;
/** Dialogs and requests to elsewhere. */
const happened: string[] = [];

/** A Sở sends a file with what it sent: one that holds a script. */
async function sendFile({ unit, code }: Office): Promise<void> {
  const key = { unit, access_code: code };
  const bytes = pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>');
  const asked = { kind: 'plan', name: fileName, type: 'application/pdf', size: bytes.length };
  const begun = (await postToSystem('/api/attachments', { ...key, ...asked })) as {
    id: string;
    upload_address: string;
  };
  await fetch(new URL(begun.upload_address, systemUnderTest().address), {
    method: 'PUT',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(bytes),
  });
  await postToSystem('/api/attachments/finish', { ...key, id: begun.id });
}

beforeAll(async () => {
  faults.length = 0;
  browser = await openBrowser();
  await needSecondFactor(false);
  const lead = await invite(name, 'lead');
  office = await newOffice();
  await send(office, 0, hostile);
  await send(office, 1, {
    ...hostile,
    obstacles: '<b>canary</b> again',
  });
  await sendFile(office);
  ({ device, page } = await openWorkspace(browser, `#moi=${lead.token}`));
  device.on('dialog', (shown) => void (happened.push(shown.message()), shown.dismiss()));
  device.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(systemUnderTest().address))
      happened.push(request.url());
  });
  await acceptInvitation(page);
  await board(page).waitFor();
});
afterAll(async () => {
  await needSecondFactor(true);
  await browser.close();
});

/** What a text would be if it were taken for anything but text. */
async function expectText(): Promise<void> {
  const wouldBe = 'main :is(img, svg[onload], iframe, script, b, textarea, a[href^="javascript:"])';
  const found = await page
    .locator(wouldBe)
    .evaluateAll((elements) =>
      elements.map(({ outerHTML }) => outerHTML).filter((html) => /canary|onerror|onload/.test(html)),
    );
  expect(found).toEqual([]);
  expect(await page.title()).toBe('Khu vực làm việc của Cục | Khảo sát theo Công văn 669');
  expect([happened, faults]).toEqual([[], []]);
}

/** A text with single blanks, as innerText may have others. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('in the workspace a text of any kind is text', () => {
  test('in all answers, warnings, changes, files and steps of a Sở', async () => {
    await openUnit(page, office.name);
    const shown = await page.locator('main').innerText();
    const seen = plain(shown);
    for (const [field, typed] of Object.entries(hostile))
      for (const line of [storedValue(field, typed)].flat().flatMap((text) => text.split('\n')))
        if (line.includes('canary')) expect(seen).toContain(plain(line));
    expect(shown).toContain('<b>canary</b> again');
    expect(await faultsOf(page)).toEqual([]);
    await expectText();
  });

  test('in the name of a file, which is saved under another and never opened, with what is known against it', async () => {
    const file = page.locator('.files > li', { hasText: fileName });
    expect(await file.innerText()).toContain('Lưu ý trước khi mở: có mã lệnh');
    const saving = page.waitForEvent('download');
    await file.getByRole('button', { name: /^Tải về/ }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^669-\d\d-plan-lan-gui-\d-[0-9a-f]{8}\.pdf$/);
    await expectText();
  });

  test('in notes, in requests and in the name of a member of staff', async () => {
    await page.getByLabel('Ghi chú mới của Cục').fill('canary-note <svg onload=alert(1)>');
    await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
    await page.locator('.notes', { hasText: 'canary-note <svg' }).waitFor();
    await page.getByRole('button', { name: 'Nhận xử lý' }).click();
    await page.getByText('Quý vị đang xử lý').waitFor();
    await page.getByRole('button', { name: 'Đề nghị bổ sung, giải trình…' }).click();
    await page.getByRole('button', { name: /^Đề nghị bổ sung: Mục 5/ }).click();
    await page.getByLabel(/^Đề nghị Sở bổ sung/).fill('canary-asked <iframe src=//canary.example>');
    await page.getByRole('button', { name: 'Xem lại và gửi đề nghị' }).click();
    await dialog(page).getByLabel('Lý do chung').fill('canary-why </dialog><script>alert(1)</script>');
    await dialog(page).getByRole('button', { name: 'Gửi đề nghị' }).click();
    await page.getByRole('heading', { name: 'Đang đề nghị Sở bổ sung' }).waitFor();
    await expectText();
    await page.getByRole('link', { name: 'Bảng theo dõi', exact: true }).click();
    await eventually(() => board(page).innerText()).toContain(name);
    await expectText();
  });
});
