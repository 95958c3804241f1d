import type { Indicator } from './indicator.ts';
import { readiness } from './readiness.ts';
import { plans, sending } from './responses-and-plans.ts';
import { architecture, conversion, plannedAndConnected, softwareKinds } from './software.ts';
import {
  agreement,
  equippedShare,
  notEquippedPeople,
  officesWithoutComputer,
  peoplePerOffice,
} from './staff-and-equipment.ts';

/** The twelve indicators, in the order of their numbers. */
export const indicators: readonly Indicator[] = [
  sending,
  plans,
  equippedShare,
  notEquippedPeople,
  peoplePerOffice,
  officesWithoutComputer,
  agreement,
  readiness,
  softwareKinds,
  architecture,
  conversion,
  plannedAndConnected,
];
