import type { InputHTMLAttributes, ComponentChildren } from 'preact';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  value: string;
  hint?: ComponentChildren;
  onValue: (value: string) => void;
}

/** A line to type into, with its label above. */
export function Field({ id, label, value, hint, onValue, ...input }: Props) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-goi-y`}>
          {hint}
        </span>
      )}
      <input
        {...input}
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-goi-y` : undefined}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </p>
  );
}
