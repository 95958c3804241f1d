import { useRef } from 'preact/hooks';

interface Props {
  /** The words on the button. */
  words: string;
  /** What is read aloud of the field itself. */
  label: string;
  /** As HTML has it: ".xlsx". */
  accept: string;
  /** Whether several may be chosen at once. */
  isMultiple?: boolean;
  onFile: (file: File) => void;
}

/** A button that lets a person choose a file; the same file may be chosen again. */
export function FilePicker({ words, label, accept, isMultiple, onFile }: Props) {
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
        multiple={isMultiple}
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) onFile(file);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
