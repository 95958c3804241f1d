import type { Warning } from '../questionnaire/checks/warning.ts';
import { isDraftPath } from '../questionnaire/draft-path.ts';
import type { AnswerError, FieldValidation, ParseResult } from '../questionnaire/parse-answers.ts';
import { afterPointerUp } from './dom/after-paint.ts';
import { Observable } from './dom/observable.ts';
import { filledValues, type FormValues } from './draft/values.ts';
import type { Errors, Warnings } from './form-content.ts';

/** Everything found so far: of the whole form, then of the fields left since. */
interface Found {
  errors: readonly AnswerError[];
  warnings: readonly Warning[];
}

/** Fields left one after the other within this time, with Tab or by a program that fills them, are validated together. */
const passingThroughMs = 150;

const nothing: Found = { errors: [], warnings: [] };

/** What the validation needs of the form. */
interface Validated {
  /** What the form holds at this moment. */
  values: () => FormValues;
  /** Whether a warning needs no saying any more, for what the system knows. */
  isSettled: (warning: Warning) => boolean;
  /** Loads what parses and validates. */
  loadParser: () => Promise<Parser>;
}

type Parser = Pick<typeof import('../questionnaire/parse-answers.ts'), 'parseAnswers' | 'validateField'>;

/**
 * Validates fields when they are left, each alone with what depends on it, and the whole before it is sent. What is wrong
 * or unusual is shown only where a person has already been, until the whole Phiếu is to be sent.
 */
export class Validation extends Observable {
  /** Everything that is wrong, also where nobody has been: for the list of sections and the error summary. */
  found: Found;
  /** The whole form as it was parsed last, for the review. */
  parsed: ParseResult | undefined;
  /** What the form held when it was looked at last. */
  progress: FormValues;
  readonly #form: Validated;
  readonly #visited = new Set<string>();
  readonly #waiting = new Set<string>();
  #showsAll: boolean;
  #demanded = '';
  #isLooking = false;

  constructor(form: Validated, initial: readonly AnswerError[]) {
    super();
    this.#form = form;
    this.found = { errors: initial, warnings: [] };
    this.#showsAll = initial.length > 0;
    this.progress = form.values();
  }

  /** A field was left or filled: it is validated, alone, and what is wrong with it is shown from now on. */
  visit(path: string): void {
    if (!isDraftPath(path)) return;
    this.#visited.add(path);
    if (this.#waiting.size === 0)
      setTimeout(() => afterPointerUp(() => void this.#validateWaiting()), passingThroughMs);
    this.#waiting.add(path);
  }

  /** Values came from elsewhere: they are validated, but nothing is shown where nobody has been. */
  look(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    afterPointerUp(() => {
      this.#isLooking = false;
      void this.#parse();
    });
  }

  /** Parses the whole form and shows everything; undefined when the parser can't be loaded. */
  parseAll(): Promise<ParseResult | undefined> {
    this.#showsAll = true;
    return this.#parse();
  }

  /** Shows what is wrong with one field, also that it is blank. */
  demand(path: string): void {
    this.#demanded = path;
    void this.#parse();
  }

  /** Shows errors found elsewhere: by the server. */
  showErrors(errors: AnswerError[]): void {
    this.#showsAll = true;
    this.#show({ errors, warnings: [] });
  }

  /** Forgets where a person has been and what was found: the form is blank again. */
  reset(): void {
    this.#visited.clear();
    this.#waiting.clear();
    this.#showsAll = false;
    this.#demanded = '';
    this.parsed = undefined;
    this.progress = this.#form.values();
    this.#show(nothing);
  }

  /** What is shown beside the fields, by path. */
  get shown(): { errors: Errors; warnings: Warnings } {
    const isShown = (path: string) => this.#showsAll || this.#visited.has(path);
    const isShownError = ({ path, code }: AnswerError) =>
      // A field that is still blank is no error until it is needed.
      this.#showsAll || path === this.#demanded || (isShown(path) && !code.startsWith('required_'));
    const isShownWarning = (warning: Warning) =>
      !this.#form.isSettled(warning) && (warning.aboutBlank ? this.#showsAll : isShown(warning.path));
    return {
      errors: byPath(this.found.errors.filter(isShownError)),
      warnings: groupByPath(this.found.warnings.filter(isShownWarning)),
    };
  }

  async #parse(): Promise<ParseResult | undefined> {
    const parse = await this.#form.loadParser().catch(() => undefined);
    this.progress = this.#form.values();
    if (!parse) return undefined;
    const whole = parse.parseAnswers(filledValues(this.progress));
    this.parsed = whole;
    this.#show({ errors: whole.ok ? [] : whole.errors, warnings: whole.warnings });
    return whole;
  }

  async #validateWaiting(): Promise<void> {
    const paths = [...this.#waiting];
    this.#waiting.clear();
    const parse = await this.#form.loadParser().catch(() => undefined);
    this.progress = this.#form.values();
    if (!parse) return this.changed();
    this.#show(paths.map((path) => parse.validateField(this.progress, path)).reduce(withResult, this.found));
  }

  #show(found: Found): void {
    this.found = found;
    this.changed();
  }
}

/** What is found after one field was validated: what was said before of what it covers is over. */
const withResult = (before: Found, result: FieldValidation): Found => ({
  errors: [...before.errors.filter(({ path }) => !result.coversErrors(path)), ...result.errors],
  warnings: [...before.warnings.filter(({ path }) => !result.coversWarnings(path)), ...result.warnings],
});

const byPath = (errors: readonly AnswerError[]): Errors =>
  Object.fromEntries(errors.map(({ path, message }) => [path, message]));

function groupByPath(warnings: readonly Warning[]): Warnings {
  const grouped: Record<string, { messages: string[]; isExplainable: boolean }> = {};
  for (const { path, message, explainable = true } of warnings) {
    const group = (grouped[path] ??= { messages: [], isExplainable: false });
    group.messages.push(message);
    group.isExplainable ||= explainable;
  }
  return grouped;
}
