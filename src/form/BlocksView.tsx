import { limits } from '../questionnaire/limits.ts';
import type { RepeatQuestion } from '../questionnaire/question.ts';
import { BlockView } from './BlockView.tsx';
import { blocksHeadingId } from './field-id.ts';
import { FieldWarning } from './fields/FieldWarning.tsx';
import { FootnoteMark } from './fields/FootnoteMark.tsx';
import type { FormContent } from './form-content.ts';
import { PublicationNote } from './PublicationNote.tsx';
import { useBegunBlock } from './use-begun-block.ts';

/** What a person may do with the blocks of a repeated question; absent before script runs. */
export interface BlockActions {
  /** Takes in a block that was begun. */
  add: (repeat: string, index: number) => void;
  remove: (repeat: string, index: number) => void;
  undo: (repeat: string) => void;
  /** Begins a block with a name, in the first empty block if there is one. */
  addNamed: (repeat: string, name: string) => void;
  /** How many removed blocks of the repeated question can be brought back. */
  removed: Readonly<Record<string, number>>;
}

interface Props {
  repeat: RepeatQuestion;
  blocks: readonly number[];
  form: FormContent;
  actions: BlockActions | undefined;
}

/** The software blocks of 3.2 or 3.3. */
export function BlocksView({ repeat, blocks, form, actions }: Props) {
  const { shown, begun, begin } = useBegunBlock(repeat.name, blocks, actions?.add);
  return (
    <div class="blocks">
      <h3 id={blocksHeadingId(repeat.name)} tabIndex={-1}>
        {repeat.label}
      </h3>
      <p class="hint">
        Bỏ trống nếu không có. Mỗi phần mềm một khối, nhiều nhất {limits.blocks} khối; khối không ghi gì thì
        không tính.
        <FootnoteMark number={repeat.nextFootnote} />
      </p>
      <PublicationNote asked={[repeat]} />
      <FieldWarning path={repeat.name} form={form} />
      {shown.map((index, position) => (
        <BlockView
          key={index}
          repeat={repeat}
          index={index}
          position={position + 1}
          form={form}
          isBegun={index === begun}
          onRemove={actions && ((removed) => actions.remove(repeat.name, removed))}
        />
      ))}
      {actions && <UndoButton repeat={repeat} actions={actions} />}
      {actions && <BlockButtons repeat={repeat} count={shown.length} actions={actions} onBegin={begin} />}
    </div>
  );
}

function BlockButtons({
  repeat,
  count,
  actions,
  onBegin,
}: {
  repeat: RepeatQuestion;
  count: number;
  actions: BlockActions;
  onBegin: () => void;
}) {
  if (count >= limits.blocks) return <p>Đã đủ {limits.blocks} phần mềm.</p>;
  return (
    <p class="block-buttons">
      <button type="button" class="button-secondary" onClick={onBegin}>
        Thêm {repeat.item.toLowerCase()}
      </button>
      {repeat.suggestions.map((name) => (
        <button
          key={name}
          type="button"
          class="button-secondary"
          onClick={() => actions.addNamed(repeat.name, name)}
        >
          Thêm “{name}”
        </button>
      ))}
    </p>
  );
}

function UndoButton({ repeat, actions }: { repeat: RepeatQuestion; actions: BlockActions }) {
  if ((actions.removed[repeat.name] ?? 0) === 0) return null;
  return (
    <p class="undo" role="status">
      Đã bỏ một phần mềm.{' '}
      <button type="button" class="button-secondary" onClick={() => actions.undo(repeat.name)}>
        Lấy lại
      </button>
    </p>
  );
}
