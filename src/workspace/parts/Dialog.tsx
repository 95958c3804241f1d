import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  heading: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A question asked before something is done, above everything else until it is answered; Escape is no. */
export function Dialog({ heading, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = `hoi-${heading.length}`;
  useEffect(() => {
    const { activeElement } = document;
    dialog.current?.showModal();
    return () =>
      activeElement instanceof HTMLElement && activeElement.isConnected ? activeElement.focus() : undefined;
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id} tabIndex={-1}>
        {heading}
      </h2>
      {children}
    </dialog>
  );
}
