import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { shortTime } from '../../staff/times.ts';
import { sentenceOf } from '../acts/refusals.ts';
import type { Codebook, Text } from '../documents/texts.ts';
import { Alert } from '../parts/Alert.tsx';
import { useActing } from '../parts/use-acting.ts';
import type { Session } from '../session/session.ts';

interface Props {
  session: Session;
  text: Text;
  codebook: Codebook;
  onSaved: (goesOn: boolean) => Promise<void>;
  /** The text was corrected while it was read. */
  onStale: () => void;
}

const coded = z.object({ outcome: z.literal('coded') });

/** The themes that who is signed in finds in a text; none is an answer too. */
export function CodeText({ session, text, codebook, onSaved, onStale }: Props) {
  const own = text.codings.find((coding) => coding.own);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set(own?.themes ?? []));
  const { isActing, error, run } = useActing();
  const offered = codebook.themes.filter(({ id, is_retired }) => !is_retired || ticked.has(id));
  const tick = (id: number, isTicked: boolean): void => {
    const now = new Set(ticked);
    if (isTicked) now.add(id);
    else now.delete(id);
    setTicked(now);
  };
  const save = async (goesOn: boolean): Promise<string | undefined> => {
    const { unit, path, revision } = text;
    const p = { unit, path, revision, themes: [...ticked] };
    const answer = await session.call('workspace_code_text', p, coded);
    if (answer.kind === 'refused' && answer.outcome === 'stale') {
      onStale();
      return 'Sở vừa gửi bản khác. Nội dung dưới đây là bản mới; đề nghị đọc lại rồi ghi.';
    }
    if (answer.kind !== 'done') return sentenceOf(answer);
    await onSaved(goesOn);
    return undefined;
  };
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => save(true));
      }}
    >
      <fieldset class="choices">
        <legend>Chủ đề có trong nội dung này (chọn được nhiều)</legend>
        {offered.map(({ id, name, definition, is_retired }) => (
          <div key={id} class="theme-choice">
            <label class="box">
              <input
                type="checkbox"
                aria-describedby={`chu-de-${id}`}
                checked={ticked.has(id)}
                onChange={({ currentTarget }) => tick(id, currentTarget.checked)}
              />
              {name}
              {is_retired && ' (đã ngừng dùng)'}
            </label>
            <p class="hint" id={`chu-de-${id}`}>
              {definition}
            </p>
          </div>
        ))}
      </fieldset>
      <p class="hint">Không chọn chủ đề nào cũng là kết quả: nội dung không thuộc chủ đề nào.</p>
      <Alert>{error}</Alert>
      <div class="buttons">
        <button type="submit" class="button" disabled={isActing}>
          Ghi, sang nội dung kế tiếp
        </button>
        <button
          type="button"
          class="button-secondary"
          disabled={isActing}
          onClick={() => run(() => save(false))}
        >
          Ghi
        </button>
      </div>
      <p role="status">
        {isActing ? 'Đang ghi…' : own && !own.is_stale ? `Quý vị đã phân loại lúc ${shortTime(own.at)}.` : ''}
      </p>
    </form>
  );
}
