import type { Question } from './question.ts';

const words: Readonly<Record<Exclude<Question['kind'], 'repeat'>, string>> = {
  province: 'tên tỉnh, thành phố',
  counts: 'số liệu của bảng',
  choice: 'ô đã chọn',
  choices: 'các ô đã chọn',
  text: 'nội dung ghi bằng chữ',
  date: 'ngày của số liệu',
};

/** What is published of the answers to these questions and what is not (D8), as it is said beside them. */
export function publicationWords(asked: readonly Question[]): string {
  const [yes, no] = [new Set<string>(), new Set<string>()];
  for (const question of asked.flatMap((one): readonly Question[] =>
    one.kind === 'repeat' ? one.questions : [one],
  )) {
    if (question.kind === 'repeat') continue;
    if (question.published !== 'no')
      yes.add(question.published === 'count' ? 'có ghi hay không' : words[question.kind]);
    if (question.published !== 'value') no.add(words[question.kind]);
  }
  return [sentence('Được công bố', yes), sentence('Không công bố', no)].filter(Boolean).join(' ');
}

const sentence = (begins: string, parts: ReadonlySet<string>): string =>
  parts.size === 0 ? '' : `${begins}: ${[...parts].join(', ')}.`;
