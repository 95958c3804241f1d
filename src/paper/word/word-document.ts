import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { questionnaire, questions } from '../../questionnaire/questionnaire.ts';
import { hasNext } from '../sheet/Repeats.tsx';
import { codeLine, type DocumentReference } from '../document-reference.ts';
import type { PrintedValues } from '../sheet/printed-values.ts';
import { paperSections } from '../sheet/Sections.tsx';
import { administrativeParts, explanationParts } from './word-added.ts';
import { run } from './word-controls.ts';
import { centred, line, twips } from './word-parts.ts';
import { sectionParts } from './word-sections.ts';

/** The Phiếu as a Word file, blank or filled: the same words in the same order as in print. */
export function wordFile(values: PrintedValues, reference: DocumentReference | undefined): Promise<Blob> {
  const code = reference && codeLine(reference);
  const document = new Document({
    title: 'Phiếu khảo sát theo Công văn 669',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 26, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: { page: { size: { width: twips(210), height: twips(297) }, margin: margins } },
        headers: { default: new Header({ children: [markOf(reference)] }) },
        footers: { default: new Footer({ children: footLines(code) }) },
        children: [
          ...heading(),
          ...administrativeParts(values, code),
          ...paperSections.flatMap((section) => sectionParts(section, values)),
          ...signature(),
          ...footnotes(values),

          ...explanationParts(values),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}

const margins = { top: twips(20), right: twips(20), bottom: twips(20), left: twips(30) };

const markOf = (reference: DocumentReference | undefined): Paragraph =>
  line([run(reference?.status === 'draft' ? 'DỰ THẢO' : '', { bold: true })]);

/** That a Word file can be changed by anybody is said on each of its pages. */
function footLines(code: string | undefined): Paragraph[] {
  const words = code
    ? `${code}. Bản Word sửa được; bản để ký in từ trang In Phiếu.`
    : 'Phiếu trống để thu thập số liệu.';
  const number = new TextRun({
    children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
    size: 20,
  });
  return [
    line([run(words, { size: 17 })]),
    new Paragraph({ alignment: AlignmentType.RIGHT, children: [number] }),
  ];
}

function heading(): Paragraph[] {
  const { title, answeredAt, attachedTo } = questionnaire;
  const [, kind = '', subject = ''] = /^(Phiếu khảo sát) (.*)$/.exec(title) ?? [];
  return [
    centred(kind.toLocaleUpperCase('vi'), { bold: true, size: 28 }),
    centred(subject.toLocaleUpperCase('vi'), { bold: true, size: 28 }),
    centred(answeredAt.toLocaleUpperCase('vi'), { bold: true }),
    centred(`(${attachedTo})`, { italics: true }),
  ];
}

/** Where the Director signs: to the right, with 30 mm for signature and seal. */
function signature(): Paragraph[] {
  const right = { alignment: AlignmentType.CENTER, indent: { left: twips(64) }, keepNext: true };
  return [
    line([run(questionnaire.signedBy.toLocaleUpperCase('vi'), { bold: true })], {
      ...right,
      spacing: { before: 280 },
    }),
    line([run(`(${questionnaire.signatureNote})`, { italics: true })], {
      ...right,
      spacing: { after: twips(38) },
    }),
  ];
}

function footnotes(values: PrintedValues): Paragraph[] {
  const unmarked = questions.flatMap((question) =>
    question.kind === 'repeat' && !hasNext(question, values) ? [question.nextFootnote] : [],
  );
  return Object.entries(questionnaire.footnotes)
    .filter(([number]) => !unmarked.includes(Number(number)))
    .map(([number, words]) =>
      line([run(number, { superScript: true, size: 21 }), run(` ${words}`, { size: 21 })]),
    );
}
