import { useEffect, useRef, useState } from 'preact/hooks';
import { refusalWords, withoutKept } from '../submission/refusal-words.ts';
import { lockDraft, unlockDraft, type OpenedOutcome } from '../submission/api-client.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { officialTime } from '../vietnamese/dates.ts';
import type { RenderedSheet } from './rendered-sheet.ts';
import { differencesFromSigned } from './signed-differences.ts';
import { ResponseStatus } from './ResponseStatus.tsx';
import { Unlock } from '../form/signing/Unlock.tsx';
import { readLocalDraft } from '../form/draft/local-draft.ts';
import { changesBetween, isSameValue, valueAt, type Change, type FormValues } from '../form/draft/values.ts';

interface Props {
  opened: OpenedDraft;
  sheet: RenderedSheet;
  credentials: Credentials;
  onChanged: (opened: OpenedDraft) => void;
}

/** What the Sở can do on the way to the signature: lock what is printed, unlock it to correct it. */
export function SigningPanel({ opened, sheet, credentials, onChanged }: Props) {
  const [said, setSaid] = useState<{ words: string }>();
  const sentence = useRef<HTMLParagraphElement>(null);
  // The button that was pressed may be gone.
  useEffect(() => (said ? sentence.current?.focus() : undefined), [said]);
  const [isBusy, setIsBusy] = useState(false);
  const isLocked = opened.signing?.locked ?? false;
  const canLock =
    !isLocked && sheet.reference.status === 'draft' && opened.open && opened.state !== 'accepted';

  const unsaved = unsavedChanges(credentials.unit, opened.form_values).length;

  async function act(work: Promise<OpenedOutcome>): Promise<void> {
    setIsBusy(true);
    const outcome = await work;
    setIsBusy(false);
    if (outcome.kind === 'done') onChanged(outcome.document);
    setSaid({ words: sayOf(outcome) });
  }

  return (
    <section class="signing" aria-labelledby="trinh-ky">
      <h2 id="trinh-ky">Trình ký</h2>
      <ResponseStatus place={{ state: opened.state, signed_copy: opened.signed_copy, isLocked }} />
      <SignedDiffers opened={opened} sheet={sheet} />
      {canLock && unsaved > 0 && (
        <p class="warning">
          Trên máy này còn {unsaved} nội dung của Phiếu chưa lưu trên hệ thống, nên chưa chốt được: bản in sẽ
          thiếu nội dung đó. Đề nghị <a href="/phieu/">mở lại Phiếu</a>, chờ dòng “Đã lưu trên hệ thống”, rồi
          trở lại trang này.
        </p>
      )}
      {canLock && unsaved === 0 && (
        <>
          <p>
            Chốt trình ký thì bản nháp không sửa được nữa; bản in mang số Phiếu, lần gửi và mã đối chiếu của
            chính nội dung sẽ gửi, không còn chữ DỰ THẢO.
          </p>
          <button
            type="button"
            class="button"
            aria-disabled={isBusy}
            onClick={() => void (isBusy || act(lockDraft(credentials, opened.version)))}
          >
            Chốt số liệu để trình ký
          </button>
        </>
      )}
      {isLocked && <Unlock isBusy={isBusy} onUnlock={(why) => void act(unlockDraft(credentials, why))} />}
      <p role="status" tabIndex={-1} ref={sentence}>
        {said?.words}
      </p>
    </section>
  );
}

/** Says that what was printed for signature is no longer what stands here, and where. */
function SignedDiffers({ opened, sheet }: { opened: OpenedDraft; sheet: RenderedSheet }) {
  const { signing, personal_data_deleted_at: deletedAt } = opened;
  // Without a draft there is nothing to compare.
  if (deletedAt || !signing || signing.locked || signing.short_hash === sheet.reference.hash) return null;
  const places = differencesFromSigned(signing, sheet.values);
  return (
    <div class="warning">
      <p>
        Bản in đã chốt trình ký lúc {officialTime(signing.at)} (mã đối chiếu {signing.short_hash}) không còn
        khớp với nội dung hiện nay. Nếu bản đó đã ký, đề nghị chốt, in và ký lại.
      </p>
      {places && places.length > 0 && (
        <>
          <p>Khác ở:</p>
          <ul>
            {places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </>
      )}
      {!places && <p>Bản nháp hiện có nội dung chưa đọc được nên chưa so sánh được từng nội dung.</p>}
    </div>
  );
}

function sayOf(outcome: OpenedOutcome): string {
  if (outcome.kind === 'unreachable') return 'Mất kết nối. Đề nghị kiểm tra đường truyền rồi bấm lại.';
  if (outcome.kind === 'done')
    return outcome.document.signing?.locked
      ? 'Đã chốt trình ký. Đề nghị in Phiếu dưới đây.'
      : 'Đã mở khóa. Nội dung sửa được trên trang Phiếu khảo sát.';
  const { error, errors = [] } = outcome.refusal;
  if (error === 'invalid_answers')
    return `Chưa chốt được: ${errors.map(({ place, message }) => `${place}: ${message}`).join(' ')}`;
  if (error === 'stale_revision')
    return 'Bản nháp vừa được sửa thêm. Đề nghị mở lại Phiếu, xem nội dung mới rồi chốt.';
  return withoutKept(refusalWords[error]);
}

/** What was changed in this browser in the draft of a Sở and is not in what the system holds. */
function unsavedChanges(unit: string, values: FormValues): Change[] {
  const draft = readLocalDraft(unit);
  return changesBetween(draft?.server?.values ?? {}, draft?.values ?? {}).filter(
    ({ path, to }) => !isSameValue(to, valueAt(values, path)),
  );
}
