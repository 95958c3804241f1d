import { BorderStyle, type Paragraph } from 'docx';
import { sections } from '../../questionnaire/questionnaire.ts';
import { explainedPaths, placeOfExplanation } from '../sheet/explained.ts';
import { lineAt, type PrintedValues } from '../sheet/printed-values.ts';
import { answerOf } from './word-answers.ts';
import { answerControl, fileControl, run, runsOf } from './word-controls.ts';
import { line, notGiven, textWidth, withRoom } from './word-parts.ts';

const edge = { style: BorderStyle.DASHED, size: 4, space: 4, color: '000000' };

/** Another type and a frame tell what the system added from the paper. */
const added = { border: { top: edge, bottom: edge, left: edge, right: edge } };
const font = 'Arial';

/** What the paper has no field for: who answers, of which day the figures are, what binds the sheet to the data. */
export function administrativeParts(values: PrintedValues, codeLine: string | undefined): Paragraph[] {
  const own = sections.filter((section) => section.addedBySystem);
  const words = run(own[0]?.note ?? '', { italics: true, size: 17, font });
  const note = line([fileControl(String(values?.['unit'] ?? ''), words)], added);
  const rows = own
    .flatMap((section) => section.questions)
    .map((question) => {
      const { label, name } = question;
      const asked = run(`${label}: `, { size: 20, font });
      if (!values) return withRoom([asked], name, textWidth, added);
      const words = lineAt(values, question, name);
      if (question.kind === 'province')
        return line([asked, run(words, { bold: true, size: 20, font })], added);
      const answer =
        words === '' ? notGiven(name) : answerControl(name, runsOf(words, { bold: true, size: 20, font }));
      return line([asked, answer], added);
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
      line([answerOf(values, path, { size: 20, font })], added),
    ]),
  ];
}
