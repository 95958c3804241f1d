import { render } from 'preact';
import type { CountsQuestion } from '../questionnaire/question.ts';
import { isExplanationPath } from '../questionnaire/fields.ts';
import { questions } from '../questionnaire/questionnaire.ts';
import { errorId, errorPlaceId, fieldId, rowMessagesId, warningId, warningPlaceId } from './dom/field-id.ts';
import { FieldError } from './fields/FieldError.tsx';
import { FieldWarning } from './fields/FieldWarning.tsx';
import { hasMessages, RowMessages } from './fields/RowMessages.tsx';
import type { FormContent } from './form-content.ts';

/** Makes the fields at these paths say what is wrong with them and what is unusual. */
export function showMessages(paths: ReadonlySet<string>, now: FormContent): void {
  const rows = new Set<CountsQuestion>();
  for (const path of paths) {
    const field = isExplanationPath(path) ? path.slice(path.indexOf('.') + 1) : path;
    const row = rowAt(field);
    if (row) rows.add(row);
    else showAt(field, now);
    describe(field, now);
  }
  for (const row of rows) showRow(row, now);
}

/** The paths at which something else is said now than before. */
export function changedMessages(before: FormContent, now: FormContent): ReadonlySet<string> {
  const isMode = before.isReadOnly !== now.isReadOnly;
  return new Set(
    (['errors', 'warnings'] as const).flatMap((part) =>
      Object.keys({ ...before[part], ...now[part] }).filter(
        (path) => isMode || JSON.stringify(before[part][path]) !== JSON.stringify(now[part][path]),
      ),
    ),
  );
}

function rowAt(path: string): CountsQuestion | undefined {
  const name = path.split('.')[0];
  const question = questions.find((candidate) => candidate.name === name);
  return question?.kind === 'counts' ? question : undefined;
}

function showAt(path: string, form: FormContent): void {
  const error = document.getElementById(errorPlaceId(path));
  if (error) render(<FieldError path={path} message={form.errors[path]} />, error);
  const warning = document.getElementById(warningPlaceId(path));
  if (warning) render(<FieldWarning path={path} form={form} />, warning);
}

function showRow(row: CountsQuestion, form: FormContent): void {
  const place = document.getElementById(rowMessagesId(row.name));
  if (!place) return;
  place.hidden = !hasMessages(row, form);
  render(<RowMessages row={row} form={form} />, place);
}

/** The field names the sentences about it, for whoever hears it read. */
function describe(path: string, { errors, warnings }: FormContent): void {
  const input = document.getElementById(fieldId(path));
  // A row has no input of its own.
  if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
  const isInGroup = ['radio', 'checkbox'].includes(input.type);
  const described = isInGroup ? input.closest('fieldset') : input;
  const isWrong = errors[path] !== undefined;
  if (!isInGroup) setOrRemove(input, 'aria-invalid', isWrong ? 'true' : '');
  const ids = (described?.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  const others = ids.filter((id) => id !== errorId(path) && id !== warningId(path));
  const all = [...others, isWrong && errorId(path), warnings[path] && warningId(path)].filter(Boolean);
  if (described) setOrRemove(described, 'aria-describedby', all.join(' '));
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}
