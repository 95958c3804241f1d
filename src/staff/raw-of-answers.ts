import type { RawInput } from '../questionnaire/raw-input.ts';
import { rawOfAnswers } from '../questionnaire/raw-of-answers.ts';
import { rawAsStored } from '../server/stored-raw.ts';
import type { StoredRevision } from './documents.ts';

/** A revision typed again, as a draft holds it: every field that is not blank under its path, blocks from 0. */
export const rawOfRevision = ({
  answers,
  explanations,
  contact,
}: Pick<StoredRevision, 'answers' | 'explanations' | 'contact'>): RawInput =>
  rawAsStored(rawOfAnswers({ ...answers, ...contact }, explanations));
