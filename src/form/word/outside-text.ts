import { notGivenWords } from '../../questionnaire/word-tags.ts';
import { questionnaire } from '../../questionnaire/questionnaire.ts';
import { fold } from '../../vietnamese/text.ts';

/** What the file says beside the words of the Phiếu itself. */
const added = [
  // The title stands on two lines.
  ...questionnaire.title.split(/(?<=^Phiếu khảo sát) /),
  notGivenWords,
  'STT',
  'Sở Tư pháp',
  'Phụ lục do hệ thống bổ sung, không thuộc Phiếu gốc. Lý do giải trình',
  'phần mềm thứ',
  'Các phần mềm tiếp theo',
];

const keyOf = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Every text of the Phiếu, the longest first. */
function printedWords(): string[] {
  const texts = new Set(added.map(keyOf));
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.add(keyOf(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(questionnaire);
  return [...texts].filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
}

/** What of some paragraphs is not printed by the Phiếu itself: what somebody wrote between the controls. */
export function writtenBetween<Paragraph extends { text: string }>(
  paragraphs: readonly Paragraph[],
): Paragraph[] {
  const printed = printedWords();
  const whole = new Set(printed);
  return paragraphs.filter(({ text }) => {
    if (/^Phiếu số \d|^Chưa có số Phiếu/.test(text)) return false;
    const key = keyOf(text.slice(0, longest));
    if (key.length < 2 || whole.has(key)) return false;
    let left = ` ${key} `;
    for (const words of printed) {
      if (left.length < words.length) continue;
      left = left.replaceAll(` ${words} `, ' ');
      if (left.trim().length < 2) return false;
    }
    return true;
  });
}

/** Characters of a paragraph that are compared: more than any that is printed has. */
const longest = 2_000;
