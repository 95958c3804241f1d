import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { shownLocalDraft, type LocalDraft } from '../form/draft/local-draft.ts';
import { useIsReady } from '../form/dom/use-is-ready.ts';
import { rememberedSent } from '../form/review/sent-in-tab.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { nextAction } from '../submission/next-step.ts';
import { OfficeHeader } from '../form/OfficeHeader.tsx';
import { codeLine } from './document-reference.ts';
import { OpenByCode } from './OpenByCode.tsx';
import { PaperPhieu } from './sheet/PaperPhieu.tsx';
import { PrintFoot, printsMargins, setPrintFoot } from './PrintFoot.tsx';
import { SentRevisions } from './SentRevisions.tsx';
import { fromHere, sheetOfDraft, sheetOfOpened, type RenderedSheet } from './rendered-sheet.ts';
import { readSentSheet, sentSheet } from './sent-sheet.ts';
import { SigningPanel } from './SigningPanel.tsx';
import { Sources } from './Sources.tsx';
import { WordFile } from './WordFile.tsx';

/** The address ends so where the draft of this browser is to be printed, not what the system holds. */
const draftFragment = '#nhap';
/** The address ends so where what was sent last is to be printed, not what was changed since. */
const sentFragment = '#da-gui';

interface Opened {
  response: OpenedDraft;
  credentials: Credentials;
  /** The sheet of where it stands now, whichever is shown. */
  sheet: RenderedSheet;
}

/** The page that prints the Phiếu: blank without script, then also filled from a draft, a file or what was sent. */
export function PaperPage() {
  const isReady = useIsReady();
  const [sheet, setSheet] = useState<RenderedSheet>();
  const [draft, setDraft] = useState<LocalDraft>();
  const [opened, setOpened] = useState<Opened>();
  const lacksMargins = isReady && !printsMargins();
  useEffect(() => {
    const kept = shownLocalDraft();
    setDraft(kept);
    if (kept && location.hash === draftFragment) void sheetOfDraft(kept.values, fromHere).then(setSheet);
    const sent = location.hash === sentFragment ? rememberedSent() : undefined;
    if (sent?.values) setSheet(sentSheet(sent.values, sent.receipt));
  }, []);
  // With the sheet, not a frame later: somebody may print at once.
  useLayoutEffect(() => setPrintFoot(sheet?.reference), [sheet]);

  async function take(response: OpenedDraft, credentials: Credentials): Promise<void> {
    const now = await sheetOfOpened(response);
    setSheet(now);
    setOpened({ response, credentials, sheet: now });
    const last = response.receipts.at(-1);
    if (opened || location.hash !== sentFragment || !last) return;
    const read = await readSentSheet(credentials, last);
    if ('sheet' in read) setSheet(read.sheet);
  }

  /** Shows what is not the response that was opened. */
  function show(other: RenderedSheet | undefined): void {
    setSheet(other);
    setOpened(undefined);
  }

  return (
    <>
      {opened && <Office response={opened.response} unit={opened.credentials.unit} />}
      <div class="paper-tools">
        <SheetWords sheet={sheet} />
        {lacksMargins && (
          <p class="warning">
            Trình duyệt này không in được số trang ở chân từng trang. Bản để ký, đề nghị in bằng Chrome, Edge
            hoặc Cốc Cốc.
          </p>
        )}
        {isReady && (
          <p class="paper-buttons">
            <button type="button" class="button" onClick={() => print()}>
              In Phiếu
            </button>
            <WordFile sheet={sheet} />
          </p>
        )}
        {isReady && (
          <>
            <Sources
              sheet={sheet}
              draft={draft}
              onBlank={() => show(undefined)}
              onDraft={(formValues, from) => void sheetOfDraft(formValues, from).then(show)}
            />
            <OpenByCode
              opened={opened?.response}
              onOpened={take}
              onClosed={() => show(undefined)}
              summary="Mở Phiếu của Sở trên hệ thống bằng mã truy cập"
              waits={draft !== undefined && location.hash === draftFragment}
            />
            {opened && (
              <SigningPanel
                opened={opened.response}
                sheet={opened.sheet}
                credentials={opened.credentials}
                onChanged={(response) => void take(response, opened.credentials)}
              />
            )}
            {opened && (
              <SentRevisions opened={opened.response} credentials={opened.credentials} onSheet={setSheet} />
            )}
          </>
        )}
      </div>
      <div class={lacksMargins ? 'paper-desk footed' : 'paper-desk'}>
        <PaperPhieu
          values={sheet?.values}
          codeLine={sheet && codeLine(sheet.reference)}
          draftMark={lacksMargins && sheet?.reference.status === 'draft'}
        />
        {lacksMargins && <PrintFoot />}
      </div>
    </>
  );
}

/** Whose Phiếu is open, where it stands, and the way on from paper. */
function Office({ response, unit }: { response: OpenedDraft; unit: string }) {
  const { number, state, signed_copy, signing, open } = response;
  const place = { state, signed_copy, isLocked: signing?.locked ?? false };
  const action = nextAction(place, { isClosed: !open });
  // What is printed here needs no link to here.
  const next = action.href === '/phieu/in/' ? undefined : action;
  return <OfficeHeader unit={unit} number={number} place={place} next={next} />;
}

function SheetWords({ sheet }: { sheet: RenderedSheet | undefined }) {
  const { from = 'Phiếu trống', reference } = sheet ?? {};
  return (
    <p class="sheet-words" role="status">
      Đang xem: <strong>{from}</strong>. {reference && `${codeLine(reference)}. `}
      {reference?.status === 'draft' &&
        'Bản in mang chữ DỰ THẢO, dùng để xem và góp ý; bản để ký phải được chốt trình ký trước khi in.'}
    </p>
  );
}
