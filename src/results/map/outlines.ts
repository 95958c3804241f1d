import { geoConicEqualArea, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import islands from '../../../content/islands.json' with { type: 'json' };
import outline from '../../../content/provinces-outline.json' with { type: 'json' };
import { provinceByCode, provinces } from '../../units/units.ts';

/** A place on the drawing. */
export type Place = readonly [x: number, y: number];

/** What a province looks like on the map: one path for its land, and a mark for each island too small for an outline. */
export interface Outline {
  code: string;
  path: string;
  /** The rings of its largest piece of land, for whoever looks for room in it. */
  land: readonly Place[];
  islets: readonly Place[];
}

/** The size of the drawing. */
export const [mapWidth, mapHeight] = [630, 880];

const topology = outline as unknown as Topology<{ provinces: GeometryCollection }>;
const { geometries } = topology.objects.provinces;
const collection = feature(topology, topology.objects.provinces);

/** An equal-area cone between the parallels of the south and the north, so that no province looks larger than it is. */
export const projection = geoConicEqualArea()
  .parallels([10, 21])
  .rotate([-106, 0])
  .fitExtent(
    [
      [4, 10],
      [408, 852],
    ],
    collection,
  );

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A place on the earth, on the drawing. */
export function projected(at: readonly [longitude: number, latitude: number]): Place {
  const [x, y] = projection([at[0], at[1]]) ?? [0, 0];
  return [tenth(x), tenth(y)];
}

/** Corners as a path in steps from each to the next, which is half as long as the same in coordinates. */
function ringPath(ring: readonly Place[]): string {
  let [x, y] = [0, 0];
  const steps = ring.flatMap(([toX, toY], index) => {
    const [dx, dy] = [Math.round(toX * 10) - x, Math.round(toY * 10) - y];
    if (index > 0 && dx === 0 && dy === 0) return [];
    [x, y] = [x + dx, y + dy];
    return [`${index === 0 ? 'M' : index === 1 ? 'l' : ''}${short(dx)}${dy < 0 ? '' : ' '}${short(dy)}`];
  });
  return `${steps.join(' ').replaceAll(' -', '-').replace(' l', 'l')}z`;
}

const short = (tenths: number): string => String(tenths / 10).replace(/^(-?)0\./u, '$1.');

const size = (ring: readonly Place[]): number => {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys);
};

function outlineOf(code: string): Outline {
  const found = collection.features.find(({ id }) => id === code);
  if (!found || (found.geometry.type !== 'MultiPolygon' && found.geometry.type !== 'Polygon'))
    throw new Error(
      `content/provinces-outline.json has no outline of ${provinceByCode(code)?.name} (${code}).`,
    );
  const polygons =
    found.geometry.type === 'MultiPolygon' ? found.geometry.coordinates : [found.geometry.coordinates];
  const rings = polygons
    .flatMap((polygon) => polygon.map((ring) => ring.map(([x = 0, y = 0]) => projected([x, y]))))
    .map((ring) => ring.slice(0, -1));
  const visible = rings.filter((ring) => size(ring) >= 1.5);
  const largest = visible.reduce<Place[]>((most, ring) => (size(ring) > size(most) ? ring : most), []);
  return {
    code,
    path: visible.map(ringPath).join(''),
    land: largest,
    islets: rings.filter((ring) => size(ring) < 1.5).flatMap((ring) => ring.slice(0, 1)),
  };
}

/** The 63 outlines in code order. */
export const outlines: readonly Outline[] = provinces.map(({ code }) => outlineOf(code));

/** The islands of a province that are drawn as marks: those too small for an outline, and its offshore districts. */
export const islandsOf = (code: string): readonly Place[] => [
  ...(outlines.find((one) => one.code === code)?.islets ?? []),
  ...offshoreDistricts.filter((one) => one.parentCode === code).map(({ at }) => at),
];

/** The island districts with the place of their mark. */
export const offshoreDistricts: readonly { name: string; parentCode: string; at: Place }[] =
  islands.offshore_districts.map(({ name, parentCode, at: [longitude = 0, latitude = 0] }) => ({
    ...{ name, parentCode, at: projected([longitude, latitude]) },
  }));

const regionOfGeometry = (geometry: { id?: string | number | undefined }): string =>
  provinceByCode(String(geometry.id))?.regionCode ?? '';
const path = geoPath(projection).digits(1);
const lines = (filter: (a: string, b: string, same: boolean) => boolean): string =>
  path(
    mesh(topology, topology.objects.provinces, (a, b) =>
      filter(regionOfGeometry(a), regionOfGeometry(b), a === b),
    ),
  ) ?? '';

/** Where two of the six regions meet. */
export const regionBorders = lines((a, b) => a !== b);

/** The box around a part of the country given by its corners on the earth, as left, top, width and height on the drawing. */
export function boxOf(
  west: number,
  south: number,
  east: number,
  north: number,
): [number, number, number, number] {
  const corners = [
    projected([west, south]),
    projected([west, north]),
    projected([east, south]),
    projected([east, north]),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, tenth(Math.max(...xs) - left), tenth(Math.max(...ys) - top)];
}

if (geometries.length !== provinces.length)
  throw new Error(
    `content/provinces-outline.json has ${geometries.length} outlines; there are ${provinces.length} provinces.`,
  );
