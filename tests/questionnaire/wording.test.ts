import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/questionnaire/messages.ts';
import type { Question } from '../../src/questionnaire/question.ts';
import { questionnaire, questions, sections } from '../../src/questionnaire/questionnaire.ts';
import { printedLines } from './printed-lines.ts';

const reviewed = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('the wording', () => {
  test('of the Phiếu is, line by line, what the paper says', () => {
    expect(printedLines()).toEqual(reviewed('phieu.expected.txt'));
  });

  test('the system adds to the paper is what was reviewed', () => {
    expect(addedLines()).toEqual(reviewed('added-words.expected.txt'));
  });

  test('is in NFC, without double or outer blanks', () => {
    const words = [...printedLines(), ...addedLines()];
    expect(words.filter((line) => line !== line.normalize('NFC') || /^\s|\s$| {2}/.test(line))).toEqual([]);
  });

  test('supplies words only in brackets, in the two places where a word is missing', () => {
    const supplied = printedLines().flatMap((line) => line.match(/\[[^\]]*\]/g) ?? []);
    expect(supplied).toEqual(['[tịch]', '[phần mềm, hệ thống]']);
  });

  test('is marked as added by the system exactly where the paper has no field', () => {
    const added = sections.filter((section) => section.addedBySystem);
    expect(added.map(({ title, note }) => [title, note])).toEqual([
      ['Thông tin hành chính', 'Thông tin hành chính do hệ thống bổ sung, không thuộc Phiếu gốc.'],
    ]);
    expect(questions.filter((question) => question.addedBySystem)).toEqual(added[0]?.questions);
  });

  test('has every footnote marked exactly once', () => {
    const marked = printedLines()
      .join('\n')
      .match(/[¹²³⁴⁵](?! )/g);
    expect(marked).toEqual(['¹', '²', '³', '⁴', '⁵']);
    expect(Object.keys(questionnaire.footnotes)).toEqual(['1', '2', '3', '4', '5']);
  });
});

/** Places, short labels, hints and labels that are not on paper, and the sentence for every fault. */
function addedLines(): string[] {
  const every = questions.flatMap((question): Question[] =>
    question.kind === 'repeat' ? [question, ...question.questions] : [question],
  );
  const question = every.find(({ name }) => name === 'process');
  return [
    ...every.flatMap(linesOf),
    ...Object.entries(messages).map(([code, sentence]) => {
      return `${code}: ${(sentence as (context: object) => string)({ question, typed: '1,234' })}`;
    }),
  ];
}

function linesOf(question: Question): string[] {
  const { name, place, shortLabel, label, hint } = question;
  const isOnPaper = printedLines().some((line) => line.includes(label));
  return [
    [name, place, shortLabel].join(' | '),
    ...(isOnPaper ? [] : [`label: ${label}`]),
    ...(question.kind === 'repeat' ? [`item: ${question.item}`] : []),
    ...(hint ? [`hint: ${hint}`] : []),
  ];
}
