import * as z from 'zod/mini';
import { tableTime } from '../../vietnamese/dates.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Session } from '../session/session.ts';

const auditLogSchema = z.object({
  outcome: z.literal('listed'),
  audit_log: z.array(
    z.object({
      action: z.string(),
      who: z.string(),
      why: z.nullable(z.string()),
      details: z.record(z.string(), z.unknown()),
      at: z.string(),
    }),
  ),
});

const actionWords: Readonly<Record<string, string>> = {
  times_set: 'Đặt thời hạn gửi, thời điểm đóng',
  publication_set: 'Đặt thời điểm công bố',
  closed: 'Đóng khảo sát',
  personal_data_deleted: 'Xóa dữ liệu liên hệ và bản nháp',
  code_issued: 'Cấp mã truy cập Phiếu',
  staff_invited: 'Mời cán bộ',
  link_issued: 'Cấp lại lời mời cho cán bộ',
  staff_revoked: 'Thu hồi quyền của cán bộ',
  factor_reset: 'Đặt lại mã xác thực của cán bộ',
  second_factor_set: 'Đặt yêu cầu mã xác thực thứ hai',
};

/** What was done to the survey as a whole, the newest first. */
export function AuditLog({ session, now }: { session: Session; now: string }) {
  const { document } = useLoaded(now, () => session.call('workspace_audit_log', {}, auditLogSchema));
  return (
    <section aria-labelledby="nhat-ky">
      <h2 id="nhat-ky">Nhật ký chung</h2>
      {document?.audit_log.length === 0 && <p>Chưa có việc nào.</p>}
      <ol class="timeline" reversed>
        {document?.audit_log.toReversed().map(({ action, who, why, details, at }, index) => (
          <li key={document.audit_log.length - index}>
            <p>
              <b>{actionWords[action] ?? action}</b>
              <About details={details} />
              <br />
              <span class="hint">
                {tableTime(at)}, {who}
              </span>
            </p>
            {why !== null && <p class="answer">{why}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whom or what it was about, where that is a name or a code. */
function About({ details }: { details: Readonly<Record<string, unknown>> }) {
  const about = ['name', 'email', 'unit'].flatMap((key) =>
    typeof details[key] === 'string' ? [details[key]] : [],
  );
  return about.length > 0 ? <>: {about.join(', ')}</> : null;
}
