/** The address at which a Sở opens its Phiếu without typing; what stands after "#" is never sent to a server. */
export function personalLink(site: string, unit: string, code: string): string {
  const carried = new URLSearchParams({ so: unit, ma: code });
  return `${formAddress(site)}#${carried}`;
}

/** The address of the form, for who types the code. */
export const formAddress = (site: string): string => new URL('/phieu/', site).href;
