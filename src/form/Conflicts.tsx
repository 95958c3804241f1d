import { findField } from '../questionnaire/fields.ts';
import type { Conflict, Typed } from './draft/changes.ts';
import { placeOf, type Blocks } from './form-content.ts';

interface Props {
  conflicts: readonly Conflict[];
  blocks: Blocks;
  onChoose: (path: string, which: 'yours' | 'theirs') => void;
}

/** Fields that two people filled in differently: both values, and a choice for each. */
export function Conflicts({ conflicts, blocks, onChoose }: Props) {
  if (conflicts.length === 0) return null;
  return (
    <section class="conflicts" aria-labelledby="khac-nhau">
      <h2 id="khac-nhau">Có {conflicts.length} nội dung được điền khác nhau</h2>
      <p>
        Cùng một nội dung đã được lưu ở nơi khác (đồng nghiệp, máy khác hoặc tệp bản nháp) với giá trị khác.
        Đề nghị chọn giá trị đúng cho từng nội dung; chưa chọn thì cả hai vẫn được giữ.
      </p>
      <ul>
        {conflicts.map(({ path, theirs, yours }) => (
          <li key={path}>
            <p class="conflict-place">{placeOf(path, blocks)}</p>
            <Value words="Đã lưu ở nơi khác" value={wordsOf(path, theirs)}>
              <button type="button" class="button-secondary" onClick={() => onChoose(path, 'theirs')}>
                Lấy giá trị này
              </button>
            </Value>
            <Value words="Trên trang này" value={wordsOf(path, yours)}>
              <button type="button" class="button-secondary" onClick={() => onChoose(path, 'yours')}>
                Giữ giá trị này
              </button>
            </Value>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Value(props: { words: string; value: string; children: preact.ComponentChildren }) {
  return (
    <div class="conflict-value">
      <p>
        {props.words}: <span class="typed-value">{props.value || '(để trống)'}</span>
      </p>
      {props.children}
    </div>
  );
}

/** A value as people read it: the words beside the boxes, or the text typed. */
function wordsOf(path: string, value: Typed): string {
  const question = findField(path)?.question;
  const options = question && 'options' in question ? question.options : [];
  const labelOf = (text: string) => options.find((option) => option.value === text)?.label ?? text;
  return typeof value === 'string' ? labelOf(value) : value.map(labelOf).join('; ');
}
