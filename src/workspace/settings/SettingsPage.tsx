import { boardSchema } from '../documents/board.ts';
import type { Me } from '../documents/me.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Session } from '../session/session.ts';
import { AuditLog } from './AuditLog.tsx';
import { Closing } from './Closing.tsx';
import { Publication } from './Publication.tsx';
import { Times } from './Times.tsx';

/** What holds for the whole survey: its times, what is published when, its end, and who changed any of it. */
export function SettingsPage({ session, me }: { session: Session; me: Me }) {
  const {
    document: survey,
    refused,
    reload,
  } = useLoaded('settings', () => session.call('workspace_board', { page_size: 1 }, boardSchema));
  if (!survey)
    return refused ? (
      <NotLoaded refused={refused} onRetry={() => void reload()} />
    ) : (
      <p role="status">Đang tải…</p>
    );
  const shown = { session, survey, canDecide: me.role === 'lead', reload };
  return (
    <div class="settings">
      <h1>Thời hạn, công bố, đóng khảo sát</h1>
      {me.role !== 'lead' && (
        <p class="note">Các nội dung này do người có vai trò phụ trách thay đổi; chuyên viên xem được.</p>
      )}
      <Times key={`${survey.due_at} ${survey.closes_at}`} {...shown} />
      <Publication key={survey.publish_from} {...shown} />
      <Closing {...shown} />
      <AuditLog session={session} now={survey.now} />
    </div>
  );
}
