import { formatCount, formatPercent, formatThreshold } from '../../vietnamese/numbers.ts';
import { equipped, planIssued, registrars } from '../aggregate/measures.ts';
import { disputedLabel, isDisputed } from '../aggregate/disputed.ts';
import { hasAnswered, type ProvinceRecord } from '../aggregate/province-record.ts';
import { insufficientData, levelOf, readinessOf, readinessTitle } from '../indicators/readiness.ts';
import type { ResultsSettings } from '../settings.ts';
import { leftBlank, notComputable, notSent, rowTwoIsZero } from '../figure-words.ts';
import { answerGroups, deploymentGroups, type TileGroup, type TileMark } from './tile-map.ts';

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
  /** The value of a province within its group: "91,2%". */
  shown?: (record: ProvinceRecord) => string | null;
}

type Sorted = readonly [mark: TileMark, meaning: string, belongs: (record: ProvinceRecord) => boolean];

const groupsBy = (records: readonly ProvinceRecord[], sorted: readonly Sorted[]): TileGroup[] =>
  sorted.map(([mark, meaning, belongs]) => {
    const members = records.filter(belongs);
    return { mark, meaning, label: `${meaning} (${formatCount(members.length)})`, records: members };
  });

const silent: Sorted = ['dash', notSent, (record) => !hasAnswered(record)];

/** The plan of section 2: issued, not issued, left blank, or nothing sent. */
export function planGroups(records: readonly ProvinceRecord[]): TileGroup[] {
  const is = (wanted: boolean | null) => (record: ProvinceRecord) =>
    hasAnswered(record) && planIssued(record) === wanted;
  return groupsBy(records, [
    ['check', 'Đã ban hành', is(true)],
    ['cross', 'Chưa ban hành', is(false)],
    ['question', leftBlank, is(null)],
    silent,
  ]);
}

/** The share of people given a computer at commune level; null when a row is missing, in words when row 2 is 0. */
export function communeShare(record: ProvinceRecord): number | typeof notComputable | null {
  if (!hasAnswered(record)) return null;
  const [all, having] = [registrars('commune')(record), equipped('commune')(record)];
  if (all === null || having === null) return null;
  return all === 0 ? notComputable : having / all;
}

/** Provinces by the share of people given a computer at commune level, in the classes of content/results.json. */
export function equipmentGroups(
  records: readonly ProvinceRecord[],
  [high, low]: readonly [number, number],
): TileGroup[] {
  // A share above 100% is a contradiction, not a good result.
  const contradictory = (record: ProvinceRecord) =>
    isDisputed(record) && typeof communeShare(record) === 'number';
  const within = (from: number, below: number) => (record: ProvinceRecord) => {
    const share = communeShare(record);
    return (
      !contradictory(record) && typeof share === 'number' && share >= from - 1e-9 && share < below - 1e-9
    );
  };
  return groupsBy(records, [
    ['full', `Từ ${formatThreshold(high)} trở lên`, within(high, Infinity)],
    ['half', `Từ ${formatThreshold(low)} đến dưới ${formatThreshold(high)}`, within(low, high)],
    ['empty', `Dưới ${formatThreshold(low)}`, within(-1, low)],
    ['disputed', disputedLabel, contradictory],
    ['question', leftBlank, (record) => hasAnswered(record) && communeShare(record) === null],
    ['dots', `${notComputable}: ${rowTwoIsZero}`, (record) => communeShare(record) === notComputable],
    silent,
  ]);
}

/** The 51 by how many of the assumed criteria they meet, who lacks a figure apart; the 12 are not assessed. */
export function readinessGroups(
  records: readonly ProvinceRecord[],
  settings: ResultsSettings['readiness'],
): TileGroup[] {
  const assessed = new Map(readinessOf(records, settings).map((one) => [one.record.province.code, one]));
  const meets = (wanted: (step: ReturnType<typeof levelOf>) => boolean) => (record: ProvinceRecord) => {
    const one = assessed.get(record.province.code);
    return one !== undefined && one.criteria !== null && wanted(levelOf(one));
  };
  return groupsBy(records, [
    ['full', 'Đạt cả ba tiêu chí', meets((step) => step === 3)],
    ['half', 'Đạt hai tiêu chí', meets((step) => step === 2)],
    ['empty', 'Đạt một tiêu chí hoặc không đạt', meets((step) => typeof step === 'number' && step < 2)],
    ['disputed', disputedLabel, meets((step) => step === 'disputed')],
    ['question', insufficientData, meets((step) => step === null)],
    ['dash', notSent, (record) => assessed.get(record.province.code)?.criteria === null],
    ['dots', 'Không xét: đã sử dụng phần mềm của Bộ', (record) => !assessed.has(record.province.code)],
  ]);
}

/** The first look: who is ready, whose figures are in dispute, who else has answered, who is missing. */
export function standingGroups(
  records: readonly ProvinceRecord[],
  { readiness }: Pick<ResultsSettings, 'readiness'>,
): TileGroup[] {
  const ready = new Set(
    readinessOf(records, readiness)
      .filter((one) => readiness.name_provinces && levelOf(one) === 3)
      .map((one) => one.record),
  );
  const groups = groupsBy(records, [
    ['full', 'Đạt cả ba tiêu chí (giả định)', (record) => ready.has(record)],
    ['disputed', disputedLabel, (record) => isDisputed(record)],
    ['empty', 'Đã gửi phiếu', (record) => hasAnswered(record) && !ready.has(record) && !isDisputed(record)],
    silent,
  ]);
  return readiness.name_provinces ? groups : groups.slice(1);
}

/** Every map of the results, the first look first; readiness only while provinces may be named in it. */
export function mapViews(records: readonly ProvinceRecord[], settings: ResultsSettings): MapView[] {
  const views: MapView[] = [
    {
      ...{ id: 'tinh-hinh', choice: 'Tình hình chung', from: 'answers' },
      title: 'Tình hình gửi phiếu của 63 tỉnh, thành phố',
      groups: standingGroups(records, settings),
    },
    {
      ...{ id: 'trien-khai', choice: 'Triển khai theo Công văn 669', from: 'letter' },
      title: 'Tình hình triển khai phần mềm',
      groups: deploymentGroups(records),
    },
    {
      ...{ id: 'gui-phieu', choice: 'Gửi phiếu', from: 'answers' },
      title: 'Sở Tư pháp đã gửi và chưa gửi phiếu',
      groups: answerGroups(records),
    },
    {
      ...{ id: 'ke-hoach', choice: 'Ban hành kế hoạch', from: 'answers' },
      title: 'Kế hoạch triển khai Đề án (mục 2 của phiếu)',
      groups: planGroups(records),
    },
    {
      ...{ id: 'trang-cap', choice: 'Trang cấp máy tính, cấp xã', from: 'answers' },
      title:
        'Tỷ lệ công chức cấp xã được trang cấp máy tính có kết nối internet (mục 1, dòng 3 so với dòng 2)',
      note: 'Dòng 3 đếm người, không đếm máy. Số liệu có dòng 3 lớn hơn dòng 2 được ghi “Đang giải trình”, không xếp vào nhóm nào.',
      groups: equipmentGroups(records, settings.equipment_classes),
      shown: (record) => {
        const share = communeShare(record);
        return typeof share === 'number' ? formatPercent(share) : null;
      },
    },
  ];
  if (!settings.readiness.name_provinces) return views;
  return [
    ...views,
    {
      ...{ id: 'san-sang', choice: 'Sẵn sàng (giả định)', from: 'answers' },
      title: '51 tỉnh, thành phố chưa đưa vào sử dụng chính thức, theo số tiêu chí đạt',
      note: `${readinessTitle}.`,
      groups: readinessGroups(records, settings.readiness),
    },
  ];
}
