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

// A word of TCVN3: how a Vietnamese syllable begins, a letter that Unicode has elsewhere, and how it may go on. So
// µm², m³, a¹, «…», Windows®, Müller, "hÒa" beside "HÒA" and a soft hyphen between syllables are none.
const onset = '(?:[Nn][Gg][Hh]?|[CGKNPTcgknpt][Hh]|[Tt][Rr]|[BCDGHKLMNPQRSTVXbcdghklmnpqrstvx§®])';
const small = '(?<=[a-z§®])[ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ](?!\\p{Lu})';
const vowel = `(?:[iuoyIUOY]{0,2}(?:[¨ª¬µ¶·¸äåæçëîïñöøûüþß]|[©«¹»¼½¾](?=\\p{L})|×(?=nh)|÷(?=ng|a)|${small})|\u00ad)`;
const rest = '(?:[\u00adaiouyAIOUY¬ªêëìíî]{0,2}(?:[Nn][Gg]|[CNcn][Hh]|[cmnptCMNPT])?)';
const tcvn3 = new RegExp(`(?<![\\p{L}\\p{N}])${onset}${vowel}${rest}(?![\\p{L}\\p{N}])`, 'gu');
// Pairs that VNI has for one letter; "quét", "hoè", "hoá" are Unicode.
const vni = /[aeouyôö][øùûõï]|[ae][áàåãä]|o[åä]|a[éèúüë]|ñ/giu;

/** Whether text looks like Vietnamese in TCVN3 or VNI read as Latin-1: at least two words that Unicode has not. */
export const looksLegacy = (text: string): boolean =>
  new Set(text.match(tcvn3)).size >= 2 || (text.match(vni)?.length ?? 0) >= 2;

function writtenTexts(situation: Situation): WrittenText[] {
  const { answers, instances } = situation;
  const written = (path: string, name: string, text: unknown): WrittenText[] =>
    typeof text === 'string' ? [{ path, text, isLong: longNames.has(name) }] : [];
  const top = Object.entries(answers).flatMap(([name, value]) => written(name, name, value));
  const inside = (['software_in_use', 'software_planned'] as const).flatMap((repeat) =>
    answers[repeat].flatMap((instance, position) =>
      Object.entries(instance).flatMap(([name, value]) =>
        written(`${repeat}.${instances[repeat][position] ?? position}.${name}`, name, value),
      ),
    ),
  );
  return [...top, ...inside].filter(({ path }) => path !== 'plan_status' && path !== 'data_date');
}
