import { Window, type HTMLElement } from 'happy-dom';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test, vi } from 'vitest';
import { SurveyForm } from '../../src/form/SurveyForm.tsx';
import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { readFormBody } from '../../src/server/http/form-body.ts';
import { provincesInOrder } from '../../src/units/units.ts';
import { boxesOnPaper, fieldsOnPaper } from '../questionnaire/fields-on-paper.ts';
import { printedLines } from '../questionnaire/printed-lines.ts';
import { fullWith } from '../questionnaire/full-values.ts';

/** What the form sends besides the Phiếu. */
const controls = ['access_code', 'approved', 'late_reason'];

describe('the form as it comes from the server', () => {
  const form = rendered();

  test('has an input for every field of the paper, and none that the paper lacks', () => {
    const firstInstances = namesIn(form).filter((name) => !/^software_\w+\.[1-9]/.test(name));
    expect(firstInstances.filter((name) => !controls.includes(name)).sort()).toEqual(
      [...fieldsOnPaper].sort(),
    );
  });

  test('posts plainly nothing that the Phiếu does not ask', async () => {
    vi.stubEnv('ACCESS_CODE_PEPPER', 'pepper of this test');
    const post = new URLSearchParams(namesIn(form).map((name) => [name, 'x']));
    const { values: formValues } = (await readFormBody(post.toString()))!;
    const parsed = parseAnswers(formValues);
    const codes = parsed.ok ? [] : parsed.errors.map(({ path, code }) => `${path} ${code}`);
    expect(codes.filter((code) => / unknown_question| unreadable/.test(code))).toEqual([]);
  });

  test('says beside its questions what of the answers is published', () => {
    const notes = [...form.querySelectorAll('.publication-note')].map(({ textContent }) => textContent);
    const onlyWhether = 'Được công bố: có ghi hay không. Không công bố: nội dung ghi bằng chữ.';
    const boxes = 'Được công bố: các ô đã chọn. Không công bố: nội dung ghi bằng chữ.';
    expect(notes).toEqual([
      'Được công bố: tên tỉnh, thành phố. Không công bố: nội dung ghi bằng chữ, ngày của số liệu.',
      'Được công bố: số liệu của bảng.',
      'Được công bố: ô đã chọn.',
      ...[boxes, boxes, boxes, onlyWhether, onlyWhether, onlyWhether],
    ]);
  });

  test('names each cell of section 1 by the number and words of its row and by its column', () => {
    const cell = form.querySelector('[name="registrars.commune"]');
    const ids = cell?.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const words = ids.map((id) => form.querySelector(`#${id}`)?.textContent);
    expect(words[0]).toBe('Dòng 2');
    expect(words.at(-1)).toBe('Cấp xã');
    expect(words).toHaveLength(3);
  });

  test('asks in the order of the paper', () => {
    const firstInstances = namesIn(form).filter((name) => fieldsOnPaper.includes(name));
    expect(firstInstances).toEqual(fieldsOnPaper);
  });

  test('shows as many software blocks as the paper prints, each whole', () => {
    const second = (name: string) => name.replace('.0.', '.1.');
    const instances = namesIn(form).filter((name) => /^software_\w+\.[1-9]/.test(name));
    expect(instances).toEqual(fieldsOnPaper.filter((name) => name.includes('.0.')).map(second));
  });

  test.each(Object.entries(boxesOnPaper))(
    'has the boxes of %s with the words of the paper',
    (path, boxes) => {
      const inputs = [...form.querySelectorAll(`input[name="${path}"]`)] as unknown as HTMLInputElement[];
      const found = inputs.map((input) => [
        input.value,
        form.querySelector(`label[for="${input.id}"]`)?.textContent,
      ]);
      expect(Object.fromEntries(found)).toEqual(boxes);
      expect(new Set(inputs.map(({ type }) => type))).toEqual(
        new Set([path === 'plan_status' ? 'radio' : 'checkbox']),
      );
    },
  );

  test('offers the 63 provinces of 2016 in the order of the Vietnamese alphabet', () => {
    const options = [...form.querySelectorAll('select[name="unit"] option')].slice(1);
    expect(options.map((option) => [option.getAttribute('value'), option.textContent])).toEqual(
      provincesInOrder.map(({ code, name }) => [code, name]),
    );
    expect(options).toHaveLength(63);
  });

  test('bears every line of the paper', () => {
    const text = plain(form.textContent);
    // Title and signature are the page's and the print's; so are the heads of the tables of 3.2 and 3.3, which are
    // no tables here, and the colon at the end of a line. One name has its capital here and not on paper.
    const lines = printedLines()
      .slice(3)
      .map((line) => line.replace('Thông tin và truyền thông', 'Thông tin và Truyền thông'))
      .filter((line) => !/^(ĐƠN VỊ|\(Ký|STT \| Thông tin)/.test(line));
    const words = lines
      .flatMap((line) => line.split(' | '))
      .map((line) => plain(line).replace(/^☐ |:$/g, ''));
    expect(words.filter((line) => !text.includes(line))).toEqual([]);
  });

  test('has the five footnotes, each reached by the mark of the paper', () => {
    for (const number of [1, 2, 3, 4, 5]) {
      expect(form.querySelectorAll(`#chu-thich-${number}`)).toHaveLength(1);
      expect(form.querySelector(`a[href="#chu-thich-${number}"]`)).not.toBeNull();
    }
    expect(form.querySelector('#chu-thich-6')).toBeNull();
  });

  test('has no id twice, and every id that something refers to', () => {
    const ids = [...form.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const referring = ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'list'];
    const wanted = referring.flatMap((name) =>
      [...form.querySelectorAll(`[${name}]`)].flatMap(
        (element) => element.getAttribute(name)?.split(' ') ?? [],
      ),
    );
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('gives every input a name that is read aloud', () => {
    const inputs = [...form.querySelectorAll('input:not([type=hidden]), textarea, select')];
    const nameless = inputs.filter(
      ({ id }) => !form.querySelector(`label[for="${id}"]`) && !form.querySelector(`#${id}[aria-labelledby]`),
    );
    expect(nameless.map(({ id }) => id)).toEqual([]);
  });

  test('has neither style attributes nor inline handlers, which the CSP forbids', () => {
    expect(htmlOf({})).not.toMatch(/\s(style|on[a-z]+)=/);
  });
});

describe('the form filled by the server', () => {
  test('shows in every field what was typed, and ticks every box', () => {
    const formValues = fullWith({});
    const form = rendered(formValues);
    expect(shownIn(form)).toEqual(formValues);
  });

  test.each([
    '</textarea><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    '</option></select><svg onload=alert(1)>',
    '&lt;b&gt; &amp;quot; &#x22;',
    '%3Cscript%3E \u202e',
    '{{constructor}} ${1} javascript:alert(1)',
  ])('keeps %j as text: no element more than with plain words', (hostile) => {
    const texts = (word: string) =>
      Object.fromEntries(
        Object.entries(fullWith({})).map(([path, typed]) => [path, isTicked(path) ? typed : word]),
      );
    const form = rendered(texts(hostile));
    expect(tagsIn(form)).toEqual(tagsIn(rendered(texts('plain'))));
    const values = Object.entries(shownIn(form)).filter(([path]) => !isTicked(path));
    expect(new Set(values.map(([, value]) => value))).toEqual(new Set([hostile]));
  });

  test('begins no comment that was typed', () => {
    const typed = { obstacles: '<!-- -->', respondent_name: '<!-- -->' };
    expect(htmlOf(fullWith(typed))).not.toContain('<!');
  });
});

const isTicked = (path: string) => path === 'unit' || path in boxesOnPaper;
const plain = (text: string) =>
  text
    .replace(/[¹²³⁴⁵]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const htmlOf = (formValues: FormValues) => render(h(SurveyForm, { values: formValues }));

function rendered(formValues: FormValues = {}): HTMLElement {
  const { document } = new Window();
  document.body.innerHTML = htmlOf(formValues);
  return document.body;
}

function namesIn(form: HTMLElement): string[] {
  const names = [...form.querySelectorAll('[name]')].map((element) => element.getAttribute('name') ?? '');
  return [...new Set(names)];
}

const tagsIn = (form: HTMLElement) =>
  [...form.querySelectorAll('*')].map((element) =>
    [element.tagName, ...element.getAttributeNames()].join(' '),
  );

/** What stands in the fields, as form values. */
function shownIn(form: HTMLElement): Record<string, string | string[]> {
  const shown: Record<string, string | string[]> = {};
  for (const element of form.querySelectorAll('[name]')) {
    const input = element as unknown as HTMLInputElement;
    if (input.type === 'checkbox' || input.type === 'radio') {
      if (!input.checked) continue;
      const ticked = input.type === 'radio' ? input.value : [...(shown[input.name] ?? []), input.value];
      shown[input.name] = ticked;
    } else if (input.tagName === 'SELECT') {
      shown[input.name] = element.querySelector('option[selected]')?.getAttribute('value') ?? '';
    } else if (input.value !== '') shown[input.name] = input.value;
  }
  return shown;
}
