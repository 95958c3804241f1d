import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { officialTime } from '../../vietnamese/dates.ts';
import { Confirm } from '../acts/Confirm.tsx';
import { sentenceOf } from '../acts/refusals.ts';
import type { Me } from '../documents/me.ts';
import { textPaths, themeCountsSchema, type ThemeCounts } from '../documents/texts.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Session } from '../session/session.ts';
import { pathLabels } from './texts-view.ts';

type Counts = Pick<ThemeCounts, 'answers' | 'themes'>;

const done = z.object({ outcome: z.enum(['published', 'withdrawn']) });

/** What would be published of the themes, and what is; published and withdrawn by a lead. */
export function PublicationPart({ session, me }: { session: Session; me: Me }) {
  const {
    document: counts,
    refused,
    reload,
  } = useLoaded('counts', () =>
    session.call('workspace_publish_themes', { preview: true }, themeCountsSchema),
  );
  const [asked, setAsked] = useState<'publish' | 'withdraw'>();
  if (refused) return <NotLoaded refused={refused} onRetry={() => void reload()} />;
  if (!counts) return <p role="status">Đang tải số đếm…</p>;
  const { published, answers, themes } = counts;
  const isSame =
    published !== null &&
    JSON.stringify([published.answers, published.themes]) === JSON.stringify([answers, themes]);
  const act = async (p: object): Promise<string | undefined> => {
    const answer = await session.call('workspace_publish_themes', { ...p }, done);
    if (answer.kind !== 'unreachable') await reload();
    return answer.kind === 'refused' && answer.outcome === 'stale'
      ? 'Số đếm vừa thay đổi vì có người phân loại hoặc Sở gửi đính chính. Đề nghị xem lại số mới rồi công bố.'
      : sentenceOf(answer);
  };
  return (
    <div class="settings">
      <p class="hint">
        Chỉ công bố số đếm toàn quốc của từng chủ đề, cùng tên và định nghĩa chủ đề. Không công bố nội dung,
        tên Sở, số theo vùng. Số dưới 3 được ghi “dưới 3”.
        {me.role !== 'lead' && ' Việc công bố do người có vai trò phụ trách thực hiện.'}
      </p>
      <section aria-labelledby="dang-cong-bo">
        <h2 id="dang-cong-bo">Đang công bố</h2>
        {published === null ? (
          <p class="note">Chưa công bố số đếm chủ đề nào.</p>
        ) : (
          <>
            <p>Công bố lúc {officialTime(published.published_at)}.</p>
            <CountsShown counts={published} />
            <button
              type="button"
              class="button-secondary"
              disabled={me.role !== 'lead'}
              onClick={() => setAsked('withdraw')}
            >
              Rút công bố…
            </button>
          </>
        )}
      </section>
      <section aria-labelledby="se-cong-bo">
        <h2 id="se-cong-bo">Theo kết quả phân loại hiện nay</h2>
        {themes.length === 0 ? (
          <p class="note">Chưa có nội dung nào được phân loại vào chủ đề, nên chưa có gì để công bố.</p>
        ) : isSame ? (
          <p class="note">Giống số đang công bố.</p>
        ) : (
          <>
            <CountsShown counts={counts} />
            <button
              type="button"
              class="button-secondary"
              disabled={me.role !== 'lead'}
              onClick={() => setAsked('publish')}
            >
              Công bố số đếm chủ đề…
            </button>
          </>
        )}
      </section>
      {asked === 'publish' && (
        <Confirm
          heading="Công bố số đếm chủ đề"
          consequences={{
            seen: 'Không có thay đổi trên Phiếu của Sở.',
            published: 'Từ lần cập nhật kế tiếp, trang kết quả có đúng các số dưới đây, đến khi công bố lại.',
            undone: 'Rút được, nhưng số đã công bố thì người khác có thể đã lưu.',
          }}
          reason="none"
          doIt="Công bố"
          onConfirm={() => act({ seen: { themes, answers } })}
          onClose={() => setAsked(undefined)}
        >
          <CountsShown counts={counts} />
        </Confirm>
      )}
      {asked === 'withdraw' && (
        <Confirm
          heading="Rút công bố số đếm chủ đề"
          consequences={{
            seen: 'Không có thay đổi trên Phiếu của Sở.',
            published: 'Từ lần cập nhật kế tiếp, trang kết quả không còn số đếm chủ đề nào.',
            undone: 'Công bố lại được.',
          }}
          reason="none"
          doIt="Rút công bố"
          onConfirm={() => act({ withdraw: true })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}

/** Counts as the public reads them. */
function CountsShown({ counts: { answers, themes } }: { counts: Counts }) {
  return (
    <>
      {textPaths
        .map((path) => ({ path, own: themes.filter((theme) => theme.path === path) }))
        .filter(({ own }) => own.length > 0)
        .map(({ path, own }) => (
          <table key={path} class="board-table agreement-table">
            <caption>
              {pathLabels[path]} (trong {answers[path] ?? 0} câu trả lời đã phân loại)
            </caption>
            <thead>
              <tr>
                <th scope="col">Chủ đề</th>
                <th scope="col">Số câu trả lời</th>
              </tr>
            </thead>
            <tbody>
              {own.map(({ name, definition, count }) => (
                <tr key={name}>
                  <th scope="row">
                    {name}
                    <br />
                    <span class="hint">{definition}</span>
                  </th>
                  <td class="number">{count ?? 'dưới 3'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
    </>
  );
}
