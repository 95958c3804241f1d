// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { makeSortable } from '../../../src/results/tables/sort-tables.ts';

test('a table sorted by a share keeps the STT of each province: no order makes a rank', () => {
  document.body.innerHTML = `<table data-sortable><thead><tr><th>STT</th>
    <th data-sort-kind="text">Tỉnh</th><th data-sort-kind="number">Tỷ lệ</th></tr></thead><tbody>
    <tr data-unit="01"><td>1</td><td>Hà Nội</td><td data-sort="0.9">90%</td></tr>
    <tr data-unit="04"><td>2</td><td>Cao Bằng</td><td data-sort="0.5">50%</td></tr></tbody></table>`;
  makeSortable(document);
  document.querySelectorAll('button')[1]?.click();
  const rows = [...document.querySelectorAll('tr[data-unit]')].map((row) =>
    row.textContent.replace(/\s+/g, ' '),
  );
  expect(rows).toEqual(['2Cao Bằng50%', '1Hà Nội90%']);
});
