import { useEffect, useState } from 'preact/hooks';
import { lazy } from '../form/dom/lazy.tsx';
import { Board } from './board/Board.tsx';
import { wholeBoard } from './board/board-view.ts';
import { roleWords, type Me } from './documents/me.ts';
import { addressOf, usePlace, type Place } from './place.ts';
import { warningMinutes, watchUse, type Idleness } from './session/idle.ts';
import type { SlipSettings } from './response/CodeSlip.tsx';
import type { Session } from './session/session.ts';
import { allTexts } from './themes/texts-view.ts';
import type { LetterFacts } from './urging/letter-facts.ts';

const opening = 'Đang mở…';
const ResponsePage = lazy(
  () => import('./response/ResponsePage.tsx').then((part) => part.ResponsePage),
  opening,
);
const HeldPage = lazy(() => import('./held/HeldPage.tsx').then((part) => part.HeldPage), opening);
const ThemesPage = lazy(() => import('./themes/ThemesPage.tsx').then((part) => part.ThemesPage), opening);
const StaffPage = lazy(() => import('./staff/StaffPage.tsx').then((part) => part.StaffPage), opening);
const SettingsPage = lazy(
  () => import('./settings/SettingsPage.tsx').then((part) => part.SettingsPage),
  opening,
);

interface Props {
  session: Session;
  me: Me;
  slips: SlipSettings;
  letter: LetterFacts;
}

/** What who is signed in sees: who they are, the ways to the pages, and the page they are at. */
export function SignedIn({ session, me, slips, letter }: Props) {
  const place = usePlace();
  const idleness = useIdleness(session);
  return (
    <>
      <nav class="workspace-nav" aria-label="Khu vực làm việc">
        <div class="page workspace-width">
          <ul>
            <Way place={{ page: 'board', view: wholeBoard }} now={place}>
              Bảng theo dõi
            </Way>
            <Way place={{ page: 'held' }} now={place}>
              Phiếu chờ xác minh
            </Way>
            <Way place={{ page: 'themes', part: 'texts', view: allTexts }} now={place}>
              Phân loại nội dung
            </Way>
            <Way place={{ page: 'staff' }} now={place}>
              Cán bộ
            </Way>
            <Way place={{ page: 'settings' }} now={place}>
              Thời hạn, công bố, đóng khảo sát
            </Way>
          </ul>
          <p class="workspace-me">
            <span>
              {me.name} ({roleWords[me.role]})
            </span>
            <button type="button" class="link-button" onClick={() => void session.signOut('left')}>
              Đăng xuất
            </button>
          </p>
        </div>
      </nav>
      {!me.second_factor && (
        <p class="workspace-strip">
          <span class="page workspace-width">
            Bản chạy trên máy này không có mã xác thực thứ hai; hệ thống chính thức yêu cầu mã trên điện
            thoại.
          </span>
        </p>
      )}
      {idleness === 'ending' && (
        <p class="workspace-strip" role="alert">
          <span class="page workspace-width">
            Phiên làm việc sẽ kết thúc trong {warningMinutes} phút nữa nếu không sử dụng. Bấm phím hoặc chuột
            bất kỳ để tiếp tục.
          </span>
        </p>
      )}
      <div class="page workspace-width workspace-page">
        <Page session={session} me={me} slips={slips} letter={letter} place={place} />
      </div>
    </>
  );
}

function Page({ session, me, slips, letter, place }: Props & { place: Place }) {
  switch (place.page) {
    case 'response':
      return (
        <ResponsePage
          key={place.name}
          session={session}
          me={me}
          slips={slips}
          name={place.name}
          from={place.from}
          to={place.to}
        />
      );
    case 'held':
      return <HeldPage session={session} me={me} />;
    case 'themes':
      return <ThemesPage session={session} me={me} part={place.part} view={place.view} />;
    case 'staff':
      return <StaffPage session={session} me={me} />;
    case 'settings':
      return <SettingsPage session={session} me={me} />;
    default:
      return <Board session={session} view={place.view} letter={letter} />;
  }
}

interface WayProps {
  place: Place;
  now: Place;
  children: string;
}

function Way({ place, now, children }: WayProps) {
  return (
    <li>
      <a href={addressOf(place)} aria-current={place.page === now.page ? 'page' : undefined}>
        {children}
      </a>
    </li>
  );
}

function useIdleness(session: Session): Idleness {
  const [idleness, setIdleness] = useState<Idleness>('in_use');
  useEffect(
    () =>
      watchUse((now) => {
        setIdleness(now);
        if (now === 'over') void session.signOut('idle');
      }),
    [session],
  );
  return idleness;
}
