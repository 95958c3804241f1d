import { useEffect, useState } from 'preact/hooks';
import { readLocalDraft, type LocalDraft } from '../form/draft/local-draft.ts';
import { takePersonalLink } from '../form/personal-link.ts';
import { useIsReady } from '../form/use-is-ready.ts';
import { fromHere } from './from-words.ts';
import { codeLine } from './identity.ts';
import { OpenByCode } from './OpenByCode.tsx';
import { PaperPhieu } from './PaperPhieu.tsx';
import { setPrintFoot } from './print-foot.ts';
import { sheetOfDraft, type Sheet } from './sheet-on-show.ts';
import { Sources } from './Sources.tsx';

/** The page that prints the Phiếu: blank without script, then also filled from a draft, a file or what was sent. */
export function PaperPage() {
  const isReady = useIsReady();
  const [sheet, setSheet] = useState<Sheet>();
  const [draft, setDraft] = useState<LocalDraft>();
  const [link, setLink] = useState<ReturnType<typeof takePersonalLink>>();
  useEffect(() => {
    const kept = readLocalDraft();
    setLink(takePersonalLink());
    setDraft(kept);
    if (kept && location.hash === '#nhap') void sheetOfDraft(kept.raw, fromHere).then(setSheet);
  }, []);
  useEffect(() => setPrintFoot(sheet?.identity), [sheet]);

  return (
    <>
      <div class="paper-tools">
        {isReady && (
          <>
            <Sources
              sheet={sheet}
              draft={draft}
              onBlank={() => setSheet(undefined)}
              onDraft={(raw, from) => void sheetOfDraft(raw, from).then(setSheet)}
            />
            <OpenByCode link={link} onSheet={setSheet} />
          </>
        )}
        <SheetWords sheet={sheet} />
        {isReady && (
          <p>
            <button type="button" class="button" onClick={() => print()}>
              In Phiếu
            </button>
          </p>
        )}
      </div>
      <div class="paper-desk">
        <PaperPhieu filling={sheet?.raw} codeLine={sheet && codeLine(sheet.identity)} />
      </div>
    </>
  );
}

function SheetWords({ sheet }: { sheet: Sheet | undefined }) {
  const { from = 'Phiếu trống', identity } = sheet ?? {};
  return (
    <p class="sheet-words" role="status">
      Đang xem: <strong>{from}</strong>. {identity && `${codeLine(identity)}. `}
      {identity?.status === 'draft' &&
        'Bản in mang chữ DỰ THẢO, dùng để xem và góp ý; bản để ký phải được chốt trình ký trước khi in.'}
    </p>
  );
}
