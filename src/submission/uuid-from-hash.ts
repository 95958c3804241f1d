/** The first digits of a hash in the form of a UUID of version 8, whose bits are free to choose (RFC 9562). */
export const uuidFromHash = (hex: string): string =>
  hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
