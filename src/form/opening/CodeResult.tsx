import { isCodeRefusal } from './code-error.ts';
import type { DraftState } from '../draft/draft-state.ts';
import type { Refused, ServerResponse } from '../draft/server-response.ts';
import { openingWords, refusalWords } from '../../submission/refusal-words.ts';

interface Props {
  draft: Pick<DraftState, 'response' | 'refusal' | 'isOpening'>;
  unitName: string | undefined;
}

/** What came of the access code: the response that was opened, or why it was not. */
export function CodeResult({ draft: { response, refusal, isOpening }, unitName }: Props) {
  if (isOpening) return <p>Đang mở Phiếu…</p>;
  const errorClass = isCodeRefusal(refusal) ? 'field-error' : undefined;
  if (!response)
    return (
      <p class={errorClass}>
        {errorClass && <span class="visually-hidden">Lỗi: </span>}
        {refusal && openingWords[refusal]}
      </p>
    );
  return (
    <p class={isToBeSaid(refusal) ? errorClass : undefined}>
      {openedWords(response, unitName)}
      {isToBeSaid(refusal) && ` Chưa lưu được trên hệ thống: ${refusalWords[refusal]}`}
    </p>
  );
}

/** Why saving was refused; that the server is away is said by the line about saving. */
const isToBeSaid = (refusal: Refused | undefined) =>
  refusal !== undefined && refusal !== 'code_missing' && refusal !== 'unreachable' && refusal !== 'try_again';

function openedWords({ number, revision, newest, state, closedAt }: ServerResponse, unitName = ''): string {
  const begun = `Đã mở Phiếu số ${number} của Sở Tư pháp ${unitName}.`;
  if (closedAt !== undefined) return `${begun} Đợt khảo sát đã kết thúc, Phiếu chỉ để đọc.`;
  if (state === 'accepted') return `${begun} Phiếu đã được tiếp nhận, không sửa được nữa.`;
  if (state === 'in_signature')
    return `${begun} Phiếu đang trình ký, không sửa được; muốn sửa thì mở khóa ở đầu Phiếu.`;
  if (state === 'completion_requested')
    return `${begun} Cục đề nghị bổ sung, giải trình (xem đầu Phiếu); đề nghị sửa và gửi lại.`;
  if (newest > revision)
    return `${begun} Sau khi mở tại đây, Phiếu đã được gửi từ nơi khác. Nếu còn nội dung cần sửa, đề nghị sửa và gửi lại để ghi thành bản đính chính.`;
  return revision === 0
    ? `${begun} Phiếu chưa gửi.`
    : `${begun} Lần gửi tiếp theo là đính chính lần ${revision}.`;
}
