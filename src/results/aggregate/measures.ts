import { combine, type Level, type Measure, reported } from './aggregate.ts';
import type { AnsweredRecord } from './province-record.ts';

/** Row 1: offices that register civil status. */
export const offices = (level: Level): Measure => reported('registration_offices', level);

/** Row 2: civil servants of justice who work on civil status. */
export const registrars = (level: Level): Measure => reported('registrars', level);

/** Row 3: people given a computer with internet. */
export const equipped = (level: Level): Measure => reported('equipped_registrars', level);

/** People of row 2 beyond those of row 3: never below 0, for rows 2 and 3 name slightly different groups. */
export const notEquipped = (level: Level): Measure =>
  combine(registrars(level), equipped(level), (all, having) => Math.max(0, all - having));

/** Offices that surely have nobody with a computer: there are more offices than such people. */
export const officesWithoutEquipped = (level: Level): Measure =>
  combine(offices(level), equipped(level), (all, people) => Math.max(0, all - people));

/** Administrative units of 2016 at a level, from the official list. */
export const officialUnits =
  (level: Level): Measure =>
  ({ province }) =>
    level === 'commune' ? province.communes : province.districts;

/** Whether the plan is issued; null when section 2 was left blank. */
export function planIssued({ unit }: AnsweredRecord): boolean | null {
  const { plan_status: status } = unit.facts;
  return status === null ? null : status === 'issued';
}
