import { useState } from 'preact/hooks';
import { unlockDraft } from '../../submission/api-client.ts';
import { refusalWords, withoutKept } from '../../submission/refusal-words.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { Unlock } from './Unlock.tsx';

interface Props {
  store: DraftStore;
  /** How many contents stand otherwise on this page than in what was locked. */
  differing: number;
}

/** Above a Phiếu in signature, which is there to be read: what can be done with it, and the way to unlock it. */
export function LockedNote({ store, differing }: Props) {
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  async function unlock(why: string): Promise<void> {
    const { credentials } = store.state;
    if (!credentials) return;
    setIsBusy(true);
    const outcome = await unlockDraft(credentials, why);
    if (outcome.kind === 'done') await store.open(credentials);
    setIsBusy(false);
    if (outcome.kind === 'unreachable') setSaid('Mất kết nối. Đề nghị kiểm tra đường truyền rồi bấm lại.');
    if (outcome.kind === 'refused') setSaid(withoutKept(refusalWords[outcome.refusal.error]));
  }

  return (
    <section class="note locked-note" aria-labelledby="dang-trinh-ky">
      <h2 id="dang-trinh-ky" tabIndex={-1}>
        Phiếu đang trình ký
      </h2>
      <p>
        Nội dung dưới đây chỉ để đọc. Khi lãnh đạo Sở đã ký bản in, đề nghị gửi đúng bản đã chốt; in lại tại{' '}
        <a href="/phieu/in/">trang In Phiếu</a>.
      </p>
      {differing > 0 && (
        <p>
          Trên trang này có {differing} nội dung khác bản đã chốt, chưa lưu trên hệ thống; các nội dung đó
          không nằm trong bản đã chốt và không được gửi.
        </p>
      )}
      <details>
        <summary>Mở khóa để sửa</summary>
        <Unlock isBusy={isBusy} onUnlock={(why) => void unlock(why)} />
      </details>
      <p role="status">{said}</p>
    </section>
  );
}
