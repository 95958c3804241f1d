import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the form that is loaded when it is first needed, or before by `load`. Where it is at hand, as on the server,
 * it is given by `provide` instead.
 * @param importPart imports the part
 * @param meanwhile what is read while it loads; nothing when empty
 */
export function lazy<P extends object>(importPart: () => Promise<ComponentType<P>>, meanwhile: string) {
  let loaded: ComponentType<P> | undefined;
  let loading: Promise<ComponentType<P>> | undefined;
  // One at a time: whoever waited for the part finds it on the page, where another loading may still be under way.
  const load = (): Promise<ComponentType<P>> =>
    (loading ??= importPart().then(
      (part) => (loaded = part),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));

  function Lazy(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => loaded);
    const [isMissing, setIsMissing] = useState(false);
    const tryToLoad = () => {
      setIsMissing(false);
      load().then(
        (part) => setPart(() => part),
        () => setIsMissing(true),
      );
    };
    useEffect(() => {
      if (Part) return undefined;
      tryToLoad();
      addEventListener('online', tryToLoad);
      return () => removeEventListener('online', tryToLoad);
    }, [Part]);
    if (Part) return <Part {...props} />;
    if (isMissing) return <Missing onRetry={tryToLoad} />;
    return meanwhile === '' ? null : <p role="status">{meanwhile}</p>;
  }
  return Object.assign(Lazy, { load, provide: (part: ComponentType<P>) => void (loaded = part) });
}

function Missing({ onRetry }: { onRetry: () => void }) {
  return (
    <p role="status">
      Chưa tải được phần này vì mất kết nối.{' '}
      <button type="button" class="button-secondary" onClick={onRetry}>
        Thử lại
      </button>
    </p>
  );
}
