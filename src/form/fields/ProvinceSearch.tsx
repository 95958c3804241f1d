import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Option } from '../../questionnaire/question.ts';
import { otherNames, type OtherName } from '../../units/other-names.ts';
import { fold } from '../../vietnamese/text.ts';

interface Props {
  /** The list that holds the answer; this component only finds entries of it, and takes its place and id. */
  list: HTMLSelectElement;
  options: readonly Option[];
  /** The value of the one chosen; "" while none is. */
  chosen: string;
  id: string;
  /** True once the response of a Sở was opened. */
  isFixed: boolean;
}

/** Finds a province by typing its name, with or without accents (ARIA combobox with a list). */
export function ProvinceSearch(props: Props) {
  const { list, options, id, isFixed } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const chosen = labelOf(options, props.chosen);
  const [typed, setTyped] = useState(chosen);
  const [isOpen, setIsOpen] = useState(false);
  const [moved, setMoved] = useState<number>();
  const found = useMemo(() => findOptions(options, typed, chosen), [options, typed, chosen]);
  const isNone = found.length === 0;
  const went = isOpen && !isNone ? wentWords(typed, found) : undefined;
  const active = moved ?? firstActive(found, typed, chosen);

  const showChosen = () => setTyped(chosen);
  useLayoutEffect(() => {
    list.removeAttribute('id');
    list.hidden = true;
    // What is wrong with the list is said of what stands in its place.
    for (const name of ['aria-invalid', 'aria-describedby'])
      if (list.hasAttribute(name)) input.current?.setAttribute(name, list.getAttribute(name)!);
  }, []);
  useLayoutEffect(showChosen, [chosen]);

  function choose(option: Option | undefined): void {
    setIsOpen(false);
    if (!option || option.label === chosen) return showChosen();
    list.value = option.value;
    for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function leave(): void {
    if (!isOpen) return;
    // A Sở that was chosen can be changed for another one, not for none: its draft would be nobody's.
    choose(found.length === 1 ? found[0] : undefined);
  }

  function pressKey(event: KeyboardEvent): void {
    if (event.isComposing || isFixed) return;
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setMoved(isOpen ? Math.min(active + 1, last) : undefined);
    else if (event.key === 'ArrowUp') setMoved(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && isOpen) choose(found[active]);
    else if (event.key === 'Escape') return choose(undefined);
    else return;
    event.preventDefault();
    if (event.key !== 'Enter') setIsOpen(true);
  }

  const optionId = (option: Option) => `${listId}-${option.value}`;
  const current = isOpen ? found[active] : undefined;
  // Sixty names that nobody sees would only make the form slower to open.
  const shown = isOpen ? found : [];
  return (
    <div class="province-search">
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder="Gõ tên tỉnh, có dấu hoặc không dấu"
        value={typed}
        readOnly={isFixed}
        aria-expanded={isOpen && !isNone}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current && optionId(current)}
        onInput={(event) => {
          // Looking for a name changes no answer.
          event.stopPropagation();
          setTyped(event.currentTarget.value);
          setMoved(undefined);
          setIsOpen(true);
        }}
        onClick={() => {
          input.current?.select();
          setMoved(undefined);
          setIsOpen(!isFixed);
        }}
        onKeyDown={pressKey}
        onBlur={leave}
      />
      <ul id={listId} role="listbox" aria-label="Tỉnh, thành phố" hidden={!isOpen || isNone}>
        {went && (
          <li class="went" role="presentation">
            {went}
          </li>
        )}
        {shown.map((option, position) => (
          <li
            key={option.value}
            id={optionId(option)}
            role="option"
            aria-selected={position === active}
            ref={(item) => {
              if (position === active) item?.scrollIntoView({ block: 'nearest' });
            }}
            // Before the input loses focus, which would close the list.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.label}
          </li>
        ))}
      </ul>
      <p class={isOpen && isNone ? 'hint' : 'visually-hidden'} role="status">
        {isOpen && (isNone ? 'Không tìm thấy tỉnh, thành phố này.' : `${found.length} tỉnh, thành phố`)}
        {went && `. ${went}`}
      </p>
    </div>
  );
}

const labelOf = (options: readonly Option[], value: string | undefined) =>
  options.find((option) => option.value === value)?.label ?? '';

/**
 * The options whose name has a word that begins as typed, or whose initials are typed, in their order; where there are
 * none, those that a former or common name leads to; all while the text is the chosen name. Words that stand before a name
 * in official use are no part of it.
 */
export function findOptions(options: readonly Option[], typed: string, chosen = ''): readonly Option[] {
  const words = wordsIn(typed);
  if (words === '' || typed === chosen) return options;
  const found = optionsWith(options, words);
  const named = found.length > 0 ? found : optionsWith(options, withoutTitles(words));
  const others = otherNamesAt(typed);
  // "Vĩnh Phú" is a whole name, and how another begins.
  const meant = named.length === 0 ? others : others.filter(({ name }) => isWhole(name, typed));
  const codes = meant.flatMap((other) => other.codes);
  return codes.length === 0
    ? named
    : options.filter((option) => named.includes(option) || codes.includes(option.value));
}

const isWhole = (name: string, typed: string): boolean => wordsIn(name) === withoutTitles(wordsIn(typed));

/** The former and common names that what is typed begins. */
function otherNamesAt(typed: string): readonly OtherName[] {
  const wanted = withoutTitles(wordsIn(typed));
  return wanted === '' ? [] : otherNames.filter(({ name }) => wordsIn(name).startsWith(wanted));
}

/** Where a former province went, when that is how the options were found. */
export const wentWords = (typed: string, found: readonly Option[]): string | undefined =>
  otherNamesAt(typed).find(({ codes, went }) => went && found.every(({ value }) => codes.includes(value)))
    ?.went;

function optionsWith(options: readonly Option[], wanted: string): readonly Option[] {
  if (wanted === '') return options;
  const byWord = options.filter(({ label }) => ` ${wordsIn(label)}`.includes(` ${wanted}`));
  return byWord.length > 0 ? byWord : options.filter(({ label }) => initialsOf(label) === wanted);
}

const withoutTitles = (words: string): string =>
  words.replace(/^(?:so tu phap|stp)(?: |$)/, '').replace(/^(?:tinh|thanh pho|tp)(?: |$)/, '');

const initialsOf = (label: string): string =>
  withoutTitles(wordsIn(label))
    .split(' ')
    .map(([first]) => first)
    .join('');

const wordsIn = (text: string) =>
  fold(text)
    .replace(/[.\-\u2013\s]+/g, ' ')
    .trim();

/** Where the keyboard begins in what was found: at the chosen one while its name stands there, so that Enter keeps it. */
export const firstActive = (found: readonly Option[], typed: string, chosen: string): number =>
  typed === chosen
    ? Math.max(
        found.findIndex(({ label }) => label === chosen),
        0,
      )
    : 0;
