import type { AuditEntry } from './decisions.ts';
import type { Rpc } from './rpc.ts';
import type { StaffList } from './documents.ts';
import type { Exported } from './export/write-export.ts';
import { heldOf } from './text/list-text.ts';
import { StaffError } from './staff-error.ts';
import { readList } from './read-response.ts';
import { deletePersonalData, freezeSurvey } from './audit-log.ts';
import { timesInWords } from './times.ts';

/** What closing needs of the world. */
export interface ClosingEffects {
  say: (line: string) => void;
  /** Whether the person at the console, told what is about to happen, types this sentence out. */
  isTyped: (sentence: string, about: string) => Promise<boolean>;
  /** Exports everything, and ends when it lies on disk. */
  exportAll: () => Promise<Exported>;
}

/** What must be typed before anything is deleted. */
export const deletionSentence = 'xóa dữ liệu liên hệ và bản nháp';

/**
 * Closes the survey: stores nothing more, exports everything, and, once that was typed out, deletes contacts and
 * drafts. Until then it can be undone. May be run again after it was broken off.
 *
 * @throws StaffError when contacts and drafts are deleted already, or the export is not of everything.
 */
export async function closeSurvey(
  call: Rpc,
  entry: AuditEntry,
  effects: ClosingEffects,
): Promise<{ isDeleted: boolean }> {
  const { say, isTyped, exportAll } = effects;
  if ((await readList(call)).personal_data_deleted)
    throw new StaffError(
      'Khảo sát đã đóng, dữ liệu liên hệ và bản nháp đã xóa từ trước. Không còn gì phải làm.',
    );
  const frozen = await freezeSurvey(call, entry);
  say(frozen.outcome === 'closed' ? 'Bước 1/3: đã đóng khảo sát.' : 'Bước 1/3: khảo sát đã đóng từ trước.');
  timesInWords(frozen).forEach(say);
  const exported = await exportAll();
  say(`Bước 2/3: đã xuất ${exported.revisions} bản gửi ra ${exported.folder}`);
  const warnings = warningsBefore(await readList(call));
  if (!(await isTyped(deletionSentence, warnings.join('\n')))) {
    notDeleted.forEach(say);
    return { isDeleted: false };
  }
  const { contacts, drafts } = await deletePersonalData(call, exported.revisions, entry);
  say(`Bước 3/3: đã xóa dữ liệu liên hệ của ${contacts} bản gửi và ${drafts} bản nháp.`);
  nextSteps(exported.folder).forEach(say);
  return { isDeleted: true };
}

function warningsBefore({ units }: StaffList): string[] {
  const unsent = units.filter((unit) => unit.unsent).map(({ name }) => name);
  const held = units.flatMap(heldOf).length;
  return [
    'Bước 3/3: xóa dữ liệu liên hệ và bản nháp. Việc này không hoàn lại được; nội dung các phiếu đã gửi vẫn còn nguyên.',
    ...(unsent.length > 0
      ? [`Bản nháp có nội dung Sở chưa gửi (không nằm trong dữ liệu xuất, sẽ mất): ${unsent.join(', ')}.`]
      : []),
    ...(held > 0
      ? [`Còn ${held} phiếu chờ xác minh. Nên xác nhận hoặc từ chối trước, khi còn thông tin để liên hệ.`]
      : []),
  ];
}

const notDeleted = [
  'Chưa xóa gì. Khảo sát đang đóng, dữ liệu đã xuất vẫn còn.',
  'Để mở lại: npm run survey -- times --closes none',
  'Để xóa sau: chạy lại npm run survey -- close',
];

const nextSteps = (folder: string): string[] => [
  '',
  'Việc cần làm tiếp:',
  `1. Cất thư mục ${folder} vào nơi lưu hồ sơ có kiểm soát, không đưa vào git. Xóa lien-he.xlsx và lien-he.csv ngay khi không còn việc phải liên hệ: người lập Phiếu đã được báo là thông tin liên hệ chỉ lưu đến khi khảo sát đóng.`,
  '2. Chờ trang kết quả dựng lại một lần nữa (trang kết quả ghi khảo sát đã đóng), rồi kiểm tra trang.',
  '3. Thay khóa: trên Supabase tạo khóa bí mật mới, thu hồi khóa cũ; trên Netlify thay hoặc bỏ các biến bí mật của hàm và xóa build hook.',
  '4. Lưu các tệp Sở đã gửi (bản ký, tệp kèm theo) vào hồ sơ bằng lệnh npm run staff -- files: lệnh đóng không xóa chúng, chúng còn trong kho uploads cho đến khi Cục xóa.',
  '5. Xóa các bản sao lưu cũ khi hết hạn lưu: trong đó còn dữ liệu liên hệ.',
];
