import { provinceByCode, provinces, type Province } from '../units/units.ts';
import { parseOrRefuse } from './arguments.ts';
import { PlainError } from './plain-error.ts';

/** How codes are issued. */
export const usage = `npm run codes -- --unit 79    cấp mã truy cập Phiếu mới cho một Sở, kèm tờ cấp mã để in
npm run codes -- --all        cấp mã mới cho cả 63 Sở, kèm các tờ cấp mã

--out thư-mục    nơi ghi các tờ cấp mã (.local/slips/<thời điểm>)
--site địa-chỉ   phần đầu của đường dẫn riêng (SITE_URL)
--print          hiện mã ở đây nữa

Lệnh làm việc với hệ thống npm start đang chạy trên máy này, trừ khi đặt SUPABASE_URL, SUPABASE_SECRET_KEY và
ACCESS_CODE_PEPPER của một cơ sở dữ liệu khác và các hàm của nó.`;

/** What a command line asks for. */
export interface CodesArguments {
  units: readonly Province[];
  out: string | undefined;
  site: string | undefined;
  print: boolean;
}

/**
 * Reads a command line.
 *
 * @throws PlainError saying how it is called.
 */
export function readCodesArguments(args: string[]): CodesArguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { unit: text, all: flag, out: text, site: text, print: flag };
  const { unit, all, out, site, print = false } = parseOrRefuse({ args, options }, usage).values;
  const province = provinceByCode(unit ?? '');
  if ((unit === undefined) !== (all === true)) throw new PlainError(`Đề nghị ghi cấp cho Sở nào.\n${usage}`);
  if (all !== true && !province) throw new PlainError(`Không có mã tỉnh “${unit}”.\n${usage}`);
  return { units: province ? [province] : provinces, out, site, print };
}
