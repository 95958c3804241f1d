import merger from '../../../content/provinces-2025.json' with { type: 'json' };
import type { Province } from '../../units/units.ts';
import { officialDate } from '../../vietnamese/dates.ts';

/** The province or city of 2025 that a province of 2016 belongs to, by the code set of 2025, and since when. */
export interface Successor {
  code: string;
  name: string;
  since: string;
  /** Whether it is another unit than in 2016, joined with others. */
  joined: boolean;
}

/**
 * Where a province of 2016 lies since 1/7/2025; codes of the two years are different sets, so it is found by descent.
 *
 * @throws Error when content/provinces-2025.json does not say.
 */
export function successorOf({ code, name }: Pick<Province, 'code' | 'name'>): Successor {
  const now = merger.provinces.find(({ from }) => from.includes(code));
  if (!now) throw new Error(`content/provinces-2025.json does not say where ${name} (${code}) belongs.`);
  return { code: now.code, name: now.name, since: merger.effective, joined: now.from.length > 1 };
}

/** "Nay thuộc Tỉnh Tuyên Quang (từ ngày 01 tháng 7 năm 2025)."; for who stayed, that nothing was joined. */
export function successorSentence(province: Pick<Province, 'code' | 'name'>): string {
  const { name, since, joined } = successorOf(province);
  const today = name.charAt(0).toLowerCase() + name.slice(1);
  return joined
    ? `Nay thuộc ${today} (từ ${officialDate(since)}).`
    : `Nay là ${today}, không sáp nhập khi sắp xếp đơn vị hành chính cấp tỉnh từ ${officialDate(since)}.`;
}
