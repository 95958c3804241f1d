import { officialTime, shortDate } from '../vietnamese/dates.ts';
import type { PublishedUnit } from './documents.ts';
import { ofAll } from './headline.ts';
import { type Place, type RegionTally, tallyByRegion } from './tally.ts';
import { deploymentInWords, deploymentMeaning } from './tile-map.ts';

/** One line of the table: a Sở by its province, what the letter says runs there, and its response. */
export interface UnitRow {
  number: number;
  code: string;
  name: string;
  deployment: string;
  answered: boolean;
  state: string;
  signed_copy: string | null;
  correction: string | null;
  received_at: string | null;
  received: string | null;
}

/** A region of the table: its subtotals in words, then its provinces in code order. */
export interface RegionRows {
  name: string;
  units: number;
  deployment: string;
  answered: string;
  rows: UnitRow[];
}

const states = {
  sent: 'Đã gửi',
  accepted: 'Đã tiếp nhận',
  completion_requested: 'Đề nghị bổ sung, giải trình',
};
const signedCopies = { none: 'chưa có bản ký', awaited: 'chờ bản ký', received: 'đã có bản ký' };

/** The state of a Sở's response in the words of the product; without one "Chưa gửi phiếu". */
export const stateInWords = (unit: PublishedUnit): string =>
  unit.answered ? states[unit.state] : 'Chưa gửi phiếu';

/** How often an answer was corrected: its first revision is none, the second "Lần 1"; null for who has sent none. */
export function correctionInWords(unit: PublishedUnit): string | null {
  if (!unit.answered) return null;
  return unit.revision === 1 ? 'Không' : `Lần ${unit.revision - 1}`;
}

/** The hour as in official time, the day in figures: a column of 63 in words would not be read. */
function timeInTable(instant: string): string {
  const [hour] = officialTime(instant).split(', ');
  return `${hour}, ${shortDate(instant)}`;
}

function rowOf({ province, deployment, unit }: Place, number: number): UnitRow {
  return {
    number,
    code: province.code,
    name: province.name,
    deployment: deploymentMeaning[deployment],
    answered: unit.answered,
    state: stateInWords(unit),
    signed_copy: unit.answered ? signedCopies[unit.signed_copy] : null,
    correction: correctionInWords(unit),
    received_at: unit.received_at,
    received: unit.answered ? timeInTable(unit.received_at) : null,
  };
}

/** The 63 by region, numbered through as official tables are, each region with its subtotals. */
export function tableByRegion(places: readonly Place[]): RegionRows[] {
  let number = 0;
  return tallyByRegion(places).map((region: RegionTally) => ({
    name: region.name,
    units: region.units,
    deployment: deploymentInWords(region.places),
    answered: `Đã nhận ${ofAll(region)} phiếu`,
    rows: region.places.map((place) => rowOf(place, (number += 1))),
  }));
}
