import { deploymentOf, type Province, provinces, regions } from '../units/units.ts';
import type { PublishedUnit } from './documents.ts';

/** A province of 2016 with what is published of its Sở. */
export interface Place {
  province: Province;
  deployment: ReturnType<typeof deploymentOf>;
  unit: PublishedUnit;
}

/** How many units there are, and how many of them have a confirmed response. */
export interface Share {
  units: number;
  answered: number;
}

/** Answers of all 63, of the 12 where a system of the Ministry runs and of the 51 where none does yet (letter 669, first page). */
export interface Tally {
  all: Share;
  deployed: Share;
  not_deployed: Share;
  signed: number;
}

/** One region: its answers, and its provinces by what the letter says runs there. */
export interface RegionTally extends Share {
  code: string;
  name: string;
  not_answered: number;
  both: number;
  birth_registration: number;
  none: number;
  places: readonly Place[];
}

/** Each of the 63 with its entry of the published view, in code order. */
export function joinPlaces(units: readonly PublishedUnit[]): Place[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return provinces.map((province) => {
    const unit = byCode.get(province.code);
    if (!unit) throw new Error(`Nothing is published of ${province.name} (${province.code}).`);
    return { province, deployment: deploymentOf(province), unit };
  });
}

/** How many of these places there are and how many have answered. */
export function share(places: readonly Place[]): Share {
  return { units: places.length, answered: places.filter((place) => place.unit.answered).length };
}

/** The answers of all, of those with a system and of those without, and how many answers have their signed copy. */
export function tallyAnswers(places: readonly Place[]): Tally {
  return {
    all: share(places),
    deployed: share(places.filter((place) => place.deployment !== 'none')),
    not_deployed: share(places.filter((place) => place.deployment === 'none')),
    signed: places.filter((place) => place.unit.signed_copy === 'received').length,
  };
}

/** How many of these places have this deployment by the letter. */
export function countDeployment(places: readonly Place[], deployment: Place['deployment']): number {
  return places.filter((place) => place.deployment === deployment).length;
}

/** The same by region, in the order of official tables; within a region in code order. */
export function tallyByRegion(places: readonly Place[]): RegionTally[] {
  return regions.map(({ code, name }) => {
    const here = places.filter((place) => place.province.regionCode === code);
    const { units, answered } = share(here);
    return {
      ...{ code, name, units, answered, not_answered: units - answered, places: here },
      both: countDeployment(here, 'both'),
      birth_registration: countDeployment(here, 'birth_registration'),
      none: countDeployment(here, 'none'),
    };
  });
}
