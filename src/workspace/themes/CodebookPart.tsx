import { useState } from 'preact/hooks';
import { shortTime } from '../../staff/times.ts';
import { codebookSchema, type Theme } from '../documents/texts.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Session } from '../session/session.ts';
import { readAllTexts } from './read-texts.ts';
import { ThemeDialog } from './ThemeDialog.tsx';

/** The codebook: every theme with its definition and an example; added, worded anew, retired. */
export function CodebookPart({ session }: { session: Session }) {
  const {
    document,
    refused,
    reload,
    show: showAll,
  } = useLoaded('codebook', () => readAllTexts(session.call));
  const [edited, setEdited] = useState<Theme | 'new'>();
  if (refused) return <NotLoaded refused={refused} onRetry={() => void reload()} />;
  if (!document) return <p role="status">Đang tải danh mục…</p>;
  const { codebook, texts } = document;
  const uses = (id: number): number =>
    texts.filter(({ codings }) => codings.some(({ themes }) => themes?.includes(id))).length;
  return (
    <>
      <div class="board-tools">
        <p class="board-count">
          {codebook.version === 0
            ? 'Chưa có chủ đề nào.'
            : `Phiên bản ${codebook.version} của danh mục; ${codebook.themes.filter(({ is_retired }) => !is_retired).length} chủ đề đang dùng.`}
        </p>
        <button type="button" class="button-secondary" onClick={() => setEdited('new')}>
          Thêm chủ đề…
        </button>
      </div>
      {codebook.themes.length === 0 ? (
        <p class="note">
          Danh mục chủ đề là cơ sở để những người đọc hiểu như nhau. Mỗi chủ đề cần tên ngắn và định nghĩa:
          nội dung thế nào thì thuộc, thế nào thì không. Đề nghị lập trước khi phân loại.
        </p>
      ) : (
        <div class="table-scroll" role="region" aria-label="Danh mục chủ đề" tabIndex={0}>
          <table class="board-table">
            <thead>
              <tr>
                <th scope="col">Chủ đề</th>
                <th scope="col">Định nghĩa</th>
                <th scope="col">Ví dụ</th>
                <th scope="col">Số nội dung</th>
                <th scope="col">Ghi gần nhất</th>
                <th scope="col">Sửa</th>
              </tr>
            </thead>
            <tbody>
              {codebook.themes.map((theme) => (
                <tr key={theme.id}>
                  <th scope="row">
                    {theme.name}
                    {theme.is_retired && <span class="late-mark">Đã ngừng dùng</span>}
                  </th>
                  <td class="answer">{theme.definition}</td>
                  <td class="answer">{theme.example}</td>
                  <td class="number">{uses(theme.id)}</td>
                  <td>
                    {shortTime(theme.at)}, {theme.who}
                  </td>
                  <td>
                    <button type="button" class="link-button" onClick={() => setEdited(theme)}>
                      Sửa<span class="visually-hidden"> chủ đề {theme.name}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="hint">
        “Số nội dung”: số nội dung có ít nhất một người đọc chọn chủ đề này. Mỗi lần thêm, sửa, ngừng dùng là
        một phiên bản của danh mục. Danh mục và kết quả phân loại bị xóa cùng dữ liệu liên hệ sau khi đóng
        khảo sát; đề nghị tải về trước ở “Đối chiếu, theo vùng”.
      </p>
      {edited && (
        <ThemeDialog
          theme={edited === 'new' ? undefined : edited}
          onWrite={async (p) => {
            const answer = await session.call('workspace_write_theme', p, codebookSchema);
            if (answer.kind === 'done') showAll({ ...document, codebook: answer.document.codebook });
            else await reload();
            return answer;
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
