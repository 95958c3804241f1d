import type { ComponentChildren } from 'preact';
import type { Conflict } from './draft-state.ts';
import type { Repeats } from './repeats.ts';
import type { FieldValue, FormValues } from './values.ts';
import { placeOf } from '../place-of.ts';
import { inPaperOrder } from '../paper-order.ts';
import { valueWords } from '../value-words.ts';

interface Props {
  conflicts: readonly Conflict[];
  repeats: Repeats;
  /** What stood in repeats that were removed. */
  gone: FormValues;
  /** Absent where nothing may be changed any more: the values are then only there to be read. */
  onChoose: ((paths: readonly string[], which: (path: string) => FieldValue) => void) | undefined;
}

/** Fields that were filled in differently in several places: every value, and a choice for each field. */
export function Conflicts({ conflicts, repeats, gone, onChoose }: Props) {
  if (conflicts.length === 0) return null;
  const paths = conflicts.map(({ path }) => path);
  const at = (path: string) => conflicts.find((conflict) => conflict.path === path);
  return (
    <section class="conflicts" aria-labelledby="khac-nhau">
      <h2 id="khac-nhau" tabIndex={-1}>
        Có {conflicts.length} nội dung được điền khác nhau
      </h2>
      <p role="alert">
        Cùng một nội dung có giá trị khác ở nơi khác (đồng nghiệp, máy khác, tệp bản nháp hoặc tổng của bảng
        theo huyện).{' '}
        {onChoose
          ? 'Đề nghị chọn giá trị đúng cho từng nội dung; chưa chọn thì các giá trị vẫn được giữ.'
          : 'Phiếu chỉ để đọc nên không cần chọn; các giá trị ghi dưới đây.'}
      </p>
      <ul>
        {inPaperOrder(conflicts).map(({ path, local, others }) => (
          <li key={path}>
            <p class="conflict-place">{placeOf(path, repeats, gone)}</p>
            <div class="conflict-values">
              {others.map((other) => (
                <Value key={String(other)} from="Ở nơi khác" value={valueWords(path, other)}>
                  {onChoose && (
                    <ChoiceButton words="Lấy giá trị này" onClick={() => onChoose([path], () => other)} />
                  )}
                </Value>
              ))}
              <Value from="Trên trang này" value={valueWords(path, local)}>
                {onChoose && (
                  <ChoiceButton words="Giữ giá trị này" onClick={() => onChoose([path], () => local)} />
                )}
              </Value>
            </div>
          </li>
        ))}
      </ul>
      {onChoose && conflicts.length > 1 && (
        <p class="button-row">
          <ChoiceButton
            words="Lấy tất cả giá trị ở nơi khác"
            onClick={() => onChoose(paths, (path) => at(path)?.others[0] ?? '')}
          />
          <ChoiceButton
            words="Giữ tất cả giá trị trên trang này"
            onClick={() => onChoose(paths, (path) => at(path)?.local ?? '')}
          />
        </p>
      )}
    </section>
  );
}

function ChoiceButton({ words, onClick }: { words: string; onClick: () => void }) {
  return (
    <button type="button" class="button-secondary" onClick={onClick}>
      {words}
    </button>
  );
}

function Value({ from, value, children }: { from: string; value: string; children: ComponentChildren }) {
  return (
    <div class="conflict-value">
      <p>
        <span class="from">{from}: </span>
        <span class={value ? 'typed-value' : 'not-given'}>{value || '(để trống)'}</span>
      </p>
      {children}
    </div>
  );
}
