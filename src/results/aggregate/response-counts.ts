import { regions } from '../../units/units.ts';
import { notDeployed, type ProvinceRecord } from './province-record.ts';

/** How many units there are, and how many of them have a confirmed response: the two numbers of a response rate. */
export interface ResponseCount {
  units: number;
  answered: number;
}

/** Answers of all 63, of the 12 where a system of the Ministry runs and of the 51 where none does yet (letter 669, first page). */
export interface ResponseCounts {
  all: ResponseCount;
  deployed: ResponseCount;
  not_deployed: ResponseCount;
  signed: number;
}

/** One region: its answers, and its provinces by what the letter says runs there. */
export interface RegionCounts extends ResponseCount {
  code: string;
  name: string;
  not_answered: number;
  both: number;
  birth_registration: number;
  none: number;
  records: readonly ProvinceRecord[];
}

/** How many of these records there are and how many have answered. */
export function countResponses(records: readonly ProvinceRecord[]): ResponseCount {
  return { units: records.length, answered: records.filter((record) => record.unit.answered).length };
}

/** The answers of all, of those with a system and of those without, and how many answers have their signed copy. */
export function responseCounts(records: readonly ProvinceRecord[]): ResponseCounts {
  return {
    all: countResponses(records),
    deployed: countResponses(records.filter((record) => record.deployment !== 'none')),
    not_deployed: countResponses(notDeployed(records)),
    signed: records.filter((record) => record.unit.signed_copy === 'received').length,
  };
}

/** How many of these records have this deployment by the letter. */
export function countDeployment(
  records: readonly ProvinceRecord[],
  deployment: ProvinceRecord['deployment'],
): number {
  return records.filter((record) => record.deployment === deployment).length;
}

/** The same by region, in the order of official tables; within a region in code order. */
export function countsByRegion(records: readonly ProvinceRecord[]): RegionCounts[] {
  return regions.map(({ code, name }) => {
    const here = records.filter((record) => record.province.regionCode === code);
    const { units, answered } = countResponses(here);
    return {
      ...{ code, name, units, answered, not_answered: units - answered, records: here },
      both: countDeployment(here, 'both'),
      birth_registration: countDeployment(here, 'birth_registration'),
      none: countDeployment(here, 'none'),
    };
  });
}
