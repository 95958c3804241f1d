import { withdrawUpload } from '../submission/api-client.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { refusalWords, withoutKept } from '../submission/refusal-words.ts';

type File = OpenedDraft['files'][number];

/** What follows when a received file is taken back, in words; undefined where it can't be any more. */
export function withdrawalWords(response: OpenedDraft, file: File): string | undefined {
  if (response.state === 'accepted' || !response.open) return undefined;
  if (file.kind === 'plan') return 'Kế hoạch không còn được tính là gửi kèm Phiếu.';
  if (!isLastOfItsAnswers(response, file))
    return 'Bản ký vẫn được ghi nhận theo các tệp hoặc cách gửi còn lại.';
  const awaited = file.is_current ? 'Bản ký khi đó trở lại “Chờ bản ký”.' : '';
  const ended =
    response.publish_from === 'signed'
      ? 'Số liệu đã công bố theo bản ký này sẽ không còn được công bố cho đến khi có bản ký khác.'
      : '';
  return [awaited, ended].filter(Boolean).join(' ');
}

/** Whether nothing else of the signed copy of the same answers is left. */
function isLastOfItsAnswers({ files, signed }: OpenedDraft, file: File): boolean {
  const others = files.some(
    ({ id, kind, withdrawn_at, is_current, revision }) =>
      id !== file.id &&
      kind === 'signed_copy' &&
      withdrawn_at === null &&
      (file.is_current ? is_current : revision === file.revision),
  );
  const cameOtherwise = file.is_current && signed?.is_current === true && signed.channel !== 'file';
  return !others && !cameOtherwise;
}

/** Takes a received file back; the response afterwards, or why that was not done. */
export async function withdraw(
  credentials: Credentials,
  id: string,
): Promise<{ response: OpenedDraft } | { refused: string }> {
  const outcome = await withdrawUpload(credentials, id);
  if (outcome.kind === 'done') return { response: outcome.document };
  if (outcome.kind === 'unreachable')
    return { refused: 'Mất kết nối, tệp chưa được rút. Đề nghị kiểm tra đường truyền rồi bấm lại.' };
  const { error } = outcome.refusal;
  if (error === 'accepted_already')
    return {
      refused: 'Phiếu của Sở vừa được tiếp nhận nên không rút được tệp. Đề nghị liên hệ đầu mối hỗ trợ.',
    };
  if (error === 'survey_closed')
    return { refused: 'Đợt khảo sát đã kết thúc nên không rút được tệp. Đề nghị liên hệ đầu mối hỗ trợ.' };
  if (error === 'try_again')
    return { refused: 'Hệ thống tạm thời chưa rút được tệp. Đề nghị bấm lại sau ít phút.' };
  return { refused: withoutKept(refusalWords[error]) };
}
