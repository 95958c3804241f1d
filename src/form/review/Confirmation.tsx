import { useEffect, useRef } from 'preact/hooks';
import { confirmationPath } from '../../submission/confirmation-path.ts';
import { receivedAtWords } from '../../submission/deadline.ts';
import type { Receipt } from '../../submission/receipt.ts';
import { revisionLabel, verificationLabels } from '../../submission/states.ts';
import { provinceByCode } from '../../units/units.ts';

/** That the Phiếu was received, in the form's place: shown where the page that confirms it can't be had now. */
export function Confirmation({ receipt, onCorrect }: { receipt: Receipt; onCorrect: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [receipt]);
  const isHeld = receipt.verification === 'held';
  return (
    <section class="confirmation" aria-labelledby="xac-nhan">
      <h2 id="xac-nhan" tabIndex={-1} ref={heading}>
        Xác nhận đã nhận số liệu
      </h2>
      <dl>
        {rowsOf(receipt).map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>
        Đường truyền vừa bị ngắt nên chưa mở được trang xác nhận. Đề nghị ghi lại số Phiếu; khi có mạng,{' '}
        <a href={confirmationPath}>mở trang xác nhận để in, lưu và gửi bản ký</a>.
      </p>
      <button type="button" class="button-secondary" onClick={onCorrect}>
        {isHeld ? 'Trở lại Phiếu' : 'Đính chính Phiếu này'}
      </button>
    </section>
  );
}

function rowsOf(receipt: Receipt): [string, string][] {
  const { number, revision, unit, hash, verification } = receipt;
  return [
    ['Sở Tư pháp', provinceByCode(unit)?.name ?? unit],
    ['Số Phiếu', number],
    ['Lần gửi', revisionLabel(revision)],
    ['Thời điểm nhận', receivedAtWords(receipt)],
    ['Mã đối chiếu nội dung', hash],
    ...(verification === 'held'
      ? ([['Trạng thái', `${verificationLabels.held} (gửi không có mã)`]] as [string, string][])
      : []),
  ];
}
