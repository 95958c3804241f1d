import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { readLocalTime, shortTime } from '../../staff/times.ts';
import { lateLabel } from '../../submission/deadline.ts';
import { officialTime } from '../../vietnamese/dates.ts';
import { Confirm } from '../acts/Confirm.tsx';
import { sentenceOf } from '../acts/refusals.ts';
import { Alert } from '../parts/Alert.tsx';
import { Field } from '../parts/Field.tsx';
import { tidied } from '../response/use-acts.ts';
import type { SettingProps } from './setting.ts';

const done = z.object({ outcome: z.literal('set') });

/** An instant as it is typed, in Viet Nam: "30/11/2016 00:00"; empty when there is none. */
const inField = (instant: string | null): string => (instant === null ? '' : shortTime(instant));

/** The instant that was typed, null for none; undefined where it is none that can be read. */
function instantOf(typed: string): string | null | undefined {
  try {
    return typed.trim() === '' ? null : readLocalTime(typed);
  } catch {
    return undefined;
  }
}

const hint = 'Giờ Việt Nam, ví dụ 30/11/2016 00:00; để trống nếu không đặt.';

/** From when on a response is late, and from when on none is taken. */
export function Times({ session, survey, canDecide, reload }: SettingProps) {
  const [due, setDue] = useState(inField(survey.due_at));
  const [closes, setCloses] = useState(inField(survey.closes_at));
  const [isAsked, setIsAsked] = useState(false);
  const [error, setError] = useState<string>();
  const isSame = due === inField(survey.due_at) && closes === inField(survey.closes_at);
  const [dueAt, closesAt] = [instantOf(due), instantOf(closes)];
  return (
    <section aria-labelledby="thoi-han">
      <h2 id="thoi-han">Thời hạn gửi và thời điểm đóng</h2>
      <p>
        {survey.due_at === null
          ? `Chưa đặt thời hạn: không phiếu nào bị ghi “${lateLabel}”.`
          : `Phiếu gửi lần đầu từ ${officialTime(survey.due_at)} được ghi “${lateLabel}”; hiện có ${survey.late} phiếu.`}{' '}
        {survey.closes_at === null
          ? 'Chưa đặt thời điểm đóng.'
          : `Từ ${officialTime(survey.closes_at)} không nhận phiếu, đính chính và bản nháp.`}
      </p>
      <div class="setting-fields">
        <Field
          id="han-gui"
          label="Thời hạn gửi"
          hint={hint}
          maxLength={40}
          disabled={!canDecide}
          value={due}
          onValue={setDue}
        />
        <Field
          id="thoi-diem-dong"
          label="Thời điểm đóng"
          hint={hint}
          maxLength={40}
          disabled={!canDecide}
          value={closes}
          onValue={setCloses}
        />
      </div>
      <Alert>{error}</Alert>
      <button
        type="button"
        class="button-secondary"
        disabled={!canDecide || isSame}
        onClick={() => {
          const isRead = dueAt !== undefined && closesAt !== undefined;
          setError(isRead ? undefined : `Thời điểm chưa đúng. ${hint}`);
          setIsAsked(isRead);
        }}
      >
        Đổi thời hạn…
      </button>
      {isAsked && dueAt !== undefined && closesAt !== undefined && (
        <Confirm
          heading="Đổi thời hạn gửi và thời điểm đóng"
          consequences={{
            seen: `Thời hạn gửi: ${dueAt === null ? 'không đặt' : officialTime(dueAt)}. Thời điểm đóng: ${closesAt === null ? 'không đặt' : officialTime(closesAt)}. Sở thấy khi mở Phiếu.`,
            published: `Trang kết quả tính lại số phiếu “${lateLabel}” theo thời hạn mới, cả phiếu đã gửi; không nêu tên Sở.`,
            undone: 'Đổi lại được.',
          }}
          reason="optional"
          doIt="Đổi thời hạn"
          onConfirm={async (why) => {
            const p = { due_at: dueAt, closes_at: closesAt, why: tidied(why) };
            const answer = await session.call('workspace_set_times', p, done);
            if (answer.kind === 'done') await reload();
            return sentenceOf(answer);
          }}
          onClose={() => setIsAsked(false)}
        />
      )}
    </section>
  );
}
