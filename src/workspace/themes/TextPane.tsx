import { useEffect, useRef } from 'preact/hooks';
import { allTexts, pathLabels } from './texts-view.ts';
import type { TextPath } from '../documents/texts.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { addressOf } from '../place.ts';
import type { Session } from '../session/session.ts';
import { CodeText } from './CodeText.tsx';
import { OtherCodings } from './OtherCodings.tsx';
import { ProvinceFigures } from './ProvinceFigures.tsx';
import { readText } from './read-texts.ts';

interface Props {
  session: Session;
  read: { unit: string; path: TextPath };
  /** After a coding was recorded, with the wish to go on; returns whether another text is shown now. */
  onSaved: (goesOn: boolean) => boolean;
}

/** One text, with the figures of its province, its themes as who is signed in finds them, and then as others did. */
export function TextPane({ session, read, onSaved }: Props) {
  const { document, refused, reload } = useLoaded(`${read.unit}.${read.path}`, () =>
    readText(session.call, read),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const text = document?.texts[0];
  const isShown = text !== undefined;
  useEffect(() => heading.current?.focus(), [isShown]);
  if (refused) return <NotLoaded refused={refused} onRetry={() => void reload()} />;
  if (!document) return <p role="status">Đang tải nội dung…</p>;
  if (!text)
    return <p class="note">Bản Sở gửi gần nhất không còn nội dung ở mục này. Đề nghị chọn nội dung khác.</p>;
  const own = text.codings.find((coding) => coding.own);
  return (
    <section class="text-pane" aria-labelledby="noi-dung-doc">
      <div class="text-read">
        <h2 id="noi-dung-doc" tabIndex={-1} ref={heading}>
          {text.name}: {pathLabels[text.path]}
        </h2>
        <p class="hint">
          <a href={addressOf({ page: 'response', name: text.unit })}>Phiếu {text.number}</a>, lần gửi{' '}
          {text.revision}
        </p>
        {own?.is_stale && (
          <p class="warning">
            Sở đã đính chính nội dung này sau khi Quý vị phân loại. Đề nghị xem lại và ghi lại.
          </p>
        )}
        <p class="answer text-words">{text.words}</p>
        <ProvinceFigures session={session} unit={text.unit} />
      </div>
      <div class="text-coding">
        {document.codebook.themes.some((theme) => !theme.is_retired) ? (
          <CodeText
            key={text.revision}
            session={session}
            text={text}
            codebook={document.codebook}
            onSaved={async (goesOn) => {
              if (!onSaved(goesOn)) await reload();
            }}
            onStale={() => void reload()}
          />
        ) : (
          <p class="note">
            Chưa có chủ đề nào để chọn. Đề nghị lập{' '}
            <a href={addressOf({ page: 'themes', part: 'codebook', view: allTexts })}>Danh mục chủ đề</a>{' '}
            trước.
          </p>
        )}
        <OtherCodings text={text} codebook={document.codebook} />
      </div>
    </section>
  );
}
