import type { BrowserContext } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { querySystem } from '../../setup/system.ts';
import { withDevices } from './form-opened.ts';
import {
  chooseUnit,
  confirmed,
  eventually,
  field,
  fillContact,
  newOffice,
  openForm,
  openResponse,
  ready,
  review,
  saveHere,
  says,
  sendReviewed,
  storedDraft,
  sync,
} from './form-page.ts';

let device: BrowserContext;
const openDevice = withDevices();

describe('one response for each Sở', () => {
  test('a code entered midway takes what was typed along, and another device opens the same draft', async () => {
    device = await openDevice();
    const office = await newOffice();
    const page = await openForm(device);
    await field(page, 'obstacles').fill('đã gõ trước khi có mã');
    await saveHere(page);
    await says(page, 'Đã lưu trên máy này');
    await openResponse(page, office);
    expect(await storedDraft(office)).toEqual({ unit: office.unit, obstacles: 'đã gõ trước khi có mã' });
    await page
      .getByText(`Đã mở Phiếu số 669-${office.unit} của Sở Tư pháp ${office.name}. Phiếu chưa gửi.`)
      .waitFor();

    const other = await openDevice();
    const second = await openForm(other);
    await field(second, 'proposals').fill('từ máy thứ hai');
    await openResponse(second, office);
    await sync(second);
    expect(await field(second, 'obstacles').inputValue()).toBe('đã gõ trước khi có mã');
    await eventually(() => storedDraft(office)).toMatchObject({ proposals: 'từ máy thứ hai' });
    expect(await second.evaluate(() => JSON.stringify(localStorage))).not.toContain(office.code.slice(0, 4));
    await other.close();
  });

  test('a misspelled code, a wrong code, and no code are told apart, and nothing typed goes', async () => {
    device = await openDevice();
    const [office, other] = [await newOffice(), await newOffice()];
    const page = await openForm(device);
    const open = page.getByRole('button', { name: 'Mở Phiếu của Sở' });
    const result = page.locator('.code-result');
    await field(page, 'obstacles').fill('còn nguyên');
    await open.click();
    await result.getByText('Đề nghị nhập mã truy cập Phiếu').waitFor();
    await field(page, 'access_code').fill(office.code.replace(/^./, (first) => (first === '2' ? '3' : '2')));
    await open.click();
    await result.getByText('gõ chưa đúng').waitFor();
    await field(page, 'access_code').fill(office.code.toLowerCase());
    await open.click();
    const unitMissing = page.getByText('Đề nghị chọn Sở Tư pháp.');
    await unitMissing.waitFor();
    await chooseUnit(page, other.name);
    await unitMissing.waitFor({ state: 'hidden' });
    await open.click();
    await result.getByText('không đúng với Sở đã chọn').waitFor();
    expect(await field(page, 'obstacles').inputValue()).toBe('còn nguyên');
    await chooseUnit(page, office.name);
    await open.click();
    await page.getByText('Đã mở Phiếu số').waitFor();
  });

  test('the personal link opens it, clears itself from the address, and leaves the code nowhere on the machine', async () => {
    device = await openDevice();
    const office = await newOffice();
    const addresses: string[] = [];
    device.on('request', (request) => addresses.push(request.url()));
    const page = await openForm(device, `#so=${office.unit}&ma=${office.code}`);
    await page.getByText(`của Sở Tư pháp ${office.name}`).waitFor();
    expect(page.url()).toMatch(/\/phieu\/$/);
    expect(await page.locator('input[role=combobox]').inputValue()).toBe(office.name);
    await field(page, 'obstacles').fill('qua liên kết');
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'qua liên kết' });

    const kept = await device.storageState();
    expect(JSON.stringify(kept)).not.toContain(office.code);
    expect(JSON.stringify(kept)).not.toContain(office.code.replaceAll('-', ''));
    expect(addresses.filter((address) => address.includes(office.code))).toEqual([]);

    await page.reload();
    await page.getByText('Đã mở Phiếu số').waitFor();
  });

  test('the link of another Sở on the same machine mixes nothing', async () => {
    device = await openDevice();
    const [first, second] = [await newOffice(), await newOffice()];
    const page = await openForm(device, `#so=${first.unit}&ma=${first.code}`);
    await page.getByText('Đã mở Phiếu số').waitFor();
    await field(page, 'obstacles').fill('của Sở thứ nhất');
    await sync(page);
    await says(page, 'Đã lưu trên hệ thống');
    const again = await openForm(device, `#so=${second.unit}&ma=${second.code}`);
    await again.getByText(`của Sở Tư pháp ${second.name}`).waitFor();
    await says(again, 'Đã lưu trên hệ thống');
    expect(await field(again, 'obstacles').inputValue()).toBe('');
    expect(await storedDraft(second)).toEqual({ unit: second.unit });
  });

  test('a link opened in the tab of the form is taken too', async () => {
    device = await openDevice();
    const office = await newOffice();
    const page = await openForm(device);
    await field(page, 'obstacles').fill('x');
    await page.evaluate((hash) => (location.hash = hash), `#so=${office.unit}&ma=${office.code}`);
    await page.getByText(`của Sở Tư pháp ${office.name}`).waitFor();
    expect(page.url()).toMatch(/\/phieu\/$/);
    await eventually(() => storedDraft(office)).toMatchObject({ obstacles: 'x' });
  });

  test('one sent without a code whose answer is lost is not held twice, even when the page was loaded again', async () => {
    device = await openDevice();
    const office = await newOffice();
    const page = await openForm(device);
    await chooseUnit(page, office.name);
    await fillContact(page);
    await field(page, 'software_in_use.1.name').fill('Phần mềm hai');
    await field(page, 'obstacles').fill('dòng một\ndòng hai');
    await review(page);
    await page.route(
      '**/api/responses',
      async (route) => {
        await route.fetch();
        await route.abort('connectionfailed');
      },
      { times: 1 },
    );
    await sendReviewed(page);
    await page.getByText('gửi lại không tạo ra hai Phiếu').waitFor();
    await page.reload();
    await ready(page);
    await review(page);
    await sendReviewed(page);
    await confirmed(page);
    const held = await querySystem(
      'select 1 from survey.responses where unit_code = $1 and sent_without_code',
      [office.unit],
    );
    expect(held.length).toBe(1);
    expect(await page.evaluate(() => localStorage.getItem('phieu-669-sending'))).toBeNull();
  });
});
