import { useEffect, useRef, useState } from 'preact/hooks';
import { revisionWords } from '../../staff/text/labels.ts';
import { tableTime } from '../../vietnamese/dates.ts';
import type { Me } from '../documents/me.ts';
import type { UnitDocument } from '../documents/unit.ts';
import type { Session } from '../session/session.ts';
import { ActPanel } from './ActPanel.tsx';
import { Answers } from './Answers.tsx';
import { AskBar } from './AskBar.tsx';
import { Changes } from './Changes.tsx';
import { CodeSlip, type IssuedCode, type SlipSettings } from './CodeSlip.tsx';
import { Contact } from './Contact.tsx';
import { Files } from './Files.tsx';
import { InHand } from './InHand.tsx';
import { IssueCode } from './IssueCode.tsx';
import { Jumps } from './Jumps.tsx';
import { Notes } from './Notes.tsx';
import { Requested } from './Requested.tsx';
import { saidOfFields } from './said-of-fields.ts';
import { Status } from './Status.tsx';
import { Timeline } from './Timeline.tsx';
import { useActs } from './use-acts.ts';
import { useAsking } from './use-asking.ts';
import { WhatChanged } from './WhatChanged.tsx';
import { WithoutCode } from './WithoutCode.tsx';

interface Props {
  session: Session;
  me: Me;
  slips: SlipSettings;
  unit: UnitDocument;
  reload: () => Promise<void>;
  place: string;
  from: number | undefined;
  to: number | undefined;
}

/** One Sở with its response, once it is loaded. */
export function UnitShown({ session, me, slips, unit, reload, place, from, to }: Props) {
  const { response } = unit;
  const acts = useActs(session, unit, reload);
  const { asking, items, begin, end } = useAsking(response?.number ?? unit.unit.code);
  const [issued, setIssued] = useState<IssuedCode>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const current = response?.revisions.at(-1);
  const seen = acts.seenBefore?.response;
  return (
    <>
      <header class="response-head">
        <h1 ref={heading} tabIndex={-1}>
          Sở Tư pháp {unit.unit.name}
        </h1>
        {response && (
          <p>
            Phiếu {response.number}
            {response.current_revision > 0 && `, ${revisionWords(response.current_revision)}`}
          </p>
        )}
      </header>
      {acts.seenBefore && <WhatChanged seen={acts.seenBefore} now={unit} onKnown={acts.acknowledge} />}
      {issued && <CodeSlip issued={issued} settings={slips} onDone={() => setIssued(undefined)} />}
      <div class="response-layout">
        <div class="response-main">
          {response && <Jumps response={response} />}
          {response?.request && <Requested response={response} request={response.request} />}
          <section aria-labelledby="noi-dung-tieu-de">
            <h2 id="noi-dung-tieu-de" tabIndex={-1}>
              Nội dung Phiếu
            </h2>
            {current && response ? (
              <Answers
                revision={current}
                unit={unit.unit.code}
                said={saidOfFields(unit.unit.code, current, response.request?.items ?? [])}
                asking={asking}
              />
            ) : (
              <p class="note">
                {response?.purged
                  ? `Nội dung đã xóa lúc ${tableTime(response.purged.at)}, người xóa: ${response.purged.who}.`
                  : response
                    ? 'Sở chưa gửi. Nội dung bản nháp của Sở không hiện ở đây.'
                    : 'Sở chưa mở Phiếu lần nào.'}
              </p>
            )}
          </section>
          {response && (
            <>
              <section aria-labelledby="thay-doi-tieu-de">
                <h2 id="thay-doi-tieu-de" tabIndex={-1}>
                  Thay đổi giữa các lần gửi
                </h2>
                <Changes
                  place={place}
                  response={response}
                  from={from ?? (seen?.current_revision || undefined)}
                  to={to}
                />
              </section>
              <section aria-labelledby="tep-tieu-de">
                <h2 id="tep-tieu-de" tabIndex={-1}>
                  Tệp và bản ký
                </h2>
                <Files session={session} response={response} />
              </section>
              <section aria-labelledby="dien-bien-tieu-de">
                <h2 id="dien-bien-tieu-de" tabIndex={-1}>
                  Diễn biến
                </h2>
                <Timeline response={response} />
              </section>
            </>
          )}
        </div>
        <aside class="response-side" aria-label="Tình trạng và xử lý">
          <section aria-labelledby="tinh-trang">
            <h2 id="tinh-trang">Tình trạng</h2>
            <Status unit={unit} />
            {response && (
              <ActPanel
                me={me}
                unit={unit}
                response={response}
                acts={acts}
                onAsk={begin}
                isAsking={asking !== undefined}
              />
            )}
          </section>
          <WithoutCode unit={unit} />
          <section aria-labelledby="nguoi-xu-ly">
            <h2 id="nguoi-xu-ly">Người xử lý</h2>
            <InHand me={me} unit={unit} acts={acts} />
          </section>
          <section aria-labelledby="ma-truy-cap">
            <h2 id="ma-truy-cap">Mã truy cập Phiếu</h2>
            <IssueCode session={session} me={me} unit={unit.unit} onIssued={setIssued} />
          </section>
          {current && (
            <section aria-labelledby="lien-he">
              <h2 id="lien-he">Người lập Phiếu</h2>
              <Contact revision={current} />
            </section>
          )}
          <section aria-labelledby="ghi-chu-cuc">
            <h2 id="ghi-chu-cuc">Ghi chú của Cục</h2>
            <Notes notes={unit.notes} acts={acts} />
          </section>
        </aside>
      </div>
      {asking && response && <AskBar response={response} acts={acts} items={items} onEnd={end} />}
    </>
  );
}
