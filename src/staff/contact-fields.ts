import { questions } from '../questionnaire/questionnaire.ts';

/** The fields that identify who filled in the Phiếu, in printed order. */
export const contactFields = questions.filter((question) => question.contact);
