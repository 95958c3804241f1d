import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the form that is loaded when it is first needed, or before by `load`.
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
    useEffect(() => {
      if (Part) return;
      load().then(
        (part) => setPart(() => part),
        () => setIsMissing(true),
      );
    }, [Part]);
    if (Part) return <Part {...props} />;
    // What can be done about it is said for the whole page.
    const words = isMissing ? 'Chưa tải được phần này vì mất kết nối.' : meanwhile;
    return words === '' ? null : <p role="status">{words}</p>;
  }
  return Object.assign(Lazy, { load });
}
