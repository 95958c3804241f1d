import { useEffect, useRef } from 'preact/hooks';
import { checkPath } from '../../submission/check-path.ts';
import { receivedAtWords } from '../../submission/deadline.ts';
import type { Receipt } from '../../submission/receipt.ts';
import { revisionLabel, signedCopyLabels, stateLabels, verificationLabels } from '../../submission/states.ts';
import { provinceByCode } from '../../units/units.ts';

/** "Xác nhận đã nhận số liệu": what was received, when, and what happens next. */
export function Confirmation({
  receipt,
  onCorrect,
}: {
  receipt: Receipt;
  onCorrect?: (() => void) | undefined;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [receipt]);
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
      {receipt.verification !== 'held' && (
        <p>
          <a href={checkPath(receipt)}>Kiểm tra xác nhận này</a> bất cứ lúc nào.
          <br />
          <a href="/phieu/ban-ky/">Gửi bản ký, kế hoạch kèm theo; in xác nhận</a>
        </p>
      )}
      <NextSteps isHeld={receipt.verification === 'held'} />
      {onCorrect && (
        <button type="button" class="button-secondary" onClick={onCorrect}>
          {receipt.verification === 'held' ? 'Trở lại Phiếu' : 'Đính chính Phiếu này'}
        </button>
      )}
    </section>
  );
}

function rowsOf(receipt: Receipt): [string, string][] {
  const { number, revision, unit, hash, verification, state, signed_copy } = receipt;
  return [
    ['Sở Tư pháp', provinceByCode(unit)?.name ?? unit],
    ['Số Phiếu', number],
    ['Lần gửi', revisionLabel(revision)],
    ['Thời điểm nhận', receivedAtWords(receipt)],
    [
      'Trạng thái',
      verification === 'held' ? `${verificationLabels.held} (gửi không có mã)` : stateLabels[state],
    ],
    ['Mã đối chiếu nội dung', hash],
    ...(verification === 'held' ? [] : ([['Bản ký', signedCopyLabels[signed_copy]]] as [string, string][])),
  ];
}

function NextSteps({ isHeld }: { isHeld: boolean }) {
  if (isHeld)
    return (
      <p>
        Phiếu này được giữ riêng, chưa tính vào kết quả. Cục Công nghệ thông tin sẽ liên hệ theo điện thoại
        hoặc thư điện tử đã ghi để xác minh. Đề nghị ghi lại số Phiếu.
      </p>
    );
  return (
    <>
      <p>
        Đề nghị ghi lại số Phiếu. Trang Kết quả được cập nhật sau ít phút. Bản Phiếu có chữ ký, đóng dấu của
        lãnh đạo Sở là căn cứ chính thức, đề nghị văn thư gửi sau.
      </p>
      <p>Nếu số liệu thay đổi, đề nghị sửa và gửi lại với cùng mã; các lần gửi trước vẫn được lưu.</p>
    </>
  );
}
