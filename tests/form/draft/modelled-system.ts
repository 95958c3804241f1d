import type { FormValues } from '../../../src/form/draft/values.ts';
import type { Refusal } from '../../../src/submission/refusal.ts';
import { units } from './draft-steps.ts';
import {
  answerRequest,
  emptyServer,
  type ServerAnswer,
  type ServerModel,
  type ServerRequest,
} from './server-model.ts';

/** What an operator or a restored backup does to the system. */
export type Intervention =
  | { rpc: 'replace_code'; unit: string; access_code: string }
  | { rpc: 'set_back'; unit: string; values: FormValues; version: number };

/** What the system was asked, and what it answered: to be asked again of the database. */
export type Exchange =
  { request: ServerRequest; answer: ServerAnswer } | { request: Intervention; answer?: undefined };

const words: Partial<Record<ServerAnswer['outcome'], Refusal>> = {
  wrong_code: 'wrong_code',
  locked: 'draft_locked',
  stale: 'stale_revision',
  key_reused: 'key_reused',
};

/** The word of the API for an answer that refuses; undefined when it does not. */
export const refusalOf = ({ outcome }: ServerAnswer): Refusal | undefined => words[outcome];

/** The model of the system with a clock, and with an account of all it was asked and held. */
export class ModelledSystem {
  #model: ServerModel = emptyServer(Object.fromEntries(units.map((unit) => [unit, `code 0 of ${unit}`])));
  #time = Date.parse('2016-11-21T01:00:00Z');
  readonly exchanges: Exchange[] = [];
  /** What each version of a draft held; two after the system was set back. */
  readonly history = new Map<string, FormValues[]>();

  tick(): Date {
    this.#time += 1_000;
    return new Date(this.#time);
  }

  codeOf = (unit: string): string => this.#model.codes[unit] ?? '';
  responseOf = (unit: string) => this.#model.responses[unit];
  valuesOf = (unit: string): FormValues => this.responseOf(unit)?.values ?? {};

  ask(request: ServerRequest): ServerAnswer {
    const { server, answer } = answerRequest(this.#model, request, this.tick().toISOString());
    this.#model = server;
    this.#remember(request.unit);
    this.exchanges.push({ request, answer });
    return answer;
  }

  replaceCode(unit: string): void {
    const number = Number(this.codeOf(unit).split(' ')[1]) + 1;
    const access_code = `code ${number} of ${unit}`;
    this.#model = { ...this.#model, codes: { ...this.#model.codes, [unit]: access_code } };
    this.exchanges.push({ request: { rpc: 'replace_code', unit, access_code } });
  }

  /** Sets a draft back to what it held when it was sent last, or begun. */
  setBack(unit: string): void {
    const response = this.responseOf(unit);
    const values = response && this.history.get(`${unit}/${response.sentVersion}`)?.at(-1);
    if (!response || !values || response.locked) return;
    const version = response.sentVersion;
    const back = { ...response, values, version };
    this.#model = { ...this.#model, responses: { ...this.#model.responses, [unit]: back } };
    this.exchanges.push({ request: { rpc: 'set_back', unit, values, version } });
  }

  #remember(unit: string): void {
    const response = this.responseOf(unit);
    if (!response) return;
    const key = `${unit}/${response.version}`;
    const known = this.history.get(key) ?? [];
    if (known.at(-1) !== response.values) this.history.set(key, [...known, response.values]);
  }
}
