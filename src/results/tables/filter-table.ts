import { fold } from '../../vietnamese/text.ts';

/**
 * Shows only the provinces of a table whose name has what is typed, with or without accents, and whose response is in the
 * group chosen; what is asked for is taken from the address and `keep` puts it there.
 */
export function filterByAddress(page: Document, search: string, keep: (address: string) => void): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-filter]')) {
    const table = page.getElementById(form.dataset['filter'] ?? '');
    const name = form.querySelector<HTMLInputElement>('[name="tim"]');
    const group = form.querySelector<HTMLSelectElement>('[name="phieu"]');
    const told = form.querySelector('[role="status"]');
    if (!table || !name || !group || !told) continue;
    const rows = [...table.querySelectorAll<HTMLTableRowElement>('tr[data-unit]')];
    // Words are found from their beginning: "ha" is not in "Thái Bình".
    const names = rows.map((row) => ` ${fold(row.cells[1]?.textContent ?? '').trim()}`);
    const show = () => {
      const wanted = ` ${fold(name.value).trim()}`;
      let count = 0;
      for (const [index, row] of rows.entries()) {
        row.hidden =
          !names[index]?.includes(wanted) || (group.value !== '' && row.dataset['group'] !== group.value);
        if (!row.hidden) count += 1;
      }
      // Sums would be of others than those that are shown.
      const partly = count < rows.length;
      table.toggleAttribute('data-filtered', partly);
      for (const sums of table.querySelectorAll<HTMLElement>('.region-row, .total-row'))
        sums.hidden = partly || (sums.matches('.region-row') && table.querySelector('[aria-sort]') !== null);
      told.textContent = partly ? `Hiện ${count}/${rows.length} tỉnh, thành phố` : '';
    };
    const asked = new URLSearchParams(search);
    name.value = asked.get('tim') ?? '';
    group.value = asked.get('phieu') ?? '';
    if (group.selectedIndex < 0) group.selectedIndex = 0;
    form.addEventListener('input', () => {
      show();
      const now = new URLSearchParams();
      if (name.value.trim() !== '') now.set('tim', name.value.trim());
      if (group.value !== '') now.set('phieu', group.value);
      keep(`?${now.toString()}`);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    show();
  }
}
