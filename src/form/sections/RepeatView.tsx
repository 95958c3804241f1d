import { limits } from '../../questionnaire/limits.ts';
import type { RepeatQuestion } from '../../questionnaire/question.ts';
import { instancesId, instanceTemplateId, repeatsHeadingId } from '../dom/field-id.ts';
import { WarningPlace } from '../fields/FieldWarning.tsx';
import { FootnoteMark } from '../fields/FootnoteMark.tsx';
import type { FormContent } from '../form-content.ts';
import { InstanceView } from './InstanceView.tsx';
import { indexMark } from './instances.ts';
import { PublicationNote } from './PublicationNote.tsx';

interface Props {
  repeat: RepeatQuestion;
  instances: readonly number[];
  form: FormContent;
}

/** The software of 3.2 or 3.3, one instance each, and what a further one is made from. */
export function RepeatView({ repeat, instances, form }: Props) {
  const isFull = instances.length >= limits.instances;
  return (
    <div class="repeat">
      <h3 id={repeatsHeadingId(repeat.name)} tabIndex={-1}>
        {repeat.label}
      </h3>
      <p class="hint">
        Bỏ trống nếu không có. Nhiều nhất {limits.instances} phần mềm; phần mềm không ghi gì thì không tính.
        <FootnoteMark number={repeat.nextFootnote} />
      </p>
      <PublicationNote asked={[repeat]} />
      <WarningPlace path={repeat.name} form={form} />
      <div id={instancesId(repeat.name)} data-repeat={repeat.name} data-limit={limits.instances}>
        {instances.map((index, place) => (
          <InstanceView
            key={index}
            repeat={repeat}
            index={index}
            position={place + 1}
            isOpen={place === 0}
            form={form}
          />
        ))}
      </div>
      <template id={instanceTemplateId(repeat.name)}>
        <InstanceView repeat={repeat} index={indexMark} position={0} isOpen form={blank} />
      </template>
      <p class="needs-script for-editing" data-when-full="yes" hidden={!isFull}>
        Đã đủ {limits.instances} phần mềm.
      </p>
      <p class="button-row needs-script for-editing" data-when-full="no" hidden={isFull}>
        <button type="button" class="button-secondary" data-press="add" data-of={repeat.name}>
          Thêm {repeat.item.toLowerCase()}
        </button>
        {repeat.suggestions.map((name) => (
          <button
            key={name}
            type="button"
            class="button-secondary"
            data-press="add-named"
            data-of={repeat.name}
            data-name={name}
          >
            Thêm “{name}”
          </button>
        ))}
      </p>
      <p class="needs-script">
        <button type="button" class="button-plain" data-press="toggle-all" data-of={repeat.name}>
          Mở tất cả
        </button>
      </p>
    </div>
  );
}

const blank: FormContent = { valueAt: () => '', unit: '', errors: {}, warnings: {}, isReadOnly: false };
