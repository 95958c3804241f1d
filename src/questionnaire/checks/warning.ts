import type { Province } from '../../units/units.ts';
import type { Answers } from '../answers.ts';

/** Something unusual that does not stop a Phiếu: where, under which rule, and the sentence for the respondent. */
export interface Warning {
  path: string;
  rule: string;
  message: string;
  /** True where the field may simply not be filled in yet: said at the review, not while the form is being filled. */
  aboutBlank?: boolean;
  /** False for a reminder that needs no explanation. */
  explainable?: boolean;
}

/** What the rules look at: answers read so far (unreadable fields as blank), the province, and the instances' identities. */
export interface Situation {
  answers: Omit<Answers, 'unit'>;
  province: Province | undefined;
  instances: Readonly<Record<'software_in_use' | 'software_planned', readonly number[]>>;
}

/** A rule: from a situation to the warnings it gives. */
export type Check = (situation: Situation) => Warning[];
