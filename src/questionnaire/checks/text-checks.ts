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

/**
 * Whether text looks like Vietnamese in TCVN3 or VNI read as Latin-1: several letters that Vietnamese in Unicode
 * does not use, inside words.
 */
export function looksLegacy(text: string): boolean {
  const tcvn3 =
    text.match(/[\p{L}]?[µ¸¹¨©®ª«¬­¶·\u00a1-\u00bf][\p{L}]?/gu)?.filter((hit) => /\p{L}/u.test(hit)).length ??
    0;
  const vni = text.match(/[aeouy][øùûõïéèëäåö]|[ôö][øùûõïèéë]|ñ/giu)?.length ?? 0;
  return tcvn3 >= 2 || vni >= 2;
}

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
