import { useState } from 'preact/hooks';
import { sentenceOf } from '../acts/refusals.ts';
import type { Theme } from '../documents/texts.ts';
import { Alert } from '../parts/Alert.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { useActing } from '../parts/use-acting.ts';
import { tidied } from '../response/use-acts.ts';
import type { Answer } from '../session/rpc-client.ts';

interface Props {
  /** Undefined for a new one. */
  theme: Theme | undefined;
  onWrite: (p: Readonly<Record<string, unknown>>) => Promise<Answer<unknown>>;
  onClose: () => void;
}

const sentences: Readonly<Record<string, string>> = {
  stale: 'Đồng nghiệp vừa sửa chủ đề này. Đề nghị đóng, xem bản mới rồi sửa lại.',
  invalid_theme: 'Tên dài nhất 200 ký tự, định nghĩa và ví dụ dài nhất 2.000 ký tự.',
  too_many_themes: 'Danh mục đã có 100 chủ đề, không thêm được nữa.',
};

/** A theme: what it is called, when a text belongs to it, an example; and whether it is used any more. */
export function ThemeDialog({ theme, onWrite, onClose }: Props) {
  const [name, setName] = useState(theme?.name ?? '');
  const [definition, setDefinition] = useState(theme?.definition ?? '');
  const [example, setExample] = useState(theme?.example ?? '');
  const [isRetired, setIsRetired] = useState(theme?.is_retired ?? false);
  const { isActing, error, run } = useActing();
  const write = async (): Promise<string | undefined> => {
    if (tidied(name) === '') return 'Đề nghị ghi tên chủ đề.';
    if (tidied(definition) === '') return 'Đề nghị ghi định nghĩa.';
    const answer = await onWrite({
      ...(theme && { id: theme.id, version: theme.version }),
      ...{ name: tidied(name), definition: tidied(definition), example: tidied(example) },
      ...(isRetired && { is_retired: true }),
    });
    if (answer.kind === 'done') {
      onClose();
      return undefined;
    }
    return (answer.kind === 'refused' && sentences[answer.outcome]) || sentenceOf(answer);
  };
  return (
    <Dialog heading={theme ? 'Sửa chủ đề' : 'Thêm chủ đề'} onClose={onClose}>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          run(write);
        }}
      >
        <Field
          id="ten-chu-de"
          label="Tên chủ đề"
          hint="Được công bố cùng số đếm."
          value={name}
          maxLength={200}
          onValue={setName}
        />
        <Area
          id="dinh-nghia"
          label="Định nghĩa"
          hint="Nội dung thế nào thì thuộc chủ đề này, thế nào thì không. Được công bố cùng số đếm; đề nghị không ghi tên Sở, tên người."
          value={definition}
          onValue={setDefinition}
        />
        <Area
          id="vi-du"
          label="Ví dụ (không bắt buộc)"
          hint="Chỉ dùng trong Cục, không công bố."
          value={example}
          onValue={setExample}
        />
        {theme && (
          <>
            <label class="box">
              <input
                type="checkbox"
                checked={isRetired}
                onChange={({ currentTarget }) => setIsRetired(currentTarget.checked)}
              />
              Ngừng dùng chủ đề này
            </label>
            <p class="hint">
              Nội dung đã phân loại theo chủ đề giữ nguyên khi đổi tên, đổi định nghĩa hoặc ngừng dùng. Nếu
              đổi hẳn nghĩa, đề nghị ngừng dùng và thêm chủ đề khác.
            </p>
          </>
        )}
        <Alert>{error}</Alert>
        <div class="buttons">
          <button type="submit" class="button" disabled={isActing}>
            {isActing ? 'Đang ghi…' : 'Ghi chủ đề'}
          </button>
          <button type="button" class="button-secondary" onClick={onClose}>
            Không, quay lại
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface AreaProps {
  id: string;
  label: string;
  hint: string;
  value: string;
  onValue: (value: string) => void;
}

function Area({ id, label, hint, value, onValue }: AreaProps) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <span class="hint" id={`${id}-goi-y`}>
        {hint}
      </span>
      <textarea
        id={id}
        rows={3}
        maxLength={2000}
        aria-describedby={`${id}-goi-y`}
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </p>
  );
}
