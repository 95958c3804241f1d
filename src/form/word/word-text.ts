import type { OfficePackage } from '../../office-files/open-package.ts';
import { PackageError } from '../../office-files/open-package.ts';
import { walkXml } from '../../office-files/walk-xml.ts';
import {
  parseWordBookmark,
  parseWordTag,
  printWordTag,
  type WordTag,
} from '../../questionnaire/word-tags.ts';

/** What stands in one control of a Word file. */
export interface WordControl {
  tag: WordTag;
  /** What was typed; line breaks as LF. What only says that nothing was given is left out. */
  text: string;
  /** Whether the program says that its box is ticked; undefined when it says nothing. */
  isTicked: boolean | undefined;
}

/** What stands in a Word file: its controls in their order, and what was written between them. */
export interface WordText {
  controls: readonly WordControl[];
  /** Paragraphs outside of controls, each with the control before it. */
  outside: readonly { text: string; after: WordTag | undefined }[];
}

const namespaces = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

/** What is not, or no longer, part of the text: deleted and moved with changes tracked, said twice, or how it is drawn. */
const unread = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:rPr',
  'w:pPr',
  'w:instrText',
]);

/** Reads a Word file as Word, LibreOffice and WPS save it. Throws a `PackageError` when it is none. */
export function readWordText(file: OfficePackage): WordText {
  const main = mainPartOf(file);
  refuseOutside(file.text(main.replace(/([^/]+)$/, '_rels/$1.rels')));
  const xml = file.text(main);
  if (xml === undefined) throw new PackageError('not_a_package');
  const reading = new Reading();
  walkXml(xml, namespaces, {
    open: (name, attributes) => reading.open(name, attributes),
    close: (name) => reading.close(name),
    text: (text) => reading.text(text),
  });
  return { controls: [...reading.controls.values()], outside: reading.outside };
}

/** A content control while it is read. */
interface OpenControl {
  tag: WordTag | undefined;
  isPlaceholder: boolean;
  isTicked: boolean | undefined;
}

/** What of a file was read so far. */
class Reading {
  readonly controls = new Map<string, WordControl>();
  readonly outside: { text: string; after: WordTag | undefined }[] = [];
  readonly #open: OpenControl[] = [];
  readonly #bookmarks = new Map<string, WordTag>();
  #last: WordTag | undefined;
  #paragraph = '';
  #skipped = 0;
  #isText = false;
  #inProperties = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (unread.has(name)) this.#skipped += 1;
    const value = attributes['w:val'] ?? '';
    const control = this.#open.at(-1);
    if (name === 'w:sdtPr') this.#inProperties += 1;
    if (name === 'w:sdt') this.#open.push({ tag: undefined, isPlaceholder: false, isTicked: undefined });
    else if (this.#inProperties > 0 && control) {
      if (name === 'w:tag') control.tag = parseWordTag(value);
      if (name === 'w:showingPlcHdr') control.isPlaceholder = isOn(value);
      if (name === 'w14:checked') control.isTicked = isOn(attributes['w14:val'] ?? '');
    } else if (name === 'w:sdtContent') this.#begin();
    else if (name === 'w:bookmarkStart') this.#mark(attributes);
    else if (name === 'w:bookmarkEnd') this.#bookmarks.delete(attributes['w:id'] ?? '');
    else if (name === 'w:t') this.#isText = true;
    else if (name === 'w:tab') this.#add('\t');
    else if (name === 'w:br' || name === 'w:cr') this.#add('\n');
    else if (name === 'w:noBreakHyphen') this.#add('-');
    else if (name === 'w:sym') this.#add(symbolOf(attributes['w:char'] ?? ''));
  }

  close(name: string): void {
    if (unread.has(name)) this.#skipped -= 1;
    if (name === 'w:sdtPr') this.#inProperties -= 1;
    if (name === 'w:t') this.#isText = false;
    if (name === 'w:sdt') this.#open.pop();
    if (name === 'w:p') this.#endParagraph();
  }

  text(text: string): void {
    if (this.#isText) this.#add(text);
  }

  /** The answer that text belongs to here; undefined between the controls. */
  get #target(): WordTag | undefined {
    return this.#open.findLast(({ tag }) => tag)?.tag ?? [...this.#bookmarks.values()].at(-1);
  }

  #begin(): void {
    const tag = this.#target;
    const entry = tag && this.#entry(tag);
    const isTicked = this.#open.at(-1)?.isTicked;
    if (entry && isTicked !== undefined) entry.isTicked = isTicked;
  }

  #mark({ 'w:id': id = '', 'w:name': name = '' }: Readonly<Record<string, string>>): void {
    const tag = parseWordBookmark(name);
    if (!tag) return;
    this.#bookmarks.set(id, tag);
    this.#begin();
  }

  #add(text: string): void {
    if (this.#skipped > 0 || this.#open.some(({ isPlaceholder }) => isPlaceholder)) return;
    const tag = this.#target;
    if (tag) this.#entry(tag).text += text;
    else this.#paragraph += text;
  }

  #entry(tag: WordTag): WordControl {
    const key = printWordTag(tag);
    const entry = this.controls.get(key) ?? { tag, text: '', isTicked: undefined };
    this.controls.set(key, entry);
    this.#last = tag;
    return entry;
  }

  #endParagraph(): void {
    if (this.#paragraph.trim() !== '') this.outside.push({ text: this.#paragraph.trim(), after: this.#last });
    this.#paragraph = '';
    // Of a control that holds whole paragraphs each is a line.
    if (this.#open.length > 0 || this.#bookmarks.size > 0) this.#add('\n');
  }
}

const isOn = (value: string): boolean => !/^(0|false|off)$/i.test(value);

/** Boxes of the symbol fonts that programs draw them with. */
const symbolOf = (code: string): string =>
  /^(F0FE|F078|F0FD|F052|2612|2611|F053)$/i.test(code)
    ? '☒'
    : /^(F0A8|F06F|F0A3|2610)$/i.test(code)
      ? '☐'
      : '';

/** The part with the text: "word/document.xml", of Word on the web another. */
function mainPartOf(file: OfficePackage): string {
  let part = 'word/document.xml';
  walkXml(file.text('_rels/.rels') ?? '<none/>', namespaces, {
    open(name, { Type: type = '', Target: target = '' }) {
      if (name === 'rel:Relationship' && type.endsWith('/officeDocument')) part = target.replace(/^\//, '');
    },
  });
  return part;
}

/** Links that a reader may press are no harm; what the file takes from elsewhere by itself is. */
function refuseOutside(relations: string | undefined): void {
  walkXml(relations ?? '<none/>', namespaces, {
    open(name, { TargetMode: mode, Type: type = '' }) {
      if (name === 'rel:Relationship' && mode === 'External' && !type.endsWith('/hyperlink'))
        throw new PackageError('outside_links');
    },
  });
}
