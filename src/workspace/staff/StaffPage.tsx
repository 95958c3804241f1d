import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { tableTime } from '../../vietnamese/dates.ts';
import { Confirm } from '../acts/Confirm.tsx';
import { sentenceOf } from '../acts/refusals.ts';
import { roles, roleWords, type Me } from '../documents/me.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { tidied } from '../response/use-acts.ts';
import type { Session } from '../session/session.ts';
import { InviteForm } from './InviteForm.tsx';

const member = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  invited_by: z.string(),
  invited_at: z.string(),
  revoked_by: z.nullable(z.string()),
  revoked_at: z.nullable(z.string()),
});
const staffSchema = z.object({ outcome: z.literal('listed'), staff: z.array(member) });
const revoked = z.object({ outcome: z.literal('revoked') });

type Member = z.infer<typeof member>;

/** Who works here, who did, and taking that away from somebody. */
export function StaffPage({ session, me }: { session: Session; me: Me }) {
  const { document, refused, reload } = useLoaded('staff', () =>
    session.call('workspace_staff', {}, staffSchema),
  );
  const [leaving, setLeaving] = useState<Member>();
  return (
    <>
      <h1>Cán bộ</h1>
      {refused && <NotLoaded refused={refused} onRetry={() => void reload()} />}
      {!document && !refused && <p role="status">Đang tải danh sách…</p>}
      {document && (
        <div class="table-scroll" role="region" aria-label="Danh sách cán bộ" tabIndex={0}>
          <table class="board-table">
            <thead>
              <tr>
                <th scope="col">Họ tên</th>
                <th scope="col">Thư điện tử</th>
                <th scope="col">Vai trò</th>
                <th scope="col">Mời</th>
                <th scope="col">Quyền làm việc</th>
              </tr>
            </thead>
            <tbody>
              {document.staff.map((one) => (
                <tr key={one.email + one.invited_at}>
                  <th scope="row">{one.name}</th>
                  <td>{one.email}</td>
                  <td>{roleWords[one.role]}</td>
                  <td>
                    {tableTime(one.invited_at)}, {one.invited_by}
                  </td>
                  <td>
                    {one.revoked_at !== null ? (
                      `Đã thu hồi ${tableTime(one.revoked_at)}, ${one.revoked_by ?? ''}`
                    ) : me.role === 'lead' ? (
                      <button
                        type="button"
                        class="link-button"
                        aria-label={`Thu hồi quyền của ${one.name}`}
                        onClick={() => setLeaving(one)}
                      >
                        Thu hồi
                      </button>
                    ) : (
                      'Đang có'
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {me.role === 'lead' && <InviteForm session={session} onInvited={reload} />}
      <p class="hint">
        Mất điện thoại hoặc quên mật khẩu: người vận hành hệ thống đặt lại mã xác thực, cấp lời mời mới.
      </p>
      {leaving && (
        <Confirm
          heading={`Thu hồi quyền của ${leaving.name}`}
          consequences={{
            seen: 'Không có thay đổi.',
            published: 'Không công bố gì.',
            undone: `${leaving.name} bị từ chối ngay ở thao tác kế tiếp. Việc đã làm vẫn ghi tên người làm. Muốn cho làm việc lại thì phải mời mới.`,
          }}
          reason="optional"
          doIt="Thu hồi quyền"
          onConfirm={async (why) => {
            const p = { email: leaving.email, why: tidied(why) };
            const answer = await session.call('workspace_revoke_staff', p, revoked);
            if (answer.kind === 'done') await reload();
            return sentenceOf(answer);
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
