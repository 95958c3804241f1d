import { useEffect, useRef, useState } from 'preact/hooks';
import { lateLabel } from '../../submission/deadline.ts';
import { signedCopyLabels, stateLabels, verificationLabels } from '../../submission/states.ts';
import { provinceByCode } from '../../units/units.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import { revisionWords } from '../../staff/text/labels.ts';
import { placeOf } from '../../staff/read-place.ts';
import { workResponseSchema, type WorkResponse } from '../documents/response.ts';
import type { Me } from '../documents/me.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { addressOf } from '../place.ts';
import { wholeBoard } from '../board/board-view.ts';
import type { Session } from '../session/session.ts';
import { ActPanel } from './ActPanel.tsx';
import { Answers } from './Answers.tsx';
import { AskBar } from './AskBar.tsx';
import { Changes } from './Changes.tsx';
import { Contact } from './Contact.tsx';
import { Files } from './Files.tsx';
import { Notes } from './Notes.tsx';
import { saidOfFields } from './said-of-fields.ts';
import { Timeline } from './Timeline.tsx';
import { useActs } from './use-acts.ts';
import { useAsking } from './use-asking.ts';
import { WhatChanged } from './WhatChanged.tsx';

interface Props {
  session: Session;
  me: Me;
  number: string;
  from?: number;
  to?: number;
}

/** One response, whole: what was written, what changed, files, who to ask, what happened, and what may be done. */
export function ResponsePage({ session, me, number, from, to }: Props) {
  const { document: response, refused, reload } = useLoaded(number, () =>
    session.call('staff_response', { number }, workResponseSchema),
  );
  if (!response)
    return (
      <>
        <BackToBoard />
        {refused === 'not_found' ? (
          <p class="note">Không có Phiếu số {number}.</p>
        ) : refused ? (
          <NotLoaded refused={refused} onRetry={() => void reload()} />
        ) : (
          <p role="status">Đang tải Phiếu…</p>
        )}
      </>
    );
  return <Shown session={session} me={me} response={response} reload={reload} from={from} to={to} />;
}

const BackToBoard = () => (
  <p class="back">
    <a href={addressOf({ page: 'board', view: wholeBoard })}>← Bảng theo dõi</a>
  </p>
);

interface ShownProps {
  session: Session;
  me: Me;
  response: WorkResponse;
  reload: () => Promise<void>;
  from: number | undefined;
  to: number | undefined;
}

function Shown({ session, me, response, reload, from, to }: ShownProps) {
  const acts = useActs(session, response, reload);
  const { asking, items, begin, end } = useAsking(response);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isSending, setIsSending] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const current = response.revisions.at(-1);
  const said = current && saidOfFields(response.unit, current, response.request?.items ?? []);
  return (
    <>
      <BackToBoard />
      <header class="response-head">
        <h1 ref={heading} tabIndex={-1}>
          Sở Tư pháp {provinceByCode(response.unit)?.name ?? response.unit}
        </h1>
        <p>
          Phiếu {response.number}
          {response.current_revision > 0 && `, ${revisionWords(response.current_revision)}`}
        </p>
      </header>
      {acts.seenBefore && <WhatChanged seen={acts.seenBefore} now={response} onKnown={acts.acknowledge} />}
      <div class="response-layout">
        <div class="response-main">
          <Sections response={response} />
          {response.request && <Requested response={response} request={response.request} />}
          <section id="noi-dung-phieu" aria-labelledby="noi-dung-tieu-de">
            <h2 id="noi-dung-tieu-de">Nội dung Phiếu</h2>
            {current && said ? (
              <Answers revision={current} unit={response.unit} said={said} asking={asking} />
            ) : (
              <p class="note">
                {response.purged
                  ? `Nội dung đã xóa lúc ${tableTime(response.purged.at)}, người xóa: ${response.purged.who}.`
                  : 'Sở chưa gửi. Bản nháp của Sở không hiện ở đây.'}
              </p>
            )}
          </section>
          <section id="thay-doi" aria-labelledby="thay-doi-tieu-de">
            <h2 id="thay-doi-tieu-de" tabIndex={-1}>
              Thay đổi giữa các lần gửi
            </h2>
            <Changes response={response} from={from ?? acts.seenBefore?.current_revision} to={to} />
          </section>
          <section id="tep" aria-labelledby="tep-tieu-de">
            <h2 id="tep-tieu-de">Tệp và bản ký</h2>
            <Files session={session} response={response} />
          </section>
          <section id="dien-bien" aria-labelledby="dien-bien-tieu-de">
            <h2 id="dien-bien-tieu-de">Diễn biến</h2>
            <Timeline response={response} />
          </section>
        </div>
        <aside class="response-side" aria-label="Tình trạng và xử lý">
          <section aria-labelledby="tinh-trang">
            <h2 id="tinh-trang">Tình trạng</h2>
            <Status response={response} />
            <ActPanel me={me} response={response} acts={acts} onAsk={begin} isAsking={asking !== undefined} />
          </section>
          {current && (
            <section aria-labelledby="lien-he">
              <h2 id="lien-he">Người lập Phiếu</h2>
              <Contact revision={current} />
            </section>
          )}
          <section aria-labelledby="ghi-chu-cuc">
            <h2 id="ghi-chu-cuc">Ghi chú của Cục</h2>
            <Notes response={response} acts={acts} />
          </section>
        </aside>
      </div>
      {asking && (
        <AskBar
          response={response}
          acts={acts}
          items={items}
          isSending={isSending}
          onSending={setIsSending}
          onEnd={end}
        />
      )}
    </>
  );
}

/** The parts of the page, to jump to; the address stays that of the response. */
function Sections({ response }: { response: WorkResponse }) {
  const parts = [
    ['noi-dung-tieu-de', 'Nội dung'],
    ['thay-doi-tieu-de', `Thay đổi (${Math.max(0, response.revisions.length - 1)})`],
    ['tep-tieu-de', `Tệp (${response.files.length})`],
    ['dien-bien-tieu-de', 'Diễn biến'],
  ] as const;
  return (
    <nav aria-label="Các phần của trang">
      <ul class="jumps">
        {parts.map(([id, label]) => (
          <li key={id}>
            <button
              type="button"
              class="link-button"
              onClick={() => {
                const target = document.getElementById(id);
                target?.setAttribute('tabindex', '-1');
                target?.focus({ preventScroll: true });
                target?.scrollIntoView();
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Requested({ response, request }: { response: WorkResponse; request: NonNullable<WorkResponse['request']> }) {
  const answers = response.revisions.find(({ number }) => number === request.revision)?.answers ?? {};
  return (
    <section class="warning" aria-labelledby="dang-de-nghi">
      <h2 id="dang-de-nghi">Đang đề nghị Sở bổ sung, giải trình</h2>
      <p class="hint">{tableTime(request.asked_at)}</p>
      {request.why !== null && <p class="answer">{request.why}</p>}
      <ul>
        {request.items.map(({ path, reason }) => (
          <li key={path}>
            {placeOf(path, answers)}: <span class="answer">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Status({ response }: { response: WorkResponse }) {
  const { verification, state, signed_copy, late, unsent, current_revision, assignee } = response;
  return (
    <dl class="status">
      <dt>Xác minh</dt>
      <dd>{verificationLabels[verification]}</dd>
      <dt>Trạng thái</dt>
      <dd>
        {stateLabels[state]}
        {unsent && ' (Sở đang sửa, chưa gửi)'}
        {late && <span class="late-mark">{lateLabel}</span>}
      </dd>
      <dt>Bản ký</dt>
      <dd>{current_revision > 0 ? signedCopyLabels[signed_copy] : 'Chưa gửi phiếu'}</dd>
      <dt>Hoạt động cuối</dt>
      <dd>{tableTime(response.last_activity_at)}</dd>
      <dt>Người xử lý</dt>
      <dd>{assignee ?? 'Chưa có'}</dd>
    </dl>
  );
}
