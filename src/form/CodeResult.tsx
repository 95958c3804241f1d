import { provinceByCode } from '../units/units.ts';
import { isCodeRefusal } from './code-error.ts';
import type { Opened, SessionView } from './draft/session-view.ts';
import { openingWords, refusalWords } from './sending/refusal-words.ts';

interface Props {
  session: SessionView;
  unitName: string | undefined;
}

/** What came of the access code: the response that was opened, or why it was not. */
export function CodeResult({ session: { opened, refusal, isOpening, putBy }, unitName }: Props) {
  if (isOpening) return <p>Đang mở Phiếu…</p>;
  const errorClass = isCodeRefusal(refusal) ? 'field-error' : undefined;
  if (!opened)
    return (
      <p class={errorClass}>
        {errorClass && <span class="visually-hidden">Lỗi: </span>}
        {refusal && openingWords[refusal]}
      </p>
    );
  return (
    <p class={isToBeSaid(refusal) ? errorClass : undefined}>
      {openedWords(opened, unitName)}
      {putBy && putByWords(provinceByCode(putBy)?.name)}
      {isToBeSaid(refusal) && ` Chưa lưu được trên hệ thống: ${refusalWords[refusal]}`}
    </p>
  );
}

/** Why saving was refused; that the server is away is said by the line about saving. */
const isToBeSaid = (refusal: SessionView['refusal']) =>
  refusal !== undefined && refusal !== 'code_missing' && refusal !== 'unreachable' && refusal !== 'try_again';

const putByWords = (name = '') =>
  ` Nội dung trước đó trên trang này là của Sở Tư pháp ${name} nên không được đưa vào Phiếu này; bản nháp đó vẫn giữ riêng trên máy này, trừ khi đã xóa, và mở lại được bằng mã của Sở đó.`;

function openedWords({ number, revision, newest, state, closedAt }: Opened, unitName = ''): string {
  const begun = `Đã mở Phiếu số ${number} của Sở Tư pháp ${unitName}.`;
  if (closedAt !== undefined) return `${begun} Đợt khảo sát đã kết thúc, Phiếu chỉ để đọc.`;
  if (state === 'accepted') return `${begun} Phiếu đã được tiếp nhận, không sửa được nữa.`;
  if (state === 'in_signature')
    return `${begun} Phiếu đang trình ký, không sửa được; muốn sửa thì mở khóa tại trang In Phiếu.`;
  if (state === 'completion_requested')
    return `${begun} Cục đề nghị bổ sung, giải trình (xem đầu Phiếu); đề nghị sửa và gửi lại.`;
  if (newest > revision)
    return `${begun} Sau khi mở tại đây, Phiếu đã được gửi từ nơi khác. Nếu còn nội dung cần sửa, đề nghị sửa và gửi lại để ghi thành bản đính chính.`;
  return revision === 0
    ? `${begun} Phiếu chưa gửi.`
    : `${begun} Lần gửi tiếp theo là đính chính lần ${revision}.`;
}
