import { allFields, findField, isExplanationPath } from './fields.ts';
import { questionnaire, questions } from './questionnaire.ts';

/**
 * What a control of the Word file is about. It stands in the control's tag and, because LibreOffice before 7.6 drops tags,
 * in the name of a bookmark around it.
 */
export type WordTag =
  | { kind: 'file'; version: number; unit: string }
  | { kind: 'answer'; path: string }
  | { kind: 'box'; path: string; option: string }
  | { kind: 'rest'; repeat: string };

/** What stands where nothing was given; read back, it is nothing. */
export const notGivenWords = 'Không điền';

/** Whose file it is: of this version of the Phiếu, of this Sở; '' of a blank sheet. */
export const wordFileTag = (unit: string): WordTag => ({
  kind: 'file',
  version: questionnaire.version,
  unit,
});

/** The tag of a control: "obstacles", "plan_status=issued", "software_in_use.rest", "phieu669.1.04". */
export function printWordTag(tag: WordTag): string {
  if (tag.kind === 'file') return `phieu669.${tag.version}.${tag.unit}`;
  if (tag.kind === 'rest') return `${tag.repeat}.rest`;
  return tag.kind === 'box' ? `${tag.path}=${tag.option}` : tag.path;
}

/** Reads the tag of a control; undefined when it is none of this Phiếu. */
export function parseWordTag(tag: string): WordTag | undefined {
  const [, version, unit = ''] = /^phieu669\.(\d{1,4})\.(\d\d)?$/.exec(tag) ?? [];
  if (version !== undefined) return { kind: 'file', version: Number(version), unit };
  const [, repeat] = /^([a-z_]+)\.rest$/.exec(tag) ?? [];
  if (repeat !== undefined && isRepeat(repeat)) return { kind: 'rest', repeat };
  const [path = '', option, ...more] = tag.split('=');
  const question = findField(path)?.question;
  if (more.length > 0 || question?.kind === 'province') return undefined;
  if (option === undefined)
    return (question && !('options' in question)) || isExplanationPath(path)
      ? { kind: 'answer', path }
      : undefined;
  return optionsAt(path).some(({ value }) => value === option) ? { kind: 'box', path, option } : undefined;
}

/**
 * The name of the bookmark around a control, of at most 40 letters, digits and underscores: the number of the field, that
 * of its instance, that of its option.
 *
 * @example
 * wordBookmark({ kind: 'answer', path: 'respondent_name' }) // => 'p669_a_1__'
 */
export function wordBookmark(tag: WordTag): string {
  if (tag.kind === 'file') return `p669_f_${tag.version}_${tag.unit}_`;
  if (tag.kind === 'rest') return `p669_r_${questions.findIndex(({ name }) => name === tag.repeat)}__`;
  const isExplanation = isExplanationPath(tag.path);
  const [field, instance] = numbersOf(isExplanation ? tag.path.slice('explanations.'.length) : tag.path);
  const option = tag.kind === 'box' ? optionsAt(tag.path).findIndex(({ value }) => value === tag.option) : '';
  return `p669_${isExplanation ? 'e' : 'a'}_${field}_${instance}_${option}`;
}

/** What a bookmark is around; undefined when it is none of this Phiếu. */
export function parseWordBookmark(name: string): WordTag | undefined {
  const [, kind, first = '', second = '', third = ''] =
    /^p669_([aefr])_(\d{1,4})_(\d{0,13})_(\d{0,2})$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'f') return { kind: 'file', version: Number(first), unit: second };
  if (kind === 'r') return parseWordTag(`${questions[Number(first)]?.name ?? ''}.rest`);
  const field = allFields[Number(first)];
  if (!field || (field.instance === undefined) !== (second === '')) return undefined;
  const path = field.instance ? field.path.replace('.0.', `.${second}.`) : field.path;
  if (third === '') return parseWordTag(kind === 'e' ? `explanations.${path}` : path);
  return parseWordTag(`${path}=${optionsAt(path)[Number(third)]?.value ?? ''}`);
}

const numbers = new Map(allFields.map(({ path }, number) => [path, number]));

/** The number of a field among all, and that of its instance; '' when it stands in none. */
function numbersOf(path: string): [field: number, instance: number | ''] {
  const index = findField(path)?.instance?.index;
  return [numbers.get(index === undefined ? path : path.replace(`.${index}.`, '.0.')) ?? -1, index ?? ''];
}

function optionsAt(path: string): readonly { value: string }[] {
  const question = findField(path)?.question;
  return question && 'options' in question ? question.options : [];
}

const isRepeat = (name: string): boolean =>
  questions.some((question) => question.kind === 'repeat' && question.name === name);
