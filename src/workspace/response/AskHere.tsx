import { useEffect, useRef } from 'preact/hooks';

/** What is being written to ask a Sở about, by the path of the question; nothing has been sent yet. */
export interface Asking {
  reasons: Readonly<Record<string, string>>;
  onChange: (path: string, reason: string | undefined) => void;
}

interface Props {
  path: string;
  place: string;
  asking: Asking | undefined;
}

/** Where the Department writes what a Sở should complete or explain: at the question itself. */
export function AskHere({ path, place, asking }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const reason = asking?.reasons[path];
  const wasOpen = useRef(reason !== undefined);
  useEffect(() => {
    if (reason !== undefined && !wasOpen.current) field.current?.focus();
    wasOpen.current = reason !== undefined;
  }, [reason]);
  if (!asking) return null;
  if (reason === undefined)
    return (
      <button
        type="button"
        class="link-button ask-here"
        aria-label={`Đề nghị bổ sung: ${place}`}
        onClick={() => asking.onChange(path, '')}
      >
        Đề nghị bổ sung
      </button>
    );
  const id = `de-nghi-${path.replaceAll('.', '-')}`;
  return (
    <span class="asking">
      <label for={id}>Đề nghị Sở bổ sung, giải trình ({place})</label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        maxLength={5000}
        value={reason}
        onInput={({ currentTarget }) => asking.onChange(path, currentTarget.value)}
      />
      <button type="button" class="link-button" onClick={() => asking.onChange(path, undefined)}>
        Bỏ đề nghị này
      </button>
    </span>
  );
}
