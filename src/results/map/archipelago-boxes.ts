import islands from '../../../content/islands.json' with { type: 'json' };
import { archipelagos } from './tile-map.ts';

/** One of the two archipelagos in its box on the map: its islands as dots, its name in three lines. */
export interface ArchipelagoBox {
  id: string;
  name: string;
  address: string;
  lines: string[];
  x: number;
  y: number;
  width: number;
  height: number;
  dots: (readonly [number, number])[];
}

const places = [
  { x: 484, y: 340, width: 130, height: 88 },
  { x: 462, y: 700, width: 160, height: 112 },
];
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Hoàng Sa and Trường Sa: on every map of Viet Nam, whatever the data. The boxes have a scale of their own. */
export const archipelagoBoxes: readonly ArchipelagoBox[] = islands.archipelagos.map((one, index) => {
  const [box, known] = [places[index], archipelagos.find(({ id }) => id === one.id)];
  if (!box || !known) throw new Error(`content/islands.json has ${one.id}, which the map has no place for.`);
  const [xs, ys] = [one.islands.map(([x = 0]) => x), one.islands.map(([, y = 0]) => y)];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const dots = one.islands.map(
    ([x = 0, y = 0]) =>
      [
        tenth(box.x + 14 + ((x - left) / (right - left)) * (box.width - 28)),
        tenth(box.y + 12 + ((high - y) / (high - low)) * (box.height - 24)),
      ] as const,
  );
  return { id: one.id, lines: one.lines, name: known.name, address: known.address, ...box, dots };
});

/** Where the name of the sea stands. */
export const waterNames = [
  { text: 'Biển', x: 535, y: 555 },
  { text: 'Đông', x: 535, y: 582 },
] as const;
