import { createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { fontFamily, widthOf } from '../charts/build-fonts.ts';
import { wrapToFit } from '../charts/wrap-text.ts';
import { sourceLine, type DataSource } from '../data-source.ts';
import { archipelagoBoxes, waterNames } from './archipelago-boxes.ts';
import type { MapView } from './map-views.ts';
import { islandsOf, mapHeight, mapWidth, outlines, regionBorders } from './outlines.ts';
import type { TileGroup, TileMark } from './tile-map.ts';

const plain: Partial<Record<TileMark, string>> = {
  ...{
    full: '#0b5343',
    check: '#0b5343',
    half: '#37806a',
    empty: '#b7d8ca',
    cross: '#b7d8ca',
    dots: '#e4e7eb',
  },
};
const hatches: Partial<Record<TileMark, [ground: string, ink: string]>> = {
  dash: ['#ffffff', '#8a949e'],
  question: ['#ffffff', '#4d5966'],
  disputed: ['#fff1c9', '#9a5b00'],
};

/** What an area of this mark is filled with: a colour, or one of the three patterns of the page. */
function fillOf(context: SKRSContext2D, mark: TileMark): string | CanvasPattern {
  const [ground, ink] = hatches[mark] ?? ['', ''];
  if (ground === '') return plain[mark] ?? '#ffffff';
  const size = 6;
  const tile = createCanvas(size, size);
  const on = tile.getContext('2d');
  on.fillStyle = ground;
  on.fillRect(0, 0, size, size);
  on.fillStyle = on.strokeStyle = ink;
  on.lineWidth = mark === 'disputed' ? 1.4 : 1;
  on.beginPath();
  if (mark === 'question') {
    on.arc(3, 3, 1.1, 0, 7);
    on.fill();
  } else {
    for (const shift of [-size, 0, size]) {
      on.moveTo(shift - 1, size + 1);
      on.lineTo(shift + size + 1, -1);
      if (mark === 'disputed') {
        on.moveTo(shift - 1, -1);
        on.lineTo(shift + size + 1, size + 1);
      }
    }
    on.stroke();
  }
  return context.createPattern(tile, 'repeat') as unknown as CanvasPattern;
}

/** Draws the map where the context stands: the 63, the borders of regions, both archipelagos and the name of the sea. */
export function drawMap(context: SKRSContext2D, groups: readonly TileGroup[]): void {
  const markOf = new Map(
    groups.flatMap(({ mark, records }) => records.map((one) => [one.province.code, mark])),
  );
  context.lineJoin = 'round';
  for (const { code, path } of outlines) {
    const mark = markOf.get(code) ?? 'dots';
    context.fillStyle = fillOf(context, mark) as string;
    context.strokeStyle = plain[mark] === undefined ? '#4d5966' : '#ffffff';
    context.lineWidth = 0.7;
    const shape = new Path2D(path);
    context.fill(shape);
    context.stroke(shape);
    for (const [x, y] of islandsOf(code)) {
      context.beginPath();
      context.arc(x, y, 1.8, 0, 7);
      context.fill();
    }
  }
  context.strokeStyle = '#1a1f26';
  context.stroke(new Path2D(regionBorders));
  context.textAlign = 'center';
  for (const { x, y, width, height, dots, lines } of archipelagoBoxes) {
    context.fillStyle = '#eef4fb';
    context.strokeStyle = '#12355b';
    context.fillRect(x, y, width, height);
    context.strokeRect(x, y, width, height);
    context.fillStyle = '#1a1f26';
    for (const [cx, cy] of dots) {
      context.beginPath();
      context.arc(cx, cy, 1.9, 0, 7);
      context.fill();
    }
    context.font = `400 13px ${fontFamily}`;
    lines.forEach((line, index) => context.fillText(line, x + width / 2, y + height + 16 + index * 15));
  }
  context.font = `400 22px ${fontFamily}`;
  context.fillStyle = '#17508a';
  for (const { text, x, y } of waterNames) context.fillText(text, x, y);
  context.textAlign = 'left';
}

/** A map as a picture for slides: title, map, legend, then source, time and the marks it may not be seen without. */
export function mapPng({ title, from, note, groups }: MapView, source: DataSource): Buffer {
  const [width, height, scale] = [1120, 1010, 2];
  const canvas = createCanvas(width * scale, height * scale);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  const write = (text: string, x: number, y: number, size: number, weight: number, wide: number): number => {
    const font = `${weight} ${size}px ${fontFamily}`;
    const lines = wrapToFit(text, (line) => widthOf(font, line) <= wide);
    context.font = font;
    context.fillStyle = '#1a1f26';
    lines.forEach((line, index) => context.fillText(line, x, y + index * size * 1.35));
    return y + lines.length * size * 1.35;
  };
  const top = write(title, 24, 44, 22, 600, width - 48);
  context.save();
  context.translate(24, top - 8);
  drawMap(context, groups);
  context.restore();
  let y = top + 40;
  for (const { mark, label } of groups) {
    context.fillStyle = fillOf(context, mark) as string;
    context.fillRect(mapWidth + 60, y - 14, 28, 18);
    context.strokeStyle = '#4d5966';
    context.strokeRect(mapWidth + 60, y - 14, 28, 18);
    y = write(label, mapWidth + 100, y, 16, 400, width - mapWidth - 124) + 10;
  }
  const remarks = [
    note,
    'Ranh giới đã được giản lược, chỉ để nhận ra tỉnh. Khung hai quần đảo không theo tỉ lệ của bản đồ.',
  ];
  y = write(remarks.filter(Boolean).join(' '), mapWidth + 60, y + 12, 13, 400, width - mapWidth - 84);
  write(sourceLine(from, source), mapWidth + 60, y + 10, 13, 400, width - mapWidth - 84);
  if (mapHeight + top > height) throw new Error('The picture of the map is too low for the map.');
  return canvas.toBuffer('image/png');
}
