import { useEffect, useRef } from 'preact/hooks';
import { slip, type Contact } from '../../access-slips/access-slip.ts';
import slipStyles from '../../access-slips/access-slips.css?raw';
import { provinceByCode } from '../../units/units.ts';

/** A new code of a Sở, as it is answered once. */
export interface IssuedCode {
  unit: string;
  issued_at: string;
  code: string;
}

/** What stands on every slip. */
export interface SlipSettings {
  contacts: readonly Contact[];
  isOfficial: boolean;
}

interface Props {
  issued: IssuedCode;
  settings: SlipSettings;
  onDone: () => void;
}

/** The slip that brings a Sở its code, the same as the command line's, to print; when it is put away the code is gone. */
export function CodeSlip({ issued, settings, onDone }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const unit = provinceByCode(issued.unit);
    if (unit && place.current) show(place.current, { unit, issued, settings });
    heading.current?.focus();
  }, [issued]);
  return (
    <section class="code-slip" aria-labelledby="to-cap-ma">
      <h2 id="to-cap-ma" ref={heading} tabIndex={-1}>
        Tờ cấp mã: in ngay, mã không xem lại được
      </h2>
      <div class="buttons">
        <button type="button" class="button" onClick={() => print()}>
          In tờ cấp mã
        </button>
        <button type="button" class="button-secondary" onClick={onDone}>
          Đã in, ẩn mã
        </button>
      </div>
      <div ref={place} />
    </section>
  );
}

type Slip = Omit<Props, 'onDone'> & { unit: NonNullable<ReturnType<typeof provinceByCode>> };

/** In a tree of its own: the slip's styles are made for a page that holds nothing else. */
function show(place: HTMLElement, { unit, issued, settings }: Slip): void {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  const styles = new CSSStyleSheet();
  styles.replaceSync(slipStyles.replace(/^html \{/m, ':host { display: block;'));
  root.adoptedStyleSheets = [styles];
  // Made of our own words and a province's name, each escaped; nothing a Sở typed is in it.
  const template = document.createElement('template');
  template.innerHTML = slip(
    { unit, code: issued.code.replaceAll('-', '') },
    { site: location.origin, issuedAt: issued.issued_at, ...settings },
  ).html;
  root.replaceChildren(template.content);
}
