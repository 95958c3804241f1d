import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the form that is loaded when it is first needed.
 * @param load imports the part
 * @param meanwhile what is read while it loads
 */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P>>, meanwhile: string) {
  let loaded: ComponentType<P> | undefined;
  return function OnDemand(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => loaded);
    const [isMissing, setIsMissing] = useState(false);
    useEffect(() => {
      if (Part) return;
      load().then(
        (part) => setPart(() => (loaded = part)),
        () => setIsMissing(true),
      );
    }, []);
    if (Part) return <Part {...props} />;
    return (
      <p role="status">
        {isMissing ? 'Chưa tải được phần này vì mất kết nối. Đề nghị thử lại khi có mạng.' : meanwhile}
      </p>
    );
  };
}
