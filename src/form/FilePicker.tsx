import { useRef } from 'preact/hooks';

interface Props {
  /** The words on the button. */
  words: string;
  /** What is read aloud of the field itself. */
  label: string;
  /** As HTML has it: ".xlsx". */
  accept: string;
  /** A single file was chosen, or, where several may be, one of them. */
  onFile?: (file: File) => void;
  /** Whether several may be chosen at once. */
  isMultiple?: boolean;
  /** Several were chosen at once, which are handed over together. */
  onFiles?: (files: readonly File[]) => void;
}

/** A button that lets a person choose a file, or several at once; the same may be chosen again. */
export function FilePicker({ words, label, accept, isMultiple, onFile, onFiles }: Props) {
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
        multiple={isMultiple || onFiles !== undefined}
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) onFiles?.(files);
          for (const file of files) onFile?.(file);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
