/** What a page that shows the questionnaire is asked to do in the browser; times are in milliseconds. */
export interface QuestionnairePage {
  /** From the request for the page to the frame in which a click on the button has added an instance. */
  usable: () => Promise<number>;
  /** Adds software in use until there is so much of it, and unfolds everything. */
  grow: (count: number) => Promise<void>;
  /** Puts the caret into the name of an instance in the middle. */
  focusName: () => void;
  /** From each key to the frame that shows it, since the last call. */
  keys: () => number[];
  /** Where the button is, in view; from the next click on the duration is measured. */
  armAdding: () => Promise<{ x: number; y: number }>;
  /** From that click to the frame that shows the instance. */
  added: () => Promise<number>;
  /** Fills every visible field once, each in a task of its own: how many there were, and how long it took. */
  fill: () => Promise<{ fields: number; duration: number }>;
}

declare global {
  interface Window {
    questionnaire: QuestionnairePage;
  }
}

/** Runs in the page before everything else. It knows controls by what a reader sees of them, so that any page will do. */
export function driveQuestionnaire(): void {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const isShown = (element: Element) => element.getClientRects().length > 0;
  const labelOf = (field: Field) => [...(field.labels ?? [])].map((label) => label.textContent).join(' ');
  const addButton = () =>
    [...document.querySelectorAll('button')].find(
      (button) => isShown(button) && /^Thêm phần mềm(?! ?“)/.test(button.textContent.trim()),
    );
  /** Fields for the name of software, in use or planned. */
  const names = () =>
    [...document.querySelectorAll('input')].filter(
      (input) => isShown(input) && /^Tên phần mềm(?! khác)/.test(labelOf(input).trim()),
    );
  const frame = () => new Promise((shown) => requestAnimationFrame(shown));
  const task = () =>
    new Promise<void>((next) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => next();
      port2.postMessage(undefined);
    });
  const painted = async (): Promise<number> => {
    await frame();
    await task();
    return performance.now();
  };
  const until = async (isSo: () => boolean): Promise<number> => {
    const last = performance.now() + 60_000;
    while (!isSo()) {
      if (performance.now() > last) throw new Error('Nothing happened within a minute.');
      await frame();
    }
    return painted();
  };

  let keyAt = 0;
  const typed: number[] = [];
  addEventListener('keydown', ({ timeStamp }) => (keyAt = timeStamp), true);
  addEventListener('input', () => void painted().then((shown) => typed.push(shown - keyAt)), true);

  const enter = (field: Field, value: string): void => {
    // As the browser itself does: a framework that watches the property does not see it change.
    Reflect.set(Object.getPrototypeOf(field) as object, 'value', value, field);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: value }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const valueFor = (field: Field): string => {
    if (field instanceof HTMLSelectElement) return [...field.options].at(-1)?.value ?? '';
    if (field.inputMode === 'numeric') return '12';
    if (/thư điện tử/i.test(labelOf(field))) return 'ho.tich@example.vn';
    return /điện thoại/i.test(labelOf(field)) ? '024 6273 9716' : 'Phần mềm hộ tịch';
  };
  const fieldsToFill = () =>
    [...document.querySelectorAll<Field>('input, select, textarea')].filter(
      (field) =>
        isShown(field) &&
        !field.disabled &&
        field.tabIndex >= 0 &&
        !/^(file|hidden|search|password)$/.test(field.type) &&
        // These ask for more to be entered, or are one of two that exclude each other.
        !(/^(checkbox|radio)$/.test(field.type) && /khác|ban hành/i.test(labelOf(field))),
    );

  let adding: Promise<number> = Promise.resolve(NaN);
  window.questionnaire = {
    usable: async () => {
      await until(() => names().length > 0 && addButton() !== undefined);
      const before = names().length;
      return until(() => {
        if (names().length === before) addButton()?.click();
        return names().length > before;
      });
    },
    grow: async (count) => {
      const inUse = () => names().length - names().filter(isAfterButton).length;
      const isAfterButton = (input: Element) =>
        Boolean((addButton()?.compareDocumentPosition(input) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING);
      for (let shown = inUse(); shown < count; shown = inUse()) {
        let pressed = -Infinity;
        // Pressed again when it had no effect: who presses before the last instance is there is not what is measured.
        await until(() => {
          if (inUse() === shown && performance.now() > pressed + 2_000) {
            addButton()?.click();
            pressed = performance.now();
          }
          return inUse() > shown;
        });
      }
      for (const details of document.querySelectorAll('details')) details.open = true;
      await painted();
    },
    focusName: () => names()[Math.floor(names().length / 2)]?.focus(),
    keys: () => typed.splice(0),
    armAdding: async () => {
      const button = addButton();
      if (!button) throw new Error('There is no button that adds software.');
      // Twice: what is laid out only when it comes into view moves the button.
      for (let time = 0; time < 2; time += 1) {
        button.scrollIntoView({ block: 'center', behavior: 'instant' });
        await new Promise((later) => setTimeout(later, 500));
      }
      const before = names().length;
      adding = new Promise((measured, failed) => {
        const clicked = ({ timeStamp }: Event) =>
          void until(() => names().length > before).then((shown) => measured(shown - timeStamp), failed);
        addEventListener('click', clicked, { capture: true, once: true });
      });
      const { x, y, width, height } = button.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    added: () => adding,
    fill: async () => {
      const fields = fieldsToFill();
      const start = performance.now();
      for (const field of fields) {
        field.focus({ preventScroll: true });
        if (/^(checkbox|radio)$/.test(field.type)) field.click();
        else enter(field, valueFor(field));
        field.blur();
        await task();
      }
      return { fields: fields.length, duration: (await painted()) - start };
    },
  };
}
