import { render } from 'preact-render-to-string';
import type { SentContent } from '../submission/plain-content.ts';
import { publishFrom } from '../submission/publish-from.ts';
import { ConfirmationSheet } from './ConfirmationSheet.tsx';
import { NextSteps } from './NextSteps.tsx';
import { plainPlaceClass, plainSentId } from './plain-answer.ts';

/** The empty place in the built page, with what the page knows when it is built. */
const place = new RegExp(
  `<div class="${plainPlaceClass}" data-publish-from="(?<from>\\w+)" data-site="(?<site>[^"]+)"></div>`,
);

/**
 * The page /phieu/xac-nhan/ as it confirms what a plain POST has sent: whole without script. Script that runs on it
 * later goes on from there.
 * @param template the built page
 * @throws when the template has no place for it
 */
export function fillConfirmation(template: string, { receipt, values }: SentContent): string {
  const { from, site } = place.exec(template)?.groups ?? {};
  const known = publishFrom.find((one) => one === from);
  if (!known || !site) throw new Error('the page /phieu/xac-nhan/ has no place for a confirmation');
  const content = render(
    <div class={plainPlaceClass}>
      <ConfirmationSheet receipt={receipt} values={values} site={site} />
      <div class="screen-only">
        <p class="note">
          In xác nhận này bằng lệnh In của trình duyệt (Ctrl+P). Văn thư gửi bản ký tại trang{' '}
          <a href="/phieu/ban-ky/">Gửi bản ký</a>, cần trình duyệt chạy được JavaScript; nếu không, gửi theo
          đường công văn hoặc bưu điện.
        </p>
        <NextSteps receipt={receipt} publishFrom={known} />
      </div>
      <SentForScript receipt={receipt} values={values} />
    </div>,
  );
  return template.replace(place, () => content);
}

/** What was sent, for script to go on from: without a code nothing else gives the content back. */
const SentForScript = ({ receipt, values }: SentContent) => (
  <script
    type="application/json"
    id={plainSentId}
    dangerouslySetInnerHTML={{
      __html: JSON.stringify({ receipt, ...(receipt.verification === 'held' && { values }) }).replaceAll(
        '<',
        '\\u003c',
      ),
    }}
  />
);
