import { colors, element, label } from '../charts/svg.ts';
import { ofAll } from '../headline/data-status.ts';
import { answerGroups, archipelagos, tilesOf, waters } from '../map/tile-map.ts';
import type { SurveyResults } from '../survey-results.ts';
import { fontFamily, render } from './render.ts';

const [width, height] = [1200, 630];
const [tile, mapLeft, mapTop] = [28, 860, 26];
const blue = '#12355b';
const at = (row: number, column: number) => ({
  x: mapLeft + (column - 1) * tile,
  y: mapTop + (row - 1) * tile,
});

/** The 63 as tiles, dark where an answer was received; always with both archipelagos and the name of the sea. */
function mapOf({ records }: Pick<SurveyResults, 'records'>): string {
  const tiles = tilesOf(answerGroups(records)).map(({ row, column, group }) => {
    const filled = group.mark === 'check';
    return element('rect', {
      ...{ ...at(row, column), width: tile - 3, height: tile - 3, stroke: colors.fill, 'stroke-width': 1.5 },
      fill: filled ? colors.fill : '#ffffff',
    });
  });
  const islands = archipelagos.map(({ label: name, row, column }) => {
    const { x, y } = at(row, column);
    const frame = { x, y, width: 2 * tile - 3, height: tile - 3, fill: '#ffffff', stroke: colors.text };
    return (
      element('rect', { ...frame, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' }) +
      label(x + tile - 1.5, y + 16, name, { 'text-anchor': 'middle', 'font-size': 10, 'font-weight': 600 })
    );
  });
  const names = waters.map(({ text, row, column }) => {
    const { x, y } = at(row, column);
    return label(x + tile, y + 18, text, { 'text-anchor': 'middle', 'font-size': 13 });
  });
  return [...tiles, ...islands, ...names].join('');
}

/** The picture shown where a link to the results is shared: how many have answered, since when, and the marks they need. */
export function shareImageSvg(
  results: Pick<SurveyResults, 'records' | 'responses' | 'time' | 'summary' | 'preliminary'>,
  official: boolean,
): string {
  const { responses, time, summary, preliminary } = results;
  const marks = [
    summary.trial && 'Dữ liệu thử nghiệm',
    preliminary?.mark,
    !official && 'Bản chạy thử, không phải trang chính thức của Bộ Tư pháp',
  ].filter((mark) => typeof mark === 'string');
  const lines = [
    label(64, 110, 'Khảo sát theo Công văn 669', { 'font-size': 46, 'font-weight': 600, fill: blue }),
    label(64, 158, 'Ứng dụng công nghệ thông tin trong đăng ký, quản lý hộ tịch', {
      'font-size': 25,
      fill: colors.muted,
    }),
    label(64, 300, `Đã nhận ${ofAll(responses.all)} phiếu`, {
      'font-size': 70,
      'font-weight': 600,
      fill: colors.fill,
    }),
    label(64, 360, time, { 'font-size': 25 }),
    ...marks.map((mark, row) => label(64, 440 + row * 40, mark, { 'font-size': 25, 'font-weight': 600 })),
    label(mapLeft, height - 26, 'Ô đậm: đã nhận phiếu. Sơ đồ ô, không theo tỉ lệ và ranh giới', {
      'font-size': 11,
    }),
  ];
  const ground =
    element('rect', { width, height, fill: '#ffffff' }) + element('rect', { width: 18, height, fill: blue });
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': fontFamily,
    },
    [ground, mapOf(results), ...lines].join(''),
  );
}

/** The same as PNG, for services that show no SVG; letters are the site's own, nothing of the machine's. */
export const shareImage = (results: Parameters<typeof shareImageSvg>[0], official: boolean): Buffer =>
  render(shareImageSvg(results, official)).asPng();
