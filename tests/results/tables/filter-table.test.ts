// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { filterByAddress } from '../../../src/results/tables/filter-table.ts';
import { makeSortable } from '../../../src/results/tables/sort-tables.ts';

const row = (code: string, name: string, group: string) =>
  `<tr data-unit="${code}" data-group="${group}"><td>1</td><td data-sort="${name}">${name}</td></tr>`;

beforeEach(() => {
  document.body.innerHTML = `<form data-filter="bang"><input name="tim"><select name="phieu"><option value=""></option>
    <option value="sent"></option><option value="silent"></option></select><p role="status"></p></form>
    <table id="bang" data-sortable><caption>Tình hình. <span data-order>Xếp theo vùng.</span></caption>
    <thead><tr><th>STT</th><th data-sort-kind="text">Tỉnh, thành phố</th></tr></thead>
    <tbody><tr class="region-row"><th>Đồng bằng</th></tr>${row('01', 'Hà Nội', 'sent')}${row('96', 'Cà Mau', 'disputed')}</tbody>
    <tbody><tr class="region-row"><th>Miền núi</th></tr>${row('66', 'Đắk Lắk', 'silent')}</tbody></table>`;
});

const shown = () =>
  [...document.querySelectorAll<HTMLElement>('tr[data-unit]')]
    .filter((one) => !one.hidden)
    .map((one) => one.dataset['unit']);
const regionsShown = () =>
  [...document.querySelectorAll<HTMLElement>('.region-row')].filter((one) => !one.hidden).length;
const type = (name: string, value: string) => {
  const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
  if (!field) throw new Error(name);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const open = (search: string) => {
  const addresses: string[] = [];
  filterByAddress(document, search, (address) => addresses.push(address));
  return addresses;
};

describe('the provinces of a table', () => {
  test.each(['đắk', 'dak lak', 'ĐẮK', ' lăk '])('are found as %j, with or without accents', (typed) => {
    open('');
    type('tim', typed);
    expect(shown()).toEqual(['66']);
    expect(document.querySelector('[role="status"]')?.textContent).toBe('Hiện 1/3 tỉnh, thành phố');
  });

  test('are those the address asks for, and the address says what is asked for', () => {
    const addresses = open('?tim=ha&phieu=sent');
    expect(shown()).toEqual(['01']);
    type('phieu', '');
    type('tim', '');
    expect(shown()).toEqual(['01', '96', '66']);
    expect(addresses).toEqual(['?tim=ha', '?']);
  });

  test('leave out the sums of their regions while some of them are hidden', () => {
    open('?phieu=silent');
    expect(regionsShown()).toBe(0);
    type('phieu', '');
    expect(regionsShown()).toBe(2);
  });

  test('are found from the beginning of a word', () => {
    open('?tim=a');
    expect(shown()).toEqual([]);
  });

  test('of a choice nobody offers are all there', () => {
    open('?phieu=%3Cb%3E');
    expect(shown()).toHaveLength(3);
  });
});

test('the caption of a sorted table says by what it is sorted, and again by region after it', () => {
  makeSortable(document);
  const order = () => document.querySelector('[data-order]')?.textContent;
  const [button] = document.querySelectorAll('th button') as unknown as HTMLButtonElement[];
  button?.click();
  expect(order()).toBe('Xếp theo “Tỉnh, thành phố”, tăng dần.');
  button?.click();
  expect(order()).toBe('Xếp theo “Tỉnh, thành phố”, giảm dần.');
  button?.click();
  expect(order()).toBe('Xếp theo vùng.');
});
