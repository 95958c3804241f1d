import { useEffect, useRef, useState } from 'preact/hooks';
import { useIsReady } from '../form/dom/use-is-ready.ts';
import { rememberedSent, rememberSent, type SentInTab } from '../form/review/sent-in-tab.ts';
import { OpenByCode } from '../paper/OpenByCode.tsx';
import { readSentSheet, sentSheet } from '../paper/sent-sheet.ts';
import type { RenderedSheet } from '../paper/rendered-sheet.ts';
import { WordFile } from '../paper/WordFile.tsx';
import { openDraft } from '../submission/api-client.ts';
import { rememberedCode } from '../submission/codes/tab-code.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import type { PublishFrom } from '../submission/publish-from.ts';
import { AskWhere, type Contact } from './AskWhere.tsx';
import { ConfirmationSheet } from './ConfirmationSheet.tsx';
import { NextSteps } from './NextSteps.tsx';
import { takePlainAnswer } from './plain-answer.ts';
import { ReportText } from './ReportText.tsx';
import { reportText } from './report-text.ts';

interface Props {
  contacts: readonly Contact[];
  /** As it was when the page was built. */
  publishFrom: PublishFrom;
}

interface Opened {
  response: OpenedDraft;
  credentials: Credentials;
}

/** The page that confirms what was sent: what this tab has just sent, or what the code of a Sở opens. */
export function ConfirmationPage({ contacts, publishFrom }: Props) {
  const isReady = useIsReady();
  const [sent, setSent] = useState<SentInTab>();
  const [opened, setOpened] = useState<Opened>();
  const [sheet, setSheet] = useState<RenderedSheet>();
  const [isOutdated, setIsOutdated] = useState(false);
  const isOfTab = useRef(false);

  useEffect(() => {
    const plain = takePlainAnswer();
    if (plain) rememberSent(plain);
    const known = plain ?? rememberedSent();
    const code = rememberedCode();
    // Another Sở is open in this tab by now.
    if (!known || (code && code.unit !== known.receipt.unit)) return;
    isOfTab.current = true;
    setSent(known);
    if (known.values) setSheet(sentSheet(known.values, known.receipt));
    if (code && known.receipt.verification !== 'held')
      void lookAgain({ unit: code.unit, access_code: code.code });
  }, []);
  const receipt = opened?.response.receipts.at(-1) ?? sent?.receipt;
  useEffect(() => {
    if (receipt && isOfTab.current) document.getElementById('xac-nhan')?.focus({ preventScroll: true });
  }, [receipt !== undefined]);

  /** Where the response stands now; the receipt is good also where that is not to be had. */
  async function lookAgain(credentials: Credentials): Promise<void> {
    const outcome = await openDraft(credentials);
    if (outcome.kind === 'done') await take(outcome.document, credentials);
    else setIsOutdated(true);
  }

  async function take(response: OpenedDraft, credentials: Credentials): Promise<void> {
    setOpened({ response, credentials });
    const last = response.receipts.at(-1);
    const read = last && (await readSentSheet(credentials, last));
    if (read && 'sheet' in read) setSheet(read.sheet);
  }

  return (
    <>
      {!receipt && <Heading />}
      {!isReady && <WithoutScript />}
      {isReady && !sent && (
        <section class="paper-tools" aria-labelledby="mo-phieu">
          <h2 id="mo-phieu">Mở xác nhận của Sở</h2>
          <OpenByCode
            opened={opened?.response}
            onOpened={take}
            onClosed={() => {
              setOpened(undefined);
              setSheet(undefined);
            }}
          />
        </section>
      )}
      {opened && !receipt && (
        <p class="note">
          Sở Tư pháp chưa gửi số liệu của Phiếu này, nên chưa có xác nhận.{' '}
          <a href="/phieu/">Tới Phiếu khảo sát</a>
        </p>
      )}
      {receipt && (
        <div class="confirmation-layout">
          <ConfirmationSheet
            receipt={receipt}
            response={opened?.response}
            values={sheet?.values}
            site={location.origin}
            actions={
              <ReportText
                text={reportText(
                  { receipt, response: opened?.response, values: sheet?.values },
                  location.origin,
                )}
              >
                <Actions isHeld={receipt.verification === 'held'} sheet={sheet} />
              </ReportText>
            }
          >
            <AskWhere contacts={contacts} site={location.origin} />
          </ConfirmationSheet>
          <div class="screen-only">
            <NextSteps
              receipt={receipt}
              response={opened?.response}
              publishFrom={opened?.response.publish_from ?? publishFrom}
            />
            {isOutdated && (
              <p class="note">Xác nhận ghi theo lúc gửi; hiện chưa xem được tình trạng mới nhất của Phiếu.</p>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Actions({ isHeld, sheet }: { isHeld: boolean; sheet: RenderedSheet | undefined }) {
  return (
    <>
      <button type="button" class="button" onClick={() => print()}>
        In xác nhận
      </button>
      {!isHeld && (
        <a class="button-secondary" href="/phieu/ban-ky/">
          Gửi bản ký
        </a>
      )}
      <a class="button-secondary" href="/phieu/in/#da-gui">
        Xem và in bản đã gửi
      </a>
      {sheet && <WordFile sheet={sheet} />}
    </>
  );
}

/** While there is nothing to confirm. */
const Heading = () => (
  <>
    <h1>Xác nhận đã nhận số liệu</h1>
    <p class="lead">
      Xác nhận của lần gửi sau cùng: số Phiếu, thời điểm nhận, nội dung và tệp đã nhận; in và lưu được.
    </p>
  </>
);

const WithoutScript = () => (
  <noscript>
    <p class="note">
      Gửi Phiếu không có JavaScript thì xác nhận hiện ra ngay sau khi gửi; đề nghị in hoặc ghi lại số Phiếu
      khi đó. Xem lại xác nhận về sau cần trình duyệt chạy được JavaScript và mã truy cập Phiếu.
    </p>
  </noscript>
);
