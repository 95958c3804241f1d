import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { querySystem } from '../../setup/system.ts';
import { faultsOf } from '../accessibility.ts';
import { withDevices } from './form-opened.ts';
import {
  confirmed,
  correctSent,
  contact,
  eventually,
  field,
  focusIsOn,
  newOffice,
  officeWithDraft,
  openByLink,
  postToSystem,
  review,
  says,
  sendReviewed,
  storedDraft,
  sync,
  type Office,
} from './form-page.ts';

let device: BrowserContext;
const openDevice = withDevices();

/** A Sở that has sent its Phiếu with two software blocks. */
async function officeThatSent(): Promise<Office> {
  const office = await newOffice();
  const formValues = {
    unit: office.unit,
    ...contact,
    'software_in_use.0.name': 'Một cửa',
    'software_in_use.1.name': 'Hộ tịch',
  };
  await postToSystem('/api/responses', {
    access_code: office.code,
    idempotency_key: crypto.randomUUID(),
    base_revision: 0,
    form_values: formValues,
  });
  return office;
}

/** Opens the Phiếu of a Sở at a machine that has never seen it. */
async function openAnew(office: Office): Promise<Page> {
  device = await openDevice();
  return openByLink(device, office);
}

const ask = (office: Office, items: { path: string; reason: string }[]) =>
  querySystem('select public.request_completion($1::jsonb)', [
    JSON.stringify({
      number: `669-${office.unit}`,
      revision: 1,
      from: 'sent',
      who: 'Trần Thị B',
      why: 'Số liệu chưa đủ.',
      items,
    }),
  ]);

describe('a Sở that is asked to complete its Phiếu', () => {
  test('reads it at the top and at each question, goes there, sends again, and is asked no more', async () => {
    const office = await officeThatSent();
    await ask(office, [
      { path: 'software_in_use.1.scope', reason: 'Đề nghị ghi số xã đã dùng.' },
      { path: 'registrars.commune', reason: 'Thiếu số liệu cấp xã.' },
      { path: 'obstacles', reason: '<b>Đề nghị nêu rõ hơn.</b>' },
    ]);
    const page = await openAnew(office);
    const note = page.getByRole('region', { name: 'Đề nghị bổ sung, giải trình' });
    await note.waitFor();
    expect(await note.innerText()).toContain('Số liệu chưa đủ.');
    expect(await note.innerText()).not.toContain('Trần Thị B');
    expect(await faultsOf(page)).toEqual([]);
    expect(await note.getByRole('listitem').allInnerTexts()).toEqual([
      'Mục 3.2, phần mềm thứ 2: Phạm vi triển khai: Đề nghị ghi số xã đã dùng.',
      'Mục 1, dòng 2, Cấp xã: Thiếu số liệu cấp xã.',
      'Mục 4: Khó khăn, vướng mắc: <b>Đề nghị nêu rõ hơn.</b>',
    ]);
    expect(await page.locator('.section-list').textContent()).toContain(
      'Mục 1: đề nghị bổ sung, giải trình 1 nội dung; còn 6 nội dung chưa điền',
    );
    for (const [place, id] of [
      ['Mục 3.2, phần mềm thứ 2', 'o-software_in_use-1-scope'],
      ['Mục 1, dòng 2, Cấp xã', 'o-registrars-commune'],
      ['Mục 4', 'o-obstacles'],
    ] as const) {
      await note.getByRole('link', { name: place }).click();
      await focusIsOn(page, id);
      const described = await page.locator(`#${id}`).getAttribute('aria-describedby');
      const words = await page.locator(`[id="${described?.split(' ').at(-1)}"]`).innerText();
      expect(words).toContain('Đề nghị bổ sung, giải trình:');
    }
    await field(page, 'obstacles').fill('Thiếu máy tính tại 12 xã.');
    await review(page);
    await sendReviewed(page);
    await confirmed(page);
    await correctSent(page);
    expect(await note.count()).toBe(0);
  });
});

describe('what was typed but not sent', () => {
  test('is offered again when the Phiếu is opened, and asks before it replaces anything', async () => {
    const office = await officeThatSent();
    await querySystem(
      `update survey.drafts d set superseded = $2::jsonb from survey.responses r
       where r.id = d.response_id and r.unit_code = $1`,
      [
        office.unit,
        JSON.stringify({
          ...(await storedDraft(office)),
          ...{ proposals: 'tập huấn', obstacles: 'thiếu máy', 'worksheet.0.name': 'Huyện A' },
        }),
      ],
    );
    const page = await openAnew(office);
    await field(page, 'obstacles').fill('nội dung khác');
    await field(page, 'proposals').focus();
    await page.getByText('Có 3 nội dung đã soạn nhưng chưa gửi').click();
    const list = page.locator('details.conflicts');
    await list.locator('li', { hasText: 'tập huấn' }).getByRole('button').click();
    await eventually(() => field(page, 'proposals').inputValue()).toBe('tập huấn');
    await page.getByText('Có 2 nội dung đã soạn nhưng chưa gửi').waitFor();
    await list.getByRole('button', { name: 'Lấy lại tất cả 2 nội dung' }).click();
    await page.getByRole('heading', { name: 'Có 1 nội dung được điền khác nhau' }).waitFor();
    expect(await field(page, 'obstacles').inputValue()).toBe('nội dung khác');
    // The worksheet, which no page without script shows, comes back too.
    await sync(page);
    await eventually(() => storedDraft(office)).toMatchObject({ 'worksheet.0.name': 'Huyện A' });
  });
});

describe('after the deadline', () => {
  test('the form asks why, does not insist, and the reason goes with the step that sent it', async () => {
    const office = await officeWithDraft(contact);
    await querySystem(`update survey.surveys set due_at = '2016-11-30T00:00:00Z'`);
    try {
      const page = await openAnew(office);
      await page.getByText('Thời hạn gửi là 07 giờ 00 phút, ngày 30 tháng 11 năm 2016.').waitFor();
      await field(page, 'late_reason').fill('Chờ số liệu của 3 huyện.');
      await review(page);
      await page.getByText('Chờ số liệu của 3 huyện.').and(page.locator('.send-step *')).waitFor();
      await sendReviewed(page);
      await confirmed(page);
      expect(await page.locator('.confirmation').innerText()).toContain('(Gửi sau thời hạn)');
      const steps = await querySystem(
        `select c.why from survey.state_transitions c join survey.responses r on r.id = c.response_id
         where r.unit_code = $1 and c.to_value = 'sent'`,
        [office.unit],
      );
      expect(steps).toEqual([{ why: 'Chờ số liệu của 3 huyện.' }]);
      await correctSent(page);
      expect(await page.getByText('Thời hạn gửi là').count()).toBe(0);
    } finally {
      await querySystem('update survey.surveys set due_at = null');
    }
  });
});

/** Everything in the form that can be changed still, by its label or name. */
const changeable = (page: Page): Promise<string[]> =>
  page
    .locator('.form-body')
    .locator('input:visible, textarea:visible, select:visible, button:not([data-press=toggle-all]):visible')
    .evaluateAll((parts) =>
      parts
        .filter((part) => !part.hasAttribute('readonly') && part.getAttribute('aria-disabled') !== 'true')
        .map((part) => part.getAttribute('name') ?? part.textContent),
    );

/** Tries to change the form by keyboard, mouse and clipboard. */
async function tryToChange(page: Page): Promise<void> {
  await field(page, 'obstacles').focus();
  await page.keyboard.type('gõ thêm');
  await field(page, 'plan_status', 'issued').focus();
  for (const key of ['ArrowDown', 'Space']) await page.keyboard.press(key);
  const label = page.locator('label', { hasText: 'Chưa ban hành' });
  // By force nothing is waited for, and what stands above may just be taking its real height.
  for (let look = 0; look < 3; look += 1) await label.scrollIntoViewIfNeeded();
  await label.click({ force: true });
  await field(page, 'software_kinds', 'one_stop').focus();
  await page.keyboard.press('Space');
  const cell = field(page, 'registrars.district');
  await cell.focus();
  await cell.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1\t2\n3\t4');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
}

describe('a Phiếu that the Department has accepted', () => {
  test('is read, copied and saved to a file, and nothing in it can be changed or sent', async () => {
    const office = await officeThatSent();
    await querySystem('select public.accept_response($1::jsonb)', [
      JSON.stringify({ number: `669-${office.unit}`, revision: 1, who: 'Trần Thị B' }),
    ]);
    const page = await openAnew(office);
    await page.locator('.saving-note', { hasText: 'Phiếu đã được tiếp nhận: chỉ để đọc' }).waitFor();
    const before = await storedDraft(office);
    await tryToChange(page);
    expect(await changeable(page)).toEqual(['Bảng cộng theo huyện (tùy chọn)']);
    await page.getByRole('button', { name: 'Bảng cộng theo huyện (tùy chọn)' }).click();
    await page.getByRole('button', { name: 'Tải bảng dạng Excel' }).waitFor();
    expect(await changeable(page)).toEqual(['Bảng cộng theo huyện (tùy chọn)', 'Tải bảng dạng Excel']);
    expect(await faultsOf(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lưu bản nháp ra tệp' }).click(),
    ]);
    const saved = JSON.parse(await readFile(await file.path(), 'utf8')) as { form_values: unknown };
    expect(saved.form_values).toEqual(before);
    await says(page, /Đã gửi lúc [^,]*$/u);
  });
});

describe('after the survey was closed', () => {
  const closeAt = (at: string | null) =>
    querySystem('update survey.surveys set closes_at = $1::timestamptz', [at]);

  test('the form says so; a draft is still read, and nothing in it can be changed or sent', async () => {
    const office = await officeWithDraft({ obstacles: 'đã soạn trước khi đóng', plan_status: 'issued' });
    await closeAt('2016-12-31T10:00:00Z');
    try {
      const page = await openAnew(office);
      await page.getByText('Đợt khảo sát đã kết thúc từ 17 giờ 00 phút, ngày 31 tháng 12 năm 2016').waitFor();
      await tryToChange(page);
      expect(await field(page, 'obstacles').inputValue()).toBe('đã soạn trước khi đóng');
      expect(await field(page, 'plan_status', 'issued').isChecked()).toBe(true);
      expect(await field(page, 'software_kinds', 'one_stop').isChecked()).toBe(false);
      expect(await field(page, 'registrars.district').inputValue()).toBe('');
      expect(await changeable(page)).toEqual(['Bảng cộng theo huyện (tùy chọn)']);
      expect(await faultsOf(page)).toEqual([]);
    } finally {
      await closeAt(null);
    }
  });

  test('a form that was open becomes one to read once the system tells, and what was typed stays', async () => {
    const page = await openAnew(await newOffice());
    try {
      await closeAt('2016-12-31T10:00:00Z');
      await field(page, 'obstacles').fill('gõ khi vừa đóng');
      await sync(page);
      await page.locator('.saving-note', { hasText: 'Đợt khảo sát đã kết thúc: Phiếu chỉ để đọc' }).waitFor();
      expect(await field(page, 'obstacles').inputValue()).toBe('gõ khi vừa đóng');
      await says(page, 'Đã lưu trên máy này');
      expect(await changeable(page)).toEqual(['Bảng cộng theo huyện (tùy chọn)']);
    } finally {
      await closeAt(null);
    }
  });
});
