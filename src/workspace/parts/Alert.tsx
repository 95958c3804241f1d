import { useEffect, useRef } from 'preact/hooks';

/** A sentence about what was not done; it takes the focus, so that it is read and seen. */
export function Alert({ children }: { children: string | undefined }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (children) place.current?.focus();
  }, [children]);
  return children ? (
    <p class="alert" role="alert" tabIndex={-1} ref={place}>
      {children}
    </p>
  ) : null;
}
