import { revisionLabel } from '../submission/states.ts';
import { officialTime } from '../vietnamese/dates.ts';
import { parseReceipt, type Field, type Receipt } from './parse-receipt.ts';
import { askAbout, outcomeWords, type Outcome } from './outcome.ts';

const fields = ['so', 'lan', 'ma'] as const satisfies readonly Field[];

/** Brings the form of the check page to life; a link such as /kiem-tra/#so=669-79&lan=1&ma=… is checked at once. */
export function startChecking(form: HTMLFormElement, result: HTMLElement): void {
  let turn = 0;
  const inputs = Object.fromEntries(fields.map((field) => [field, inputOf(form, field)])) as Inputs;

  const check = async () => {
    turn += 1;
    const mine = turn;
    const parsed = parseReceipt({ so: inputs.so.value, lan: inputs.lan.value, ma: inputs.ma.value });
    showErrors(inputs, parsed.ok ? {} : parsed.errors);
    result.replaceChildren(...(parsed.ok ? [paragraph('Đang kiểm tra…')] : []));
    delete result.dataset['outcome'];
    if (!parsed.ok) return;
    const { outcome, at } = await askAbout(parsed.receipt);
    // An answer that was overtaken by a later question is not shown.
    if (mine === turn) showOutcome(result, parsed.receipt, outcome, at);
  };
  const takeLink = () => {
    if (fillFrom(location.hash, inputs)) void check();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void check();
  });
  addEventListener('hashchange', takeLink);
  for (const button of form.querySelectorAll('button')) button.disabled = false;
  takeLink();
}

type Inputs = Record<Field, HTMLInputElement>;

function inputOf(form: HTMLFormElement, field: Field): HTMLInputElement {
  return form.elements.namedItem(field) as HTMLInputElement;
}

/** Whether the address carried a receipt; links to a place on the page do not. */
function fillFrom(hash: string, inputs: Inputs): boolean {
  const carried = new URLSearchParams(hash.slice(1));
  if (!fields.some((field) => carried.has(field))) return false;
  for (const field of fields) inputs[field].value = carried.get(field) ?? '';
  // Addresses carry the number, confirmations the words.
  const revision = Number(carried.get('lan'));
  if (revision > 0 && Number.isInteger(revision)) inputs.lan.value = revisionLabel(revision);
  return true;
}

function showErrors(inputs: Inputs, errors: Partial<Record<Field, string>>): void {
  for (const field of fields) {
    const message = errors[field] ?? '';
    const place = document.getElementById(`${field}-loi`);
    if (place) place.textContent = message;
    inputs[field].setAttribute('aria-invalid', String(message !== ''));
  }
  const first = fields.find((field) => errors[field]);
  if (first) inputs[first].focus();
}

function showOutcome(result: HTMLElement, receipt: Receipt, outcome: Outcome, at: string): void {
  const { number, revision, hash } = receipt;
  const heading = document.createElement('h2');
  heading.textContent = outcomeWords[outcome].heading;
  const what = `Số Phiếu ${number}, ${revisionLabel(revision).toLowerCase()}, mã đối chiếu ${hash}.`;
  const details = paragraph(`${what} Kiểm tra lúc ${officialTime(at)}.`);
  details.className = 'check-details';
  result.dataset['outcome'] = outcome;
  result.replaceChildren(heading, paragraph(outcomeWords[outcome].sentence), details);
  result.scrollIntoView({ block: 'nearest' });
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
