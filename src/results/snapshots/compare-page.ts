import type { Published } from '../published-view/read-published.ts';
import { type Difference, differencesOf } from './compare-snapshots.ts';

/** Shows what differs between the two snapshots that the address names; the form leads to the same address. */
export async function compareByAddress(page: Document, search: string): Promise<void> {
  const form = page.querySelector<HTMLFormElement>('.compare-form');
  const result = page.querySelector<HTMLElement>('.compare-result');
  if (!form || !result) return;
  for (const button of form.querySelectorAll('button')) button.disabled = false;
  const asked = new URLSearchParams(search);
  const [from, to] = ['tu', 'den'].map((name) => {
    const list = form.querySelector<HTMLSelectElement>(`[name="${name}"]`);
    const wanted = asked.get(name) ?? '';
    const known = list !== null && [...list.options].some(({ value }) => value === wanted);
    if (known) list.value = wanted;
    return known ? wanted : '';
  });
  if (asked.size === 0) return;
  if (!from || !to) return say(result, 'Không có bản số liệu này. Đề nghị chọn trong danh sách.');
  say(result, 'Đang so sánh…');
  try {
    const [before, after] = await Promise.all([read(from), read(to)]);
    show(result, differencesOf(before, after));
  } catch {
    say(result, 'Chưa tải được số liệu; đề nghị kiểm tra đường truyền và thử lại.');
  }
}

async function read(slug: string): Promise<Published> {
  const response = await fetch(`/ket-qua/luu-tru/${slug}.json`);
  if (!response.ok) throw new Error(`${slug} answered ${response.status}`);
  return (await response.json()) as Published;
}

function say(result: HTMLElement, sentence: string): void {
  const line = result.ownerDocument.createElement('p');
  line.textContent = sentence;
  result.replaceChildren(line);
}

const heads = ['Tỉnh, thành phố', 'Nội dung', 'Bản trước', 'Bản sau'];

function show(result: HTMLElement, differences: readonly Difference[]): void {
  if (differences.length === 0) return say(result, 'Hai bản không khác nhau.');
  const page = result.ownerDocument;
  const table = page.createElement('table');
  table.className = 'plain-table';
  table.createCaption().textContent = `${differences.length} nội dung khác nhau`;
  const head = table.createTHead().insertRow();
  for (const text of heads) {
    const cell = page.createElement('th');
    cell.scope = 'col';
    cell.textContent = text;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { of, what, before, after } of differences) {
    const row = body.insertRow();
    for (const text of [of, what, before, after]) row.insertCell().textContent = text;
  }
  const around = page.createElement('div');
  around.className = 'table-scroll';
  around.tabIndex = 0;
  around.append(table);
  result.replaceChildren(around);
}
