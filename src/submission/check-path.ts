import type { Receipt } from './receipt.ts';

/** Where a receipt is checked: the page with its number, revision and short hash, which stay in the browser. */
export const checkPath = ({
  number,
  revision,
  hash,
}: Pick<Receipt, 'number' | 'revision' | 'hash'>): string =>
  `/kiem-tra/#so=${number}&lan=${revision}&ma=${hash}`;
