import { useRef } from 'preact/hooks';

interface Props {
  /** The words on the button. */
  words: string;
  /** What is read aloud of the field itself. */
  label: string;
  /** As HTML has it: ".xlsx". */
  accept: string;
  /** A single file was chosen; or, where it is given, several. */
  onFile?: (file: File) => void;
  onFiles?: (files: readonly File[]) => void;
}

/** A button that lets a person choose a file, or several at once; the same may be chosen again. */
export function FilePicker({ words, label, accept, onFile, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button-secondary" onClick={() => input.current?.click()}>
        {words}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={onFiles !== undefined}
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files[0]) (onFiles ?? (([file]) => onFile?.(file!)))(files);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
