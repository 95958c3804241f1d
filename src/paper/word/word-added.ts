import { BorderStyle, type Paragraph } from 'docx';
import { sections } from '../../questionnaire/questionnaire.ts';
import { explainedPaths, placeOfExplanation } from '../sheet/explained.ts';
import { lineAt, paragraphsAt, type PrintedValues } from '../sheet/printed-values.ts';
import { line, notGiven, run, textWidth, withRoom } from './word-parts.ts';

const edge = { style: BorderStyle.DASHED, size: 4, space: 4, color: '000000' };

/** Another type and a frame tell what the system added from the paper. */
const added = { border: { top: edge, bottom: edge, left: edge, right: edge } };
const font = 'Arial';

/** What the paper has no field for: who answers, of which day the figures are, what binds the sheet to the data. */
export function administrativeParts(values: PrintedValues, codeLine: string | undefined): Paragraph[] {
  const own = sections.filter((section) => section.addedBySystem);
  const note = line([run(own[0]?.note ?? '', { italics: true, size: 17, font })], added);
  const rows = own
    .flatMap((section) => section.questions)
    .map((question) => {
      if (!values) return withRoom(run(`${question.label}:`, { size: 20, font }), textWidth, added);
      const words = lineAt(values, question, question.name);
      return line(
        [
          run(`${question.label}: `, { size: 20, font }),
          words === '' ? notGiven() : run(words, { bold: true, size: 20, font }),
        ],
        added,
      );
    });
  const code = codeLine ? [line([run(codeLine, { bold: true, size: 20, font })], added)] : [];
  return [note, ...rows, ...code];
}

/** The explanations given to what is unusual, which the paper has no room for. */
export function explanationParts(values: PrintedValues): Paragraph[] {
  const paths = explainedPaths(values ?? {});
  if (!values || paths.length === 0) return [];
  const heading = 'Phụ lục do hệ thống bổ sung, không thuộc Phiếu gốc. Lý do giải trình';
  return [
    line([run(heading, { bold: true, size: 20, font })], added),
    ...paths.flatMap((path) => [
      line([run(placeOfExplanation(path, values), { bold: true, size: 20, font })], added),
      ...paragraphsAt(values, path).map((paragraph) => line([run(paragraph, { size: 20, font })], added)),
    ]),
  ];
}
