import { Bookmark, BuilderElement, CheckBox, TextRun, type IRunOptions } from 'docx';
import { findField } from '../../questionnaire/fields.ts';
import { withoutControls } from '../../questionnaire/form-values.ts';
import { printWordTag, wordBookmark, wordFileTag, type WordTag } from '../../questionnaire/word-tags.ts';

/** Half points: 13 pt, as official papers are set. */
const size = 26;

/** Words in the type of the paper; line breaks that were typed are kept. */
export const run = (text: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ text: text.replaceAll('\0', ''), size, font: 'Times New Roman', ...options });

/** What was typed, in runs; each of its line breaks is one. */
export const runsOf = (text: string, options: IRunOptions = {}): TextRun[] =>
  withoutControls(text)
    .split('\n')
    .map((words, at) => run(words, at > 0 ? { ...options, break: 1 } : options));

/**
 * A control for the answer at a path, by which it is found when the file comes back.
 * @param isPlaceholder whether what stands in it only says that nothing was given: the first key takes its place
 */
export const answerControl = (path: string, runs: readonly TextRun[], isPlaceholder = false): Bookmark =>
  control({ kind: 'answer', path }, placeOf(path), runs, [
    ...(isPlaceholder ? [element('w:showingPlcHdr')] : []),
    ...(isLong(path) ? [] : [element('w:text')]),
  ]);

/** Answers of several lines are controls of any text: in those of plain text LibreOffice loses line breaks. */
function isLong(path: string): boolean {
  const question = findField(path)?.question;
  return question === undefined || (question.kind === 'text' && question.lines > 1);
}

/** A control for what there is no other room for on the blank sheet: all further instances of a repeated question. */
export const restControl = (repeat: string, runs: readonly TextRun[]): Bookmark =>
  control({ kind: 'rest', repeat }, 'Các phần mềm tiếp theo', runs, [element('w:showingPlcHdr')]);

/** What a control says of itself to who fills it in. */
const placeOf = (path: string): string =>
  findField(path.replace(/^explanations\./, ''))?.question.shortLabel ?? '';

/** A box to tick at a path for one of its options. */
export const boxControl = (path: string, option: string, isTicked: boolean): Bookmark =>
  control(
    { kind: 'box', path, option },
    placeOf(path),
    [run(isTicked ? '☒' : '☐', { font: symbols })],
    [
      new BuilderElement({
        name: 'w14:checkbox',
        children: [
          element('w14:checked', { 'w14:val': isTicked ? '1' : '0' }),
          element('w14:checkedState', { 'w14:val': '2612', 'w14:font': symbols }),
          element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': symbols }),
        ],
      }),
    ],
  );

/** What tells whose file it is and of which version; nobody can write in it. */
export const fileControl = (unit: string, words: TextRun): Bookmark =>
  control(wordFileTag(unit), 'Phiếu khảo sát 669', [words], [element('w:text')], 'sdtContentLocked');

const symbols = 'Segoe UI Symbol';

function control(
  tag: WordTag,
  alias: string,
  content: readonly TextRun[],
  kind: readonly BuilderElement[],
  lock = 'sdtLocked',
): Bookmark {
  const properties = [
    element('w:alias', { 'w:val': alias }),
    element('w:tag', { 'w:val': printWordTag(tag) }),
    element('w:lock', { 'w:val': lock }),
    ...kind,
  ];
  return new Bookmark({ id: wordBookmark(tag), children: [new Control(properties, content)] });
}

/** A control to fill in, within a paragraph; the library has those with a box alone. */
class Control extends CheckBox {
  constructor(properties: readonly BuilderElement[], content: readonly TextRun[]) {
    super();
    this.root = [
      new BuilderElement({ name: 'w:sdtPr', children: properties }),
      new BuilderElement({ name: 'w:sdtContent', children: [...content] }),
    ];
  }
}

function element(name: string, attributes: Readonly<Record<string, string>> = {}): BuilderElement {
  const entries = Object.entries(attributes).map(([key, value]) => [key, { key, value }]);
  return new BuilderElement({
    name,
    attributes: Object.fromEntries(entries) as Record<string, { key: string; value: string }>,
  });
}
