import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { newDevice } from '../../setup/device.ts';
import { querySystem } from '../../setup/system.ts';
import {
  confirmed,
  contact,
  field,
  officeWithDraft,
  openByLink,
  review,
  revisionsOf,
  says,
  sendReviewed,
  type Office,
} from './form-page.ts';

const day = 24 * 60 * 60 * 1000;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const setDue = (sql: string) => querySystem(`select survey.set_times(${sql}, null)`);

/** The receipt of what a Sở has just sent, and how many seconds ago that was by the clock of the database. */
async function receiptOf({ unit }: Office): Promise<{ late: boolean; seconds: number }> {
  const [row] = await querySystem<{ late: boolean; seconds: number }>(
    `select (v.receipt ->> 'late')::boolean as late, extract(epoch from survey.clock() - v.received_at)::float as seconds
     from survey.revisions v join survey.responses r on r.id = v.response_id where r.unit_code = $1`,
    [unit],
  );
  return row ?? expect.fail('nothing was stored');
}

describe('the deadline is the server’s clock’s', () => {
  afterEach(() => setDue('null'));

  test.each([
    ['a day ahead', day, `survey.clock() + interval '1 hour'`, false],
    ['a day behind', -day, `survey.clock() - interval '1 hour'`, true],
  ])('also for a computer that is %s', async (_, off, due, late) => {
    await setDue(due);
    const office = await officeWithDraft(contact);
    const device = await newDevice(browser);
    await device.clock.install({ time: Date.now() + off });
    const page = await openByLink(device, office);
    await review(page);
    await sendReviewed(page);
    await confirmed(page);
    const receipt = await receiptOf(office);
    expect(receipt.late).toBe(late);
    expect(receipt.seconds).toBeLessThan(120);
    await device.close();
  });
});

describe('a database that can store nothing', () => {
  /** A rule that no row can keep is to the function what a full disk is: PostgreSQL refuses the send half-way. */
  const refuse = () =>
    querySystem(`alter table survey.contacts add constraint nobody check (contact is null) not valid`);
  const relent = () => querySystem('alter table survey.contacts drop constraint if exists nobody');
  afterEach(relent);

  async function sendAgain(page: Page): Promise<void> {
    await review(page);
    await sendReviewed(page);
  }

  test('costs the officer nothing: all is still there, also after a reload, and then sent exactly once', async () => {
    const office = await officeWithDraft(contact);
    const device = await newDevice(browser);
    const page = await openByLink(device, office);
    await field(page, 'obstacles').fill('Đường truyền không ổn định.');
    await refuse();
    await review(page);
    await sendReviewed(page);
    await page.getByText('Mã tham chiếu').first().waitFor();
    expect(await revisionsOf(office)).toBe(0);

    await page.reload();
    await expect.poll(() => field(page, 'obstacles').inputValue()).toBe('Đường truyền không ổn định.');
    await relent();
    // The tab opens it again by itself.
    await page.getByText('Đã mở Phiếu số').waitFor();
    await says(page, 'Đã lưu trên hệ thống');
    await sendAgain(page);
    await confirmed(page);
    expect(await revisionsOf(office)).toBe(1);
    await device.close();
  });
});
