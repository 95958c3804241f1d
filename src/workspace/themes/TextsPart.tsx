import { useEffect, useState } from 'preact/hooks';
import { textPaths, type Text, type TextsDocument } from '../documents/texts.ts';
import { NotLoaded } from '../parts/NotLoaded.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { addressOf, goTo } from '../place.ts';
import type { Session } from '../session/session.ts';
import { readTexts } from './read-texts.ts';
import { TextPane } from './TextPane.tsx';
import { pathLabels, textsViewInAddress, type TextsFilter, type TextsView } from './texts-view.ts';

const filterLabels: Readonly<Record<TextsFilter, string>> = {
  to_code: 'Quý vị chưa phân loại',
  to_review: 'Đã đính chính, cần xem lại',
};

const addressOfView = (view: TextsView): string => addressOf({ page: 'themes', part: 'texts', view });
const show = (view: TextsView): void => goTo({ page: 'themes', part: 'texts', view }, 'replace');

/** The texts, filtered; one of them is read and coded beside the list. */
export function TextsPart({ session, view }: { session: Session; view: TextsView }) {
  const { read, ...listed } = view;
  const {
    document: texts,
    isLoading,
    refused,
    reload,
  } = useLoaded(textsViewInAddress(listed), () => readTexts(session.call, listed));
  const saved = (goesOn: boolean): boolean => {
    const next = goesOn && read && texts ? nextOf(texts.texts, read) : undefined;
    if (next) show({ ...listed, read: { unit: next.unit, path: next.path } });
    void reload();
    return next !== undefined;
  };
  if (refused) return <NotLoaded refused={refused} onRetry={() => void reload()} />;
  if (!texts) return <p role="status">Đang tải nội dung…</p>;
  return (
    <>
      <Filters view={listed} texts={texts} isLoading={isLoading} />
      <div class="texts-layout">
        <nav aria-label="Nội dung các Sở ghi" class="texts-list" aria-busy={isLoading}>
          {texts.texts.length === 0 ? (
            <NoTexts texts={texts} view={listed} />
          ) : (
            <ul>
              {texts.texts.map((text) => (
                <Item key={`${text.unit}.${text.path}`} text={text} view={view} />
              ))}
            </ul>
          )}
          <Pages view={listed} texts={texts} />
        </nav>
        {read ? (
          <TextPane key={`${read.unit}.${read.path}`} session={session} read={read} onSaved={saved} />
        ) : (
          texts.texts.length > 0 && <p class="note">Chọn một nội dung ở danh sách để đọc và phân loại.</p>
        )}
      </div>
    </>
  );
}

function nextOf(texts: readonly Text[], read: { unit: string; path: string }): Text | undefined {
  const at = texts.findIndex(({ unit, path }) => unit === read.unit && path === read.path);
  return texts[at + 1];
}

interface FiltersProps {
  view: TextsView;
  texts: TextsDocument;
  isLoading: boolean;
}

function Filters({ view, texts: { counts, codebook, total }, isLoading }: FiltersProps) {
  const { filter: _filter, ...unfiltered } = view;
  const { path: _path, ...ofAllQuestions } = view;
  const { theme: _theme, ...ofAllThemes } = view;
  const chip = (filter: TextsFilter | undefined, label: string, count: number) => (
    <li key={label}>
      <a
        href={addressOfView({ ...unfiltered, page: 1, ...(filter && { filter }) })}
        aria-current={view.filter === filter ? 'true' : undefined}
      >
        {label} <b>{count}</b>
      </a>
    </li>
  );
  return (
    <>
      <nav aria-label="Lọc theo việc còn lại">
        <ul class="chips">
          {chip(undefined, 'Tất cả', counts.all)}
          {chip('to_code', filterLabels.to_code, counts.to_code)}
          {chip('to_review', filterLabels.to_review, counts.to_review)}
        </ul>
      </nav>
      <div class="board-tools">
        <Search view={view} />
        <label>
          <span>Câu hỏi</span>{' '}
          <select
            value={view.path ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const path = textPaths.find((one) => one === value);
              show({ ...ofAllQuestions, page: 1, ...(path && { path }) });
            }}
          >
            <option value="">Cả ba mục</option>
            {textPaths.map((path) => (
              <option key={path} value={path}>
                {pathLabels[path]}
              </option>
            ))}
          </select>
        </label>
        {codebook.themes.length > 0 && (
          <label>
            <span>Chủ đề</span>{' '}
            <select
              value={view.theme ?? ''}
              onChange={({ currentTarget: { value } }) =>
                show({ ...ofAllThemes, page: 1, ...(value !== '' && { theme: value }) })
              }
            >
              <option value="">Mọi chủ đề</option>
              {codebook.themes.map(({ id, name }) => (
                <option key={id} value={String(id)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <p role="status" class="board-count">
          {isLoading ? 'Đang tải…' : `${total} nội dung`}
        </p>
      </div>
    </>
  );
}

/** What is typed here is looked for when the typing rests, and stands in the address. */
function Search({ view }: { view: TextsView }) {
  const [typed, setTyped] = useState(view.search);
  useEffect(() => setTyped(view.search), [view.search]);
  useEffect(() => {
    if (typed === view.search) return undefined;
    const resting = setTimeout(() => show({ ...view, search: typed, page: 1 }), 250);
    return () => clearTimeout(resting);
  }, [typed]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        show({ ...view, search: typed, page: 1 });
      }}
    >
      <label for="tim-noi-dung">Tìm nội dung</label>
      <input
        id="tim-noi-dung"
        type="search"
        value={typed}
        maxLength={100}
        placeholder="không cần dấu"
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </form>
  );
}

function Item({ text, view }: { text: Text; view: TextsView }) {
  const { unit, path, name, words, to_code, codings } = text;
  const isRead = view.read?.unit === unit && view.read.path === path;
  const readers = codings.filter(({ is_stale }) => !is_stale).length;
  return (
    <li>
      <a href={addressOfView({ ...view, read: { unit, path } })} aria-current={isRead ? 'true' : undefined}>
        <b>{name}</b> <span class="hint">{pathLabels[path]}</span>
        <span class="text-beginning">{words.slice(0, 160)}</span>
      </a>
      <span class="hint">
        {to_code ? 'Quý vị chưa phân loại' : 'Quý vị đã phân loại'}
        {readers > 0 && `; ${readers} người đã đọc`}
      </span>
      {codings.some(({ is_stale }) => is_stale) && (
        <span class="late-mark">Đã đính chính, đề nghị xem lại</span>
      )}
    </li>
  );
}

/** Nothing to read is said in words, by why there is nothing. */
function NoTexts({ texts: { counts }, view }: { texts: TextsDocument; view: TextsView }) {
  const isWhole = view.search === '' && !view.path && !view.theme;
  if (counts.all === 0)
    return (
      <p class="note">
        {isWhole
          ? 'Chưa Sở nào gửi nội dung ở các mục 3.4, 4 và 5.'
          : 'Không có nội dung nào khớp với tìm kiếm và lọc đang chọn.'}
      </p>
    );
  if (view.filter === 'to_code')
    return <p class="note">Quý vị đã phân loại mọi nội dung trong danh sách này.</p>;
  if (view.filter === 'to_review')
    return <p class="note">Không có nội dung nào đã đính chính mà chưa được xem lại.</p>;
  return <p class="note">Trang này không có nội dung nào.</p>;
}

function Pages({ view, texts }: { view: TextsView; texts: TextsDocument }) {
  const last = Math.max(1, Math.ceil(texts.total / texts.page_size));
  if (last === 1) return null;
  return (
    <p class="pages">
      {view.page > 1 && <a href={addressOfView({ ...view, page: view.page - 1 })}>← Trang trước</a>}
      <span>
        Trang {view.page}/{last}
      </span>
      {view.page < last && <a href={addressOfView({ ...view, page: view.page + 1 })}>Trang sau →</a>}
    </p>
  );
}
