const sizes = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** The size of a file as people read it: "1,5 MB", "820 kB". */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${sizes.format(Math.ceil(bytes / 1_000))} kB`
    : `${sizes.format(bytes / 1_000_000)} MB`;
