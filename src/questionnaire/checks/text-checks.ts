import type { Check, Situation } from './warning.ts';

interface WrittenText {
  path: string;
  text: string;
  isLong: boolean;
}

const longNames = new Set([
  'interconnection',
  'obstacles',
  'proposals',
  'process',
  'law_compliance',
  'adaptability',
  'scope',
]);

/** Text that looks typed in an old encoding (TCVN3 or VNI) and would be unreadable; it is pointed out, never changed. */
export const legacyEncoding: Check = (situation) =>
  writtenTexts(situation)
    .filter(({ text }) => looksLegacy(text))
    .map(({ path }) => ({
      path,
      rule: 'legacy_encoding',
      message:
        'Nội dung này có vẻ được gõ bằng bảng mã cũ (TCVN3 hoặc VNI). Đề nghị chuyển sang Unicode rồi dán lại.',
      explainable: false,
    }));

// Nine, ten or twelve digits in a row, or a telephone number written in groups; sums of money have groups of three.
const personalNumber =
  /(?<![\d.,/])(?:\d{9,10}|\d{12})(?![\d.,/])|(?<![\d.,/])0\d{1,4}[ .-]\d{3,4}[ .-]?\d{3,4}(?![\d.,/])/;

/** What looks like a citizen's number or a telephone number in a long text. */
export const personalNumbers: Check = (situation) =>
  writtenTexts(situation)
    .filter(({ text, isLong }) => isLong && personalNumber.test(text))
    .map(({ path }) => ({
      path,
      rule: 'personal_number',
      message:
        'Nội dung này có dãy số giống số định danh, số chứng minh nhân dân hoặc số điện thoại. Đề nghị không ghi dữ liệu hộ tịch của công dân vào ô này.',
      explainable: false,
    }));

// Signs that TCVN3 has for letters, where no one writes them as signs: not m², 25°C, «…», a soft hyphen in a word.
const tcvn3 = /\p{L}[¨ª¬µ¶·¸]|\p{L}[©«¹»¼½¾]\p{L}|(?<!\p{L})®\p{L}|\p{L}\u00ad(?!\p{L})/gu;
// Pairs that VNI has for one letter; "quét", "hoè", "hoá" are Unicode.
const vni = /[aeouyôö][øùûõï]|[ae][áàåãä]|o[åä]|a[éèúüë]|ñ/giu;

/** Whether text looks like Vietnamese in TCVN3 or VNI read as Latin-1: at least two letters that Unicode has not. */
export const looksLegacy = (text: string): boolean =>
  (text.match(tcvn3)?.length ?? 0) >= 2 || (text.match(vni)?.length ?? 0) >= 2;

function writtenTexts(situation: Situation): WrittenText[] {
  const { answers, blocks } = situation;
  const written = (path: string, name: string, text: unknown): WrittenText[] =>
    typeof text === 'string' ? [{ path, text, isLong: longNames.has(name) }] : [];
  const top = Object.entries(answers).flatMap(([name, value]) => written(name, name, value));
  const inside = (['software_in_use', 'software_planned'] as const).flatMap((repeat) =>
    answers[repeat].flatMap((block, position) =>
      Object.entries(block).flatMap(([name, value]) =>
        written(`${repeat}.${blocks[repeat][position] ?? position}.${name}`, name, value),
      ),
    ),
  );
  return [...top, ...inside].filter(({ path }) => path !== 'plan_status' && path !== 'data_date');
}
