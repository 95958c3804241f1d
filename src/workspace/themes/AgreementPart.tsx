import { saveFile } from '../../form/dom/save-file.ts';
import { formatDecimal } from '../../vietnamese/numbers.ts';
import { textPaths } from '../documents/texts.ts';
import { Alert } from '../parts/Alert.tsx';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useActing } from '../parts/use-acting.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { addressOf } from '../place.ts';
import type { Session } from '../session/session.ts';
import { compareReaders, type ComparedReaders } from './compare-readers.ts';
import { readAllTexts } from './read-texts.ts';
import { regionalCounts, type RegionalCounts } from './regional-counts.ts';
import { pathLabels, type TextsView } from './texts-view.ts';

/** How readers agree, theme by theme; themes by region; and all of it as a workbook. */
export function AgreementPart({ session, view: { path } }: { session: Session; view: TextsView }) {
  const { document, refused, reload } = useLoaded('all', () => readAllTexts(session.call));
  const { isActing, error, run } = useActing();
  if (refused) return <NotLoaded refused={refused} onRetry={() => void reload()} />;
  if (!document) return <p role="status">Đang tải kết quả phân loại…</p>;
  const texts = document.texts.filter((text) => path === undefined || text.path === path);
  const { themes } = document.codebook;
  const regional = regionalCounts(texts, themes);
  const download = async (): Promise<string | undefined> => {
    const part = await import('./coding-workbook.ts').catch(() => undefined);
    if (!part) return 'Chưa tải được phần lập tệp vì mất kết nối. Đề nghị thử lại.';
    const { content, name } = await part.codingWorkbook(document.texts, document.codebook, new Date());
    saveFile(content, name);
    return undefined;
  };
  return (
    <>
      <div class="board-tools">
        <nav aria-label="Câu hỏi">
          <ul class="chips">
            {[undefined, ...textPaths].map((one) => (
              <li key={one ?? 'all'}>
                <a
                  href={addressOf({
                    page: 'themes',
                    part: 'agreement',
                    view: { search: '', page: 1, ...(one && { path: one }) },
                  })}
                  aria-current={one === path ? 'true' : undefined}
                >
                  {one ? pathLabels[one] : 'Cả ba mục'}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="download-list">
          <button type="button" class="button-secondary" disabled={isActing} onClick={() => run(download)}>
            {isActing ? 'Đang lập tệp…' : 'Tải danh mục, kết quả phân loại (Excel)'}
          </button>
          <Alert>{error}</Alert>
        </div>
      </div>
      <section aria-labelledby="doi-chieu">
        <h2 id="doi-chieu">Đối chiếu hai người đọc</h2>
        <p class="hint">
          Chỉ tính nội dung có đúng hai người phân loại, theo bản Sở gửi gần nhất. Hệ số kappa của Cohen: 1 là
          thống nhất hoàn toàn, 0 là như ngẫu nhiên; “không tính được” khi cả hai chọn chủ đề ở mọi nội dung,
          hoặc không ai chọn ở nội dung nào.
        </p>
        <Compared compared={compareReaders(texts, themes)} />
      </section>
      <section aria-labelledby="theo-vung">
        <h2 id="theo-vung">Chủ đề theo vùng</h2>
        <Regional regional={regional} />
      </section>
    </>
  );
}

function Compared({ compared }: { compared: readonly ComparedReaders[] }) {
  if (compared.length === 0) return <p class="note">Chưa có nội dung nào được đúng hai người phân loại.</p>;
  return (
    <>
      {compared.map(({ readers: [first, second], texts, themes }) => (
        <div
          key={`${first} ${second}`}
          class="table-scroll"
          role="region"
          aria-label={`Đối chiếu ${first} và ${second}`}
          tabIndex={0}
        >
          <table class="board-table agreement-table">
            <caption>
              {first} và {second}: {texts} nội dung
            </caption>
            <thead>
              <tr>
                <th scope="col">Chủ đề</th>
                <th scope="col">Cả hai chọn</th>
                <th scope="col">Chỉ {first}</th>
                <th scope="col">Chỉ {second}</th>
                <th scope="col">Không ai chọn</th>
                <th scope="col">Kappa</th>
              </tr>
            </thead>
            <tbody>
              {themes.map(({ theme, agreement }) => (
                <tr key={theme.id}>
                  <th scope="row">{theme.name}</th>
                  <td class="number">{agreement.both}</td>
                  <td class="number">{agreement.first_only}</td>
                  <td class="number">{agreement.second_only}</td>
                  <td class="number">{agreement.neither}</td>
                  <td class="number">
                    {agreement.kappa === null ? 'không tính được' : formatDecimal(agreement.kappa)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  );
}

function Regional({ regional: { regions, themes, coded } }: { regional: RegionalCounts }) {
  if (coded === 0) return <p class="note">Chưa có nội dung nào được phân loại.</p>;
  return (
    <>
      <p class="hint">
        Số Sở có ít nhất một người đọc chọn chủ đề. Dòng đầu: số Sở có nội dung đã phân loại, theo bản gửi gần
        nhất. Chỉ dùng trong Cục, không công bố.
      </p>
      <div class="table-scroll" role="region" aria-label="Bảng chủ đề theo vùng" tabIndex={0}>
        <table class="board-table agreement-table">
          <thead>
            <tr>
              <th scope="col">Chủ đề</th>
              {regions.map(({ code, name }) => (
                <th key={code} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">Cả nước</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Số Sở đã phân loại</th>
              {regions.map((region) => (
                <td key={region.code} class="number">
                  {region.coded}
                </td>
              ))}
              <td class="number">{coded}</td>
            </tr>
            {themes.map(({ theme, counts, all }) => (
              <tr key={theme.id}>
                <th scope="row">{theme.name}</th>
                {counts.map((count, at) => (
                  <td key={regions[at]?.code} class="number">
                    {count}
                  </td>
                ))}
                <td class="number">{all}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
