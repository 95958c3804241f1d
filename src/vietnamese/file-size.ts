import { once } from './once.ts';

const sizes = once(() => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }));

const mega = 1024 * 1024;

/** The size of a file as people read it and as the limit counts it: "1,5 MB", "820 kB". */
export const sizeWords = (bytes: number): string =>
  bytes < mega
    ? `${sizes().format(Math.ceil(bytes / 1024))} kB`
    : `${sizes().format(Math.ceil((bytes * 10) / mega) / 10)} MB`;
