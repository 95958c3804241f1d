import { Fragment } from 'preact';
import { limits } from '../../questionnaire/limits.ts';
import type { RepeatQuestion } from '../../questionnaire/question.ts';
import { InstanceView } from './InstanceView.tsx';
import { valueAt } from '../draft/values.ts';
import type { RemovedRepeat } from '../draft/draft-state.ts';
import type { RepeatInstance } from '../draft/repeats.ts';
import { repeatsHeadingId, undoId } from '../dom/field-id.ts';
import { FieldWarning } from '../fields/FieldWarning.tsx';
import { FootnoteMark } from '../fields/FootnoteMark.tsx';
import type { FormContent } from '../form-content.ts';
import { PublicationNote } from './PublicationNote.tsx';
import { useNewInstance } from './use-new-instance.ts';

/** What a person may do with the instances of a repeated question; absent before script runs. */
export interface RepeatActions {
  /** Takes an instance that was begun into the draft. */
  add: (instance: RepeatInstance) => void;
  remove: (instance: RepeatInstance) => void;
  restore: (instance: RepeatInstance) => void;
  /** Begins an instance with a name, in the first empty one if there is one. */
  addNamed: (named: { repeat: string; name: string }) => void;
  /** What can be taken back. */
  removed: readonly RemovedRepeat[];
}

interface Props {
  repeat: RepeatQuestion;
  instances: readonly number[];
  form: FormContent;
  actions: RepeatActions | undefined;
}

/** The software of 3.2 or 3.3, one instance each; where one was removed stands the way to take it back. */
export function RepeatView({ repeat, instances, form, actions }: Props) {
  const { shown, begun, begin } = useNewInstance(repeat.name, instances, actions?.add);
  const removed = (actions?.removed ?? []).filter((one) => one.repeat === repeat.name);
  const isFull = shown.length >= limits.instances;
  const places = [...shown, ...removed.map(({ index }) => index)].sort((a, b) => a - b);
  return (
    <div class="repeat">
      <h3 id={repeatsHeadingId(repeat.name)} tabIndex={-1}>
        {repeat.label}
      </h3>
      <p class="hint">
        Bỏ trống nếu không có. Mỗi phần mềm một khối, nhiều nhất {limits.instances} khối; khối không ghi gì
        thì không tính.
        <FootnoteMark number={repeat.nextFootnote} />
      </p>
      <PublicationNote asked={[repeat]} />
      <FieldWarning path={repeat.name} form={form} />
      {places.map((index) => {
        const gone = removed.find((one) => one.index === index && !shown.includes(index));
        return gone ? (
          <RemovedNote key={index} removed={gone} isFull={isFull} onRestore={() => actions?.restore(gone)} />
        ) : (
          <Fragment key={index}>
            <InstanceView
              repeat={repeat}
              index={index}
              position={shown.indexOf(index) + 1}
              form={form}
              isBegun={index === begun}
              onRemove={actions && ((removing) => actions.remove({ repeat: repeat.name, index: removing }))}
            />
          </Fragment>
        );
      })}
      {actions && <AddButtons repeat={repeat} isFull={isFull} actions={actions} onBegin={begin} />}
    </div>
  );
}

interface AddButtonsProps {
  repeat: RepeatQuestion;
  isFull: boolean;
  actions: RepeatActions;
  onBegin: () => void;
}

function AddButtons({ repeat, isFull, actions, onBegin }: AddButtonsProps) {
  if (isFull) return <p>Đã đủ {limits.instances} phần mềm.</p>;
  return (
    <p class="button-row">
      <button type="button" class="button-secondary" onClick={onBegin}>
        Thêm {repeat.item.toLowerCase()}
      </button>
      {repeat.suggestions.map((name) => (
        <button
          key={name}
          type="button"
          class="button-secondary"
          onClick={() => actions.addNamed({ repeat: repeat.name, name })}
        >
          Thêm “{name}”
        </button>
      ))}
    </p>
  );
}

interface RemovedNoteProps {
  removed: RemovedRepeat;
  isFull: boolean;
  onRestore: () => void;
}

/** Where an instance was removed: what it was, and the button that takes it back. */
function RemovedNote({ removed, isFull, onRestore }: RemovedNoteProps) {
  const { repeat, index, values } = removed;
  const name = valueAt(values, `${repeat}.${index}.name`);
  return (
    <p class="undo">
      <span role="status">Đã bỏ phần mềm{name && ` “${String(name)}”`}.</span>{' '}
      {isFull ? (
        <span id={undoId(repeat, index)} tabIndex={-1}>
          Đã đủ {limits.instances} phần mềm: muốn lấy lại, đề nghị bỏ bớt một phần mềm khác.
        </span>
      ) : (
        <button type="button" class="button-secondary" id={undoId(repeat, index)} onClick={onRestore}>
          Lấy lại
        </button>
      )}
    </p>
  );
}
