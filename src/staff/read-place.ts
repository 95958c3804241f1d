import { describePlace, findField } from '../questionnaire/fields.ts';
import { questions } from '../questionnaire/questionnaire.ts';
import { fold } from '../vietnamese/text.ts';
import { instancesOf, fieldsOf, type StoredAnswers } from './answered-fields.ts';
import { contactFields } from './contact-fields.ts';
import { StaffError } from './staff-error.ts';

/** A place of the Phiếu that staff can ask about: a field, or a whole question such as a row or all of 3.2. */
interface Place {
  path: string;
  words: string;
}

/** Every place in a set of answers, the smallest first. */
function placesIn(answers: StoredAnswers): Place[] {
  const fields = [...fieldsOf(answers), ...contactFields.map(({ name }) => ({ path: name }))];
  const named = fields.map(({ path }) => ({ path, words: describePlace(path) }));
  const instances = questions.flatMap((question) =>
    question.kind !== 'repeat'
      ? []
      : instancesOf(answers, question.name).map((_, index) => ({
          path: `${question.name}.${index}`,
          words: `${question.place}, phần mềm thứ ${index + 1}`,
        })),
  );
  const whole = questions.map(({ name, place, shortLabel }) => ({
    path: name,
    words: `${place}: ${shortLabel}`,
  }));
  const known = new Set(named.map(({ path }) => path));
  return [...named, ...instances, ...whole.filter(({ path }) => !known.has(path))];
}

/** A place in words, as on paper. */
export function placeOf(path: string, answers: StoredAnswers): string {
  return (
    placesIn(answers).find((place) => place.path === path)?.words ??
    (findField(path) ? describePlace(path) : path)
  );
}

/**
 * Reads where staff mean, as a path or in the words of the Phiếu without regard to accents ("Mục 4", "muc 1, dong 2,
 * cap huyen"), into a path.
 *
 * @throws StaffError when there is no such place in these answers, or several.
 */
export function readPlace(text: string, answers: StoredAnswers): string {
  const places = placesIn(answers);
  const typed = keyOf(text);
  const exact = places.find(({ path, words }) => path === text.trim() || keyOf(words) === typed);
  if (exact) return exact.path;
  const meant = places.filter(({ words }) => keyOf(words.split(':')[0] ?? '') === typed);
  if (meant.length === 1 && meant[0]) return meant[0].path;
  const near = meant.length > 0 ? meant : places.filter(({ words }) => keyOf(words).startsWith(typed));
  const choice = near.slice(0, 12).map(({ path, words }) => `\n  ${path}  (${words})`);
  throw new StaffError(
    typed !== '' && near.length > 0
      ? `“${text}” chưa đủ rõ. Đề nghị ghi một trong các mục:${choice.join('')}`
      : `Phiếu không có mục “${text}”. Đề nghị ghi như lệnh show hiện, ví dụ "Mục 4" hoặc registrars.commune.`,
  );
}

const keyOf = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();
