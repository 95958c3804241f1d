/** Gives each column head a button that sorts the table's provinces by it: rising, falling, by region again. Each keeps its STT: no order makes a rank. */
export function makeSortable(page: Document): void {
  for (const table of page.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
    const bodies = [...table.tBodies];
    const rows = [...table.querySelectorAll<HTMLTableRowElement>('tr[data-unit]')];
    const home = rows.map((row) => row.parentElement);
    const order = table.querySelector('[data-order]');
    const byRegion = order?.textContent ?? '';
    // Cells are counted from the province's name, which is the first that can be sorted by.
    [...table.querySelectorAll<HTMLElement>('[data-sort-kind]')].forEach((head, column) => {
      const button = page.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const next = { ascending: 'descending', descending: null }[head.ariaSort ?? ''];
        for (const other of table.querySelectorAll('th')) other.ariaSort = null;
        head.ariaSort = next === undefined ? 'ascending' : next;
        for (const region of table.querySelectorAll<HTMLElement>('.region-row'))
          region.hidden = head.ariaSort !== null || table.hasAttribute('data-filtered');
        if (order) order.textContent = orderInWords(head, byRegion);
        if (head.ariaSort === null) rows.forEach((row, index) => home[index]?.append(row));
        else bodies[0]?.append(...sorted(rows, column + 1, head));
      });
    });
  }
}

/** What the caption says of the order: by which column and which way, or again by region. */
const orderInWords = (head: HTMLElement, byRegion: string): string =>
  head.ariaSort === null
    ? byRegion
    : `Xếp theo “${head.textContent.trim()}”, ${head.ariaSort === 'ascending' ? 'tăng dần' : 'giảm dần'}.`;

/** Rows in the order of a column; those without a value last, whichever way. */
function sorted(
  rows: readonly HTMLTableRowElement[],
  column: number,
  head: HTMLElement,
): HTMLTableRowElement[] {
  const valueOf = (row: HTMLTableRowElement) => {
    const cell = row.cells[column];
    return cell?.colSpan === 1 ? (cell.dataset.sort ?? cell.textContent.replace('TP. ', '').trim()) : '';
  };
  const turn = head.ariaSort === 'descending' ? -1 : 1;
  const isNumber = head.dataset.sortKind === 'number';
  // Made only now: the first one takes an old phone a tenth of a second.
  const { compare } = new Intl.Collator('vi');
  return [...rows].sort((a, b) => {
    const [first, second] = [valueOf(a), valueOf(b)];
    if (first === '' || second === '') return Number(first === '') - Number(second === '');
    return turn * (isNumber ? Number(first) - Number(second) : compare(first, second));
  });
}
