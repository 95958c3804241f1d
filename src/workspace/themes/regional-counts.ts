import { provinceByCode, regions } from '../../units/units.ts';
import type { Text, Theme } from '../documents/texts.ts';

/** In how many Sở of each region a theme was found by at least one reader. */
export interface RegionalCounts {
  /** The six regions, with how many Sở there have a coded text. */
  regions: readonly { code: string; name: string; coded: number }[];
  themes: readonly { theme: Theme; counts: readonly number[]; all: number }[];
  coded: number;
}

/** Themes by region; where readers differ a theme counts when one of them found it, as in what is published. */
export function regionalCounts(texts: readonly Text[], themes: readonly Theme[]): RegionalCounts {
  const coded = texts.filter(({ codings }) => codings.some(({ is_stale }) => !is_stale));
  const units = (chosen: readonly Text[], region?: string): number =>
    new Set(
      chosen
        .filter(({ unit }) => region === undefined || provinceByCode(unit)?.regionCode === region)
        .map(({ unit }) => unit),
    ).size;
  const counted = themes.map((theme) => {
    const found = coded.filter(({ codings }) =>
      codings.some((coding) => !coding.is_stale && coding.themes?.includes(theme.id)),
    );
    return { theme, counts: regions.map(({ code }) => units(found, code)), all: units(found) };
  });
  return {
    regions: regions.map((region) => ({ ...region, coded: units(coded, region.code) })),
    themes: counted
      .filter(({ theme, all }) => !theme.is_retired || all > 0)
      .toSorted((a, b) => b.all - a.all),
    coded: units(coded),
  };
}
