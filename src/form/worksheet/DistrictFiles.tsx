import { useState } from 'preact/hooks';
import type { FormValues } from '../../questionnaire/form-values.ts';
import { saveFile } from '../dom/save-file.ts';
import { FilePicker } from '../FilePicker.tsx';
import type { CollectedDistricts, FileReport } from './collect-districts.ts';

interface Props {
  /** The province, by its code. */
  province: string;
  /** What the form holds at this moment. */
  read: () => FormValues;
  /** Puts what the files hold into the worksheet. */
  onCollected: (collected: CollectedDistricts) => void;
}

const notLoaded = 'Chưa làm được vì mất kết nối. Đề nghị bấm lại khi có mạng.';

/** One Excel file for each district to fill in, and the way back into the worksheet for all of them at once. */
export function DistrictFiles({ province, read, onCollected }: Props) {
  const [said, setSaid] = useState('');
  const [reports, setReports] = useState<readonly FileReport[]>([]);

  async function save(): Promise<void> {
    const { districtFiles } = await import('./district-files.ts');
    const { zip, count } = districtFiles(read(), province);
    saveFile(zip, 'tep-theo-huyen-muc-1.zip');
    setSaid(`Đã tạo ${count} tệp Excel, mỗi huyện một tệp. Đề nghị giải nén rồi gửi từng huyện.`);
  }

  async function collect(files: readonly File[]): Promise<void> {
    setSaid('Đang đọc các tệp…');
    const { collectDistricts } = await import('./collect-districts.ts');
    const collected = await collectDistricts(files, province, read());
    setReports(collected.reports);
    setSaid(summaryOf(collected));
    onCollected(collected);
  }

  const orSay = (done: Promise<void>): void => void done.catch(() => setSaid(notLoaded));

  return (
    <section class="district-files" aria-labelledby="tep-theo-huyen">
      <h3 id="tep-theo-huyen">Thu số liệu từ các huyện bằng tệp Excel</h3>
      <p class="hint">
        Mỗi huyện một tệp đã ghi sẵn tên và ba dòng của mục 1. Khi các huyện gửi lại, chọn tất cả các tệp cùng
        một lúc; ô của bảng đang có số khác thì hỏi lại, không tự thay.
      </p>
      <div class="button-row">
        <button type="button" class="button-secondary" onClick={() => orSay(save())}>
          Tải tệp cho từng huyện (.zip)
        </button>
        <FilePicker
          words="Đọc các tệp huyện gửi lại"
          label="Các tệp Excel huyện gửi lại"
          accept=".xlsx"
          onFiles={(files) => orSay(collect(files))}
        />
      </div>
      <p role="status">{said}</p>
      {reports.length > 0 && (
        <div class="table-scroll" tabIndex={0} role="region" aria-label="Kết quả đọc từng tệp">
          <table>
            <thead>
              <tr>
                <th scope="col">Tệp</th>
                <th scope="col">Đơn vị cấp huyện</th>
                <th scope="col">Kết quả</th>
              </tr>
            </thead>
            <tbody>
              {reports.map((report, at) => (
                <tr key={at}>
                  <td>{report.file}</td>
                  <td>{report.district}</td>
                  <td>{resultOf(report)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function summaryOf({ reports, differing }: CollectedDistricts): string {
  const taken = reports.filter(({ taken }) => taken > 0).length;
  const whole = reports.filter(({ taken, faults }) => taken > 0 && faults.length === 0).length;
  const asked = Object.keys(differing).length;
  return (
    `Đã đọc ${reports.length} tệp: ${whole} tệp lấy đủ` +
    (taken > whole ? `, ${taken - whole} tệp lấy một phần` : '') +
    (reports.length > taken ? `, ${reports.length - taken} tệp không lấy` : '') +
    (asked > 0 ? `. Có ${asked} ô bảng đang có số khác, đề nghị chọn ở đầu Phiếu.` : '.')
  );
}

const resultOf = ({ taken, faults }: FileReport): string =>
  (taken > 0 ? `Đã lấy ${taken} ô.` : 'Không lấy.') +
  (faults.length > 0 ? ` ${sentence(faults.join('; '))}` : '');

const sentence = (words: string): string =>
  words.charAt(0).toLocaleUpperCase('vi') + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
