import type { PublishedFacts } from '../../questionnaire/publication.ts';
import { deploymentOf, type Province, provinces } from '../../units/units.ts';
import type { PublishedUnit } from '../published-view/documents.ts';

/** The record of a province of 2016: what the letter says runs there, and what is published of its Sở. */
export interface ProvinceRecord {
  province: Province;
  deployment: ReturnType<typeof deploymentOf>;
  unit: PublishedUnit;
}

/** The record of a province whose Sở has answered. */
export type AnsweredRecord = ProvinceRecord & { unit: Extract<PublishedUnit, { answered: true }> };

/** Each of the 63 with its entry of the published view, in code order. */
export function provinceRecords(units: readonly PublishedUnit[]): ProvinceRecord[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return provinces.map((province) => {
    const unit = byCode.get(province.code);
    if (!unit) throw new Error(`Nothing is published of ${province.name} (${province.code}).`);
    return { province, deployment: deploymentOf(province), unit };
  });
}

/** Whether a province's Sở has answered. */
export const hasAnswered = (record: ProvinceRecord): record is AnsweredRecord => record.unit.answered;

/** The facts of an answer, for measures that look at choices. */
export const factsOf = ({ unit }: AnsweredRecord): PublishedFacts => unit.facts;

/** The 51 where the letter says no system is in official use yet. */
export const notDeployed = (records: readonly ProvinceRecord[]): ProvinceRecord[] =>
  records.filter(({ deployment }) => deployment === 'none');
