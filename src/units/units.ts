import units from '../../content/units-2016.json' with { type: 'json' };
import { fold } from '../vietnamese/text.ts';

/** A province or centrally run city as of 15/11/2016: GSO code of that year, names, and how many units it has below it. */
export interface Province {
  code: string;
  name: string;
  fullName: string;
  slug: string;
  sortName: string;
  regionCode: string;
  /** Number of district-level units. */
  districts: number;
  /** Number of commune-level units. */
  communes: number;
  /** Names of the district-level units that have no commune level: islands. */
  districtsWithoutCommunes: string[];
  /** Whether the letter names it among the 12 that use the birth registration software. */
  birthRegistration: boolean;
  /** Whether the letter names it among the 8 that use the shared civil status software. */
  civilStatus: boolean;
}

/** A province as content/units-2016.json has it: what can't be told from something else. */
type Entry = Pick<Province, 'code' | 'name' | 'regionCode' | 'districts' | 'communes'> &
  Partial<Pick<Province, 'birthRegistration' | 'civilStatus' | 'districtsWithoutCommunes'>> & {
    isCity?: boolean;
  };

/** The year of the code set: codes were given new meanings in 2025, so a code means something only together with it. */
export const codeSet = '2016';

/** The six regions of the statistics office, from north to south, with their codes. */
export const regions: readonly { code: string; name: string }[] = [
  { code: 'TDMNPB', name: 'Trung du và miền núi phía Bắc' },
  { code: 'DBSH', name: 'Đồng bằng sông Hồng' },
  { code: 'BTBDHMT', name: 'Bắc Trung Bộ và Duyên hải miền Trung' },
  { code: 'TN', name: 'Tây Nguyên' },
  { code: 'DNB', name: 'Đông Nam Bộ' },
  { code: 'DBSCL', name: 'Đồng bằng sông Cửu Long' },
];

/** All 63, in the order of the Vietnamese alphabet, as the file has them: what can sort so takes long to begin with. */
export const provincesInOrder: readonly Province[] = (units as readonly Entry[]).map(provinceOf);

/** All 63, in the order of their codes. */
export const provinces: readonly Province[] = [...provincesInOrder].sort(
  (a, b) => Number(a.code) - Number(b.code),
);

function provinceOf({ isCity = false, ...entry }: Entry): Province {
  const sortName = entry.name.replace(/^TP\. /, '');
  return {
    birthRegistration: false,
    civilStatus: false,
    districtsWithoutCommunes: [],
    ...entry,
    sortName,
    fullName: `${isCity ? 'Thành phố' : 'Tỉnh'} ${sortName}`,
    slug: fold(sortName).replace(/[^a-z]+/g, '-'),
  };
}

const byCode = new Map(provinces.map((province) => [province.code, province]));
const bySlug = new Map(provinces.map((province) => [province.slug, province]));

/** The province with this code of 2016, or undefined. */
export const provinceByCode = (code: string): Province | undefined => byCode.get(code);

/** The province with this name in addresses, such as "da-nang", or undefined. */
export const provinceBySlug = (slug: string): Province | undefined => bySlug.get(slug);

/** The name of the region a province lies in. */
export const regionOf = ({ regionCode }: Province): string =>
  regions.find(({ code }) => code === regionCode)?.name ?? '';

/** What the letter says runs there on 15/11/2016: both systems, the birth registration software only, or none yet. */
export function deploymentOf(province: Province): 'both' | 'birth_registration' | 'none' {
  if (province.civilStatus) return 'both';
  return province.birthRegistration ? 'birth_registration' : 'none';
}
