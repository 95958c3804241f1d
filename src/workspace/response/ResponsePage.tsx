import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { addressOf } from '../place.ts';
import { wholeBoard } from '../board/board-view.ts';
import type { Me } from '../documents/me.ts';
import { unitSchema } from '../documents/unit.ts';
import type { Session } from '../session/session.ts';
import type { SlipSettings } from './CodeSlip.tsx';
import { UnitShown } from './UnitShown.tsx';

interface Props {
  session: Session;
  me: Me;
  slips: SlipSettings;
  /** The code of a Sở, or the number of a response. */
  name: string;
  from?: number | undefined;
  to?: number | undefined;
}

/** One Sở and its response, whole: what was written, what changed, files, who to ask, what happened, what may be done. */
export function ResponsePage({ session, me, slips, name, from, to }: Props) {
  const asked = /^\d{2}$/.test(name) ? { unit: name } : { number: name };
  const {
    document: unit,
    refused,
    reload,
  } = useLoaded(name, () => session.call('workspace_response', asked, unitSchema));
  return (
    <>
      <p class="back">
        <a href={addressOf({ page: 'board', view: wholeBoard })}>← Bảng theo dõi</a>
      </p>
      {unit ? (
        <UnitShown
          session={session}
          me={me}
          slips={slips}
          unit={unit}
          reload={reload}
          place={name}
          from={from}
          to={to}
        />
      ) : refused === 'not_found' ? (
        <p class="note">Không có Sở hoặc Phiếu “{name}”.</p>
      ) : refused ? (
        <NotLoaded refused={refused} onRetry={() => void reload()} />
      ) : (
        <p role="status">Đang tải Phiếu…</p>
      )}
    </>
  );
}
