import { emailMalformed, phoneMalformed } from './contact-checks.ts';
import {
  fewerRegistrarsThanOffices,
  manyRegistrarsPerOffice,
  moreEquippedThanRegistrars,
  noOffices,
  officesBlank,
  officesDifferFromCatalogue,
} from './count-checks.ts';
import {
  centralizedInSeveralPlaces,
  kindsAndDescriptionsDisagree,
  ministrySoftwareMissing,
  noSoftware,
  otherNotTicked,
  planBlank,
  planToBeAttached,
  sameSoftwareTwice,
} from './software-checks.ts';
import { legacyEncoding, personalNumbers } from './text-checks.ts';
import type { Check, Situation, Warning } from './warning.ts';

const checks: readonly Check[] = [
  phoneMalformed,
  emailMalformed,
  officesBlank,
  noOffices,
  officesDifferFromCatalogue,
  fewerRegistrarsThanOffices,
  manyRegistrarsPerOffice,
  moreEquippedThanRegistrars,
  planBlank,
  planToBeAttached,
  noSoftware,
  kindsAndDescriptionsDisagree,
  ministrySoftwareMissing,
  otherNotTicked,
  centralizedInSeveralPlaces,
  sameSoftwareTwice,
  legacyEncoding,
  personalNumbers,
];

/** Everything unusual in the answers (D6): it is said, may be explained, and never stops a Phiếu. */
export const findWarnings = (situation: Situation): Warning[] => checks.flatMap((check) => check(situation));
