import { formatCount, formatPercent } from '../vietnamese/numbers.ts';
import { equipped, planIssued, registrars } from './aggregate/measures.ts';
import { hasAnswered } from './aggregate/aggregate.ts';
import { notEnoughFigures, readinessOf, readinessTitle, stepOf } from './readiness.ts';
import type { ResultsSettings } from './settings.ts';
import type { Place } from './tally.ts';
import { answerGroups, deploymentGroups, type TileGroup, type TileMark } from './tile-map.ts';
import { leftBlank, notComputable, notSent, rowTwoIsZero } from './words.ts';

/** One thing the tile map can show: what it is called, where it comes from, and its groups. */
export interface MapView {
  id: string;
  /** The choice: "Đã ban hành kế hoạch". */
  choice: string;
  title: string;
  /** The letter, or the answers received. */
  from: 'letter' | 'answers';
  note?: string;
  groups: TileGroup[];
}

type Sorted = readonly [mark: TileMark, meaning: string, belongs: (place: Place) => boolean];

const groupsBy = (places: readonly Place[], sorted: readonly Sorted[]): TileGroup[] =>
  sorted.map(([mark, meaning, belongs]) => {
    const members = places.filter(belongs);
    return { mark, meaning, label: `${meaning} (${formatCount(members.length)})`, places: members };
  });

const silent: Sorted = ['dash', notSent, (place) => !hasAnswered(place)];

/** The plan of section 2: issued, not issued, left blank, or nothing sent. */
export function planGroups(places: readonly Place[]): TileGroup[] {
  const is = (wanted: boolean | null) => (place: Place) => hasAnswered(place) && planIssued(place) === wanted;
  return groupsBy(places, [
    ['check', 'Đã ban hành', is(true)],
    ['cross', 'Chưa ban hành', is(false)],
    ['question', leftBlank, is(null)],
    silent,
  ]);
}

/** The share of people given a computer at commune level; null when a row is missing, in words when row 2 is 0. */
export function communeShare(place: Place): number | typeof notComputable | null {
  if (!hasAnswered(place)) return null;
  const [all, having] = [registrars('commune')(place), equipped('commune')(place)];
  if (all === null || having === null) return null;
  return all === 0 ? notComputable : having / all;
}

/** Provinces by the share of people given a computer at commune level, in the classes of content/results.json. */
export function equipmentGroups(
  places: readonly Place[],
  [high, low]: readonly [number, number],
): TileGroup[] {
  const within = (from: number, below: number) => (place: Place) => {
    const share = communeShare(place);
    return typeof share === 'number' && share >= from - 1e-9 && share < below - 1e-9;
  };
  return groupsBy(places, [
    ['full', `Từ ${formatPercent(high)} trở lên`, within(high, Infinity)],
    ['half', `Từ ${formatPercent(low)} đến dưới ${formatPercent(high)}`, within(low, high)],
    ['empty', `Dưới ${formatPercent(low)}`, within(-1, low)],
    ['question', leftBlank, (place) => hasAnswered(place) && communeShare(place) === null],
    ['dots', `${notComputable}: ${rowTwoIsZero}`, (place) => communeShare(place) === notComputable],
    silent,
  ]);
}

/** The 51 by how many of the assumed criteria they meet, who lacks a figure apart; the 12 are not looked at. */
export function readinessGroups(
  places: readonly Place[],
  settings: ResultsSettings['readiness'],
): TileGroup[] {
  const looked = new Map(readinessOf(places, settings).map((one) => [one.place.province.code, one]));
  const meets = (wanted: (step: number | null) => boolean) => (place: Place) => {
    const one = looked.get(place.province.code);
    return one !== undefined && one.criteria !== null && wanted(stepOf(one));
  };
  return groupsBy(places, [
    ['full', 'Đạt cả ba tiêu chí', meets((step) => step === 3)],
    ['half', 'Đạt hai tiêu chí', meets((step) => step === 2)],
    ['empty', 'Đạt một tiêu chí hoặc không đạt', meets((step) => step !== null && step < 2)],
    ['question', notEnoughFigures, meets((step) => step === null)],
    ['dash', notSent, (place) => looked.get(place.province.code)?.criteria === null],
    ['dots', 'Không xét: đã sử dụng phần mềm của Bộ', (place) => !looked.has(place.province.code)],
  ]);
}

/** What the tile map of the overview offers; readiness only while provinces may be named in it. */
export function mapViews(places: readonly Place[], settings: ResultsSettings): MapView[] {
  const views: MapView[] = [
    {
      ...{ id: 'trien-khai', choice: 'Triển khai theo Công văn 669', from: 'letter' },
      title: 'Tình hình triển khai phần mềm',
      groups: deploymentGroups(places),
    },
    {
      ...{ id: 'gui-phieu', choice: 'Gửi phiếu', from: 'answers' },
      title: 'Sở Tư pháp đã gửi và chưa gửi phiếu',
      groups: answerGroups(places),
    },
    {
      ...{ id: 'ke-hoach', choice: 'Ban hành kế hoạch', from: 'answers' },
      title: 'Kế hoạch triển khai Đề án (mục 2 của phiếu)',
      groups: planGroups(places),
    },
    {
      ...{ id: 'trang-cap', choice: 'Trang cấp máy tính, cấp xã', from: 'answers' },
      title:
        'Tỷ lệ công chức cấp xã được trang cấp máy tính có kết nối internet (mục 1, dòng 3 so với dòng 2)',
      note: 'Dòng 3 đếm người, không đếm máy. Tỷ lệ có thể vượt 100% khi dòng 3 ghi lớn hơn dòng 2.',
      groups: equipmentGroups(places, settings.equipment_classes),
    },
  ];
  if (!settings.readiness.name_provinces) return views;
  return [
    ...views,
    {
      ...{ id: 'san-sang', choice: 'Sẵn sàng (giả định)', from: 'answers' },
      title: '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức, theo số tiêu chí đạt',
      note: `${readinessTitle}.`,
      groups: readinessGroups(places, settings.readiness),
    },
  ];
}
