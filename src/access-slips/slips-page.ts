import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, type Html } from './html.ts';
import { slip, type Issue, type IssuedCode } from './access-slip.ts';

const styles = readFileSync(new URL('access-slips.css', import.meta.url), 'utf8');

/** Not part of the template, whose layout may change: the policy knows the very characters between the tags. */
const styleElement: Html = { html: `<style>${styles}</style>` };

/** Nothing is loaded and no script runs, whatever a name in the page may hold. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'`;

/** The slips of one issue as one HTML file that needs no other: on paper, A4, each Sở has a page of its own. */
export function slipsPage(codes: readonly IssuedCode[], issue: Issue): string {
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>Mã truy cập Phiếu khảo sát</title>
        ${styleElement}
      </head>
      <body>
        ${codes.map((code) => slip(code, issue))}
      </body>
    </html>`;
  return page.html.normalize('NFC');
}
