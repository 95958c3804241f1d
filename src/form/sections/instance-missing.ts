import { filledInstances, textsAt, type FormValues } from '../../questionnaire/form-values.ts';
import { repeatId } from '../dom/field-id.ts';
import { repeatQuestions, type Repeats } from '../draft/repeats.ts';
import { isAskedFor } from './section-progress.ts';

/** Says at each instance that is begun how much of it is still blank, so that it is known while it is folded. */
export function showMissing(repeats: Repeats, values: FormValues): void {
  for (const { name, questions } of repeatQuestions) {
    const begun = new Set(filledInstances(values, name));
    for (const index of repeats[name] ?? []) {
      const blank = questions.filter(
        (question) =>
          isAskedFor(question) && textsAt(values, `${name}.${index}.${question.name}`).length === 0,
      ).length;
      const words = !begun.has(index)
        ? ''
        : blank === 0
          ? ': ✓ đã điền đủ'
          : `: còn ${blank} nội dung chưa điền`;
      const place = document
        .getElementById(repeatId(name, index))
        ?.parentElement?.querySelector('.instance-missing');
      if (place && place.textContent !== words) place.textContent = words;
    }
  }
}
