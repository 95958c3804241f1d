import type { Province } from '../../units/units.ts';

/** The official figure to set beside a count: the number of units in the catalogue of 2016; none where there is none. */
export function officialOf(province: Province | undefined, path: string): number | undefined {
  if (path === 'registration_offices.district') return province?.districts;
  return path === 'registration_offices.commune' ? province?.communes : undefined;
}
