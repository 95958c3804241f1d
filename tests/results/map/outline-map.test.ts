import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, test } from 'vitest';
import outline from '../../../content/provinces-outline.json' with { type: 'json' };
import { archipelagoBoxes, waterNames } from '../../../src/results/map/archipelago-boxes.ts';
import {
  islandsOf,
  mapHeight,
  mapWidth,
  offshoreDistricts,
  outlines,
} from '../../../src/results/map/outlines.ts';
import { placeNames } from '../../../src/results/map/place-names.ts';
import { provinces } from '../../../src/units/units.ts';

/** Some capitals, from an atlas: each lies in the outline that has its province's code. */
const capitals: [code: string, longitude: number, latitude: number][] = [
  ['01', 105.85, 21.03],
  ['04', 106.26, 22.67],
  ['11', 103.02, 21.39],
  ['22', 107.08, 20.97],
  ['40', 105.68, 18.67],
  ['46', 107.59, 16.46],
  ['64', 108.0, 13.98],
  ['66', 108.04, 12.67],
  ['68', 108.44, 11.94],
  ['79', 106.7, 10.78],
  ['89', 105.43, 10.38],
  ['96', 105.15, 9.18],
];
const topology = outline as unknown as Topology<{ provinces: GeometryCollection }>;
const { features } = feature(topology, topology.objects.provinces);

describe('the map of outlines', () => {
  test('has each of the 63 provinces once, with land of its own, within the drawing', () => {
    expect(outlines.map(({ code }) => code)).toEqual(provinces.map(({ code }) => code));
    expect(new Set(outlines.map(({ path }) => path)).size).toBe(63);
    for (const { code, land, path } of outlines) {
      expect(path, code).toMatch(/^M[\d.]+ [\d.]+ ?l/u);
      for (const [x, y] of land) {
        expect(x > 0 && x < mapWidth, code).toBe(true);
        expect(y > 0 && y < mapHeight, code).toBe(true);
      }
    }
  });

  test.each(capitals)('has the capital of %s in its own outline', (code, longitude, latitude) => {
    const within = features.filter((one) => geoContains(one, [longitude, latitude])).map(({ id }) => id);
    expect(within).toEqual([code]);
  });

  test('always has Hoàng Sa of Đà Nẵng and Trường Sa of Khánh Hòa with their islands, and Biển Đông, east of all land', () => {
    expect(archipelagoBoxes.map(({ lines }) => lines.join(' '))).toEqual([
      'Quần đảo Hoàng Sa (thành phố Đà Nẵng)',
      'Quần đảo Trường Sa (tỉnh Khánh Hòa)',
    ]);
    expect(archipelagoBoxes.map(({ address }) => address)).toEqual([
      '/ket-qua/da-nang/',
      '/ket-qua/khanh-hoa/',
    ]);
    expect(waterNames.map(({ text }) => text).join(' ')).toBe('Biển Đông');
    const easternmost = Math.max(...outlines.flatMap(({ land }) => land.map(([x]) => x)));
    for (const { x, y, width, height, dots } of archipelagoBoxes) {
      expect(x).toBeGreaterThan(easternmost);
      expect(dots.length).toBeGreaterThan(10);
      for (const [cx, cy] of dots) expect(cx > x && cx < x + width && cy > y && cy < y + height).toBe(true);
      expect(y + height + 46).toBeLessThanOrEqual(mapHeight);
    }
  });

  test('marks each offshore district with the colour of the province it belongs to', () => {
    const names = offshoreDistricts.map(({ name }) => name);
    expect(names).toEqual('Cô Tô,Bạch Long Vĩ,Cồn Cỏ,Lý Sơn,Phú Quý,Côn Đảo,Kiên Hải,Phú Quốc'.split(','));
    for (const { parentCode, at } of offshoreDistricts) expect(islandsOf(parentCode)).toContainEqual(at);
  });

  test('names every province of the deltas in its enlarged part, and lays no name on land over another', () => {
    const delta = outlines.filter(({ code }) =>
      provinces.some((one) => one.code === code && one.regionCode === 'DBSCL'),
    );
    expect(placeNames(delta, 5, 'on land').map(({ code }) => code)).toEqual(delta.map(({ code }) => code));
    const onLand = placeNames(outlines, 12, 'at sea').filter((name) => name.onLand);
    expect(onLand.length).toBeGreaterThan(15);
    for (const [index, one] of onLand.entries())
      for (const other of onLand.slice(index + 1)) {
        const apart = Math.abs(one.at[1] - other.at[1]) > 6 || Math.abs(one.at[0] - other.at[0]) > 12;
        expect(apart, `${one.lines.join(' ')}, ${other.lines.join(' ')}`).toBe(true);
      }
  });
});
