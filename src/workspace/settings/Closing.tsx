import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Confirm } from '../acts/Confirm.tsx';
import { sentenceOf } from '../acts/refusals.ts';
import { tidied } from '../response/use-acts.ts';
import type { SettingProps } from './setting.ts';

const done = z.object({ outcome: z.enum(['closed', 'closed_already']) });

/** The end of the survey: nothing more is taken. */
export function Closing({ session, survey, canDecide, reload }: SettingProps) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <section aria-labelledby="dong">
      <h2 id="dong">Đóng khảo sát</h2>
      {survey.open ? (
        <>
          <p>Khảo sát đang nhận phiếu.</p>
          <button
            type="button"
            class="button-secondary"
            disabled={!canDecide}
            onClick={() => setIsAsked(true)}
          >
            Đóng khảo sát ngay…
          </button>
        </>
      ) : (
        <p>
          Khảo sát đã đóng.{' '}
          {survey.personal_data_deleted
            ? 'Dữ liệu liên hệ, bản nháp, ghi chú của Cục và kết quả phân loại nội dung đã xóa.'
            : 'Xóa dữ liệu liên hệ, bản nháp, ghi chú của Cục và kết quả phân loại nội dung là việc của người vận hành (lệnh npm run survey), sau khi xuất dữ liệu và tải tệp phân loại nội dung. Trước khi xóa, có thể mở lại bằng cách đổi thời điểm đóng.'}
        </p>
      )}
      {isAsked && (
        <Confirm
          heading="Đóng khảo sát ngay"
          consequences={{
            seen: 'Phiếu chỉ còn xem được; không gửi, không đính chính, không lưu bản nháp được nữa, kể cả Sở đang điền dở.',
            published: 'Trang kết quả ghi khảo sát đã đóng. Số liệu đã công bố giữ nguyên.',
            undone:
              'Mở lại được bằng cách đổi thời điểm đóng, cho đến khi người vận hành xóa dữ liệu liên hệ và bản nháp.',
          }}
          reason="needed"
          doIt="Đóng khảo sát"
          onConfirm={async (why) => {
            const answer = await session.call('workspace_close_survey', { why: tidied(why) }, done);
            if (answer.kind === 'done') await reload();
            return sentenceOf(answer);
          }}
          onClose={() => setIsAsked(false)}
        />
      )}
    </section>
  );
}
