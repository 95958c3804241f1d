import merger from '../../../content/provinces-2025.json' with { type: 'json' };
import { type Province, provinceByCode } from '../../units/units.ts';

/** The province or city of 2025 that a province of 2016 belongs to, by the code set of 2025, and since when. */
export interface Successor {
  code: string;
  name: string;
  since: string;
  /** Whether it is another unit than in 2016, joined with others. */
  joined: boolean;
  /** The names of those it was joined with. */
  with: string[];
}

/**
 * Where a province of 2016 lies since 1/7/2025; codes of the two years are different sets, so it is found by descent.
 *
 * @throws Error when content/provinces-2025.json does not say.
 */
export function successorOf({ code, name }: Pick<Province, 'code' | 'name'>): Successor {
  const now = merger.provinces.find(({ from }) => from.includes(code));
  if (!now) throw new Error(`content/provinces-2025.json does not say where ${name} (${code}) belongs.`);
  const others = now.from.filter((one) => one !== code).map((one) => provinceByCode(one)?.name ?? one);
  return { code: now.code, name: now.name, since: merger.effective, joined: others.length > 0, with: others };
}

/** "Từ 01/7/2025: hợp nhất với Hà Giang thành tỉnh Tuyên Quang."; for who stayed, that it was not joined with another. */
export function successorSentence(province: Pick<Province, 'code' | 'name'>): string {
  const { name, since, joined, with: others } = successorOf(province);
  const today = name.charAt(0).toLowerCase() + name.slice(1);
  const [year, month, day] = since.split('-');
  const from = `Từ ${day}/${Number(month)}/${year}`;
  return joined
    ? `${from}: hợp nhất với ${others.join(', ')} thành ${today}.`
    : `${from}: là ${today}, không hợp nhất.`;
}
