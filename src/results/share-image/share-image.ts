import { createCanvas } from '@napi-rs/canvas';
import { fontFamily } from '../charts/build-fonts.ts';
import { ofAll } from '../headline/data-status.ts';
import { drawMap } from '../map/map-picture.ts';
import { mapHeight } from '../map/outlines.ts';
import { answerGroups } from '../map/tile-map.ts';
import type { SurveyResults } from '../survey-results.ts';

const [width, height] = [1200, 630];
const [blue, green, text, muted] = ['#12355b', '#0b5c4b', '#1a1f26', '#4d5966'];

/** One line of the picture. */
export interface ShareLine {
  text: string;
  y: number;
  size: number;
  weight: number;
  color: string;
}

/** What the picture of a shared link says: how many have answered, since when, and the marks it needs. */
export function shareLines(
  {
    responses,
    time,
    summary,
    preliminary,
  }: Pick<SurveyResults, 'responses' | 'time' | 'summary' | 'preliminary'>,
  official: boolean,
): ShareLine[] {
  const marks = [
    summary.trial && 'Dữ liệu thử nghiệm',
    preliminary?.mark,
    !official && 'Bản chạy thử, không phải trang chính thức của Bộ Tư pháp',
  ].filter((mark) => typeof mark === 'string');
  return [
    { text: 'Khảo sát theo Công văn 669', y: 110, size: 44, weight: 600, color: blue },
    {
      text: 'Ứng dụng công nghệ thông tin trong đăng ký, quản lý hộ tịch',
      y: 156,
      size: 24,
      weight: 400,
      color: muted,
    },
    { text: `Đã nhận ${ofAll(responses.all)} phiếu`, y: 296, size: 68, weight: 600, color: green },
    { text: time, y: 356, size: 24, weight: 400, color: text },
    ...marks.map((mark, row) => ({ text: mark, y: 436 + row * 40, size: 23, weight: 600, color: text })),
    {
      text: 'Vùng đậm: đã nhận phiếu. Ranh giới đã được giản lược',
      y: 596,
      size: 18,
      weight: 400,
      color: muted,
    },
  ];
}

/** The picture shown where a link to the results is shared, as PNG; letters are the site's own, nothing of the machine's. */
export function shareImage(
  results: Parameters<typeof shareLines>[0] & Pick<SurveyResults, 'records'>,
  official: boolean,
): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = blue;
  context.fillRect(0, 0, 18, height);
  for (const line of shareLines(results, official)) {
    context.font = `${line.weight} ${line.size}px ${fontFamily}`;
    context.fillStyle = line.color;
    context.fillText(line.text, 64, line.y);
  }
  context.translate(762, 4);
  context.scale(620 / mapHeight, 620 / mapHeight);
  drawMap(context, answerGroups(results.records));
  return canvas.toBuffer('image/png');
}
