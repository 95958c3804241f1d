import districts from '../../content/districts-2016.json' with { type: 'json' };
import { fold } from '../vietnamese/text.ts';

/** A district-level unit of 2016: its code of the statistics office, and its name with its kind ("Huyện Bảo Lâm"). */
export interface District {
  code: string;
  name: string;
}

const byProvince = new Map(
  Object.entries(
    districts as unknown as Readonly<Record<string, readonly (readonly [string, string])[]>>,
  ).map(([province, units]) => [province, units.map(([code, name]): District => ({ code, name }))]),
);

/** The district-level units of a province in the order of the catalogue of 2016; none when the code is unknown. */
export const districtsOf = (province: string): readonly District[] => byProvince.get(province) ?? [];

/**
 * What two spellings of a district's name have in common, so that "Bảo Lâm" and "huyện  Bảo Lâm" are one. Where a province
 * has two of one name, their kinds keep them apart: "Thị xã Cai Lậy" is not "Huyện Cai Lậy".
 */
export function districtKey(name: string, among: readonly District[] = []): string {
  const whole = keyOf(name);
  const bare = whole.replace(kind, '');
  const namesakes = among.filter((district) => keyOf(district.name).replace(kind, '') === bare);
  return namesakes.length > 1 ? whole : bare;
}

const kind = /^(?:thanh pho|tp|thi xa|tx|huyen|quan) (?=\D)/;

const keyOf = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
