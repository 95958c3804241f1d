import { provincesInOrder } from '../../units/units.ts';
import type { TileGroup } from './tile-map.ts';

const inOrder = provincesInOrder.map((province) => province.code);

/** The names of a group in the order of the alphabet; for nobody and for everybody in words. */
export function namesOfGroup({ records }: Pick<TileGroup, 'records'>): string[] {
  if (records.length === 0) return ['Không có'];
  if (records.length === inOrder.length) return [`Toàn bộ ${records.length} tỉnh, thành phố`];
  const provinces = records.map((record) => record.province);
  provinces.sort((a, b) => inOrder.indexOf(a.code) - inOrder.indexOf(b.code));
  return provinces.map((province) => province.name);
}
