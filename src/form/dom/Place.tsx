import type { ComponentChildren } from 'preact';

/** A place of the page that script may fill later; until then it shows what it came with, and has no box of its own. */
export const Place = ({ id, children }: { id: string; children?: ComponentChildren }) => (
  <div class="place" id={id}>
    {children}
  </div>
);

/** The HTML ids of the places that are shown by script, and filled by the server only after a plain POST. */
export const placeIds = {
  office: 'cho-so-dang-mo',
  officeName: 'cho-ten-so',
  steps: 'cho-cac-buoc',
  sections: 'cho-cac-muc',
  notices: 'cho-thong-bao',
  unit: 'cho-so',
  former: 'cho-so-truoc',
  code: 'cho-ma',
  table: 'cho-bang',
  lateHint: 'cho-gui-muon',
  next: 'cho-buoc-tiep',
  tools: 'cho-ban-nhap',
  saving: 'cho-luu',
} as const;
