import type { ComponentChildren } from 'preact';
import type { RawInput } from '../questionnaire/raw-input.ts';
import type { Conflict } from './draft/changes.ts';
import { placeOf, type Blocks } from './form-content.ts';
import { inPaperOrder } from './paper-order.ts';
import { valueWords } from './value-words.ts';

type Which = 'yours' | 'theirs';
interface Props {
  conflicts: readonly Conflict[];
  blocks: Blocks;
  /** What stood in blocks that were removed. */
  gone: RawInput;
  /** Absent where nothing may be changed any more: both values are then only there to be read. */
  onChoose: ((paths: readonly string[], which: Which) => void) | undefined;
}

/** Fields that two people filled in differently: both values, and a choice for each. */
export function Conflicts({ conflicts, blocks, gone, onChoose }: Props) {
  if (conflicts.length === 0) return null;
  const paths = conflicts.map(({ path }) => path);
  return (
    <section class="conflicts" aria-labelledby="khac-nhau">
      <h2 id="khac-nhau" tabIndex={-1}>
        Có {conflicts.length} nội dung được điền khác nhau
      </h2>
      <p role="alert">
        Cùng một nội dung có giá trị khác ở nơi khác (đồng nghiệp, máy khác, tệp bản nháp hoặc tổng của bảng
        theo huyện).{' '}
        {onChoose
          ? 'Đề nghị chọn giá trị đúng cho từng nội dung; chưa chọn thì cả hai vẫn được giữ.'
          : 'Phiếu chỉ để đọc nên không cần chọn; cả hai giá trị ghi dưới đây.'}
      </p>
      <ul>
        {inPaperOrder(conflicts).map(({ path, theirs, yours }) => (
          <li key={path}>
            <p class="conflict-place">{placeOf(path, blocks, gone)}</p>
            <div class="conflict-values">
              <Value from="Ở nơi khác" value={valueWords(path, theirs)}>
                {onChoose && (
                  <ChoiceButton words="Lấy giá trị này" onClick={() => onChoose([path], 'theirs')} />
                )}
              </Value>
              <Value from="Trên trang này" value={valueWords(path, yours)}>
                {onChoose && (
                  <ChoiceButton words="Giữ giá trị này" onClick={() => onChoose([path], 'yours')} />
                )}
              </Value>
            </div>
          </li>
        ))}
      </ul>
      {onChoose && conflicts.length > 1 && (
        <p class="block-buttons">
          <ChoiceButton words="Lấy tất cả giá trị ở nơi khác" onClick={() => onChoose(paths, 'theirs')} />
          <ChoiceButton words="Giữ tất cả giá trị trên trang này" onClick={() => onChoose(paths, 'yours')} />
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
