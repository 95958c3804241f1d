import { PlainError } from './plain-error.ts';

/**
 * The address that links people are given begin with, without a path; https, since they carry an access code to it.
 *
 * @throws PlainError when it is not given, or is no such address.
 */
export function readSiteAddress(given: string | undefined): string {
  const text = (given ?? '').trim();
  if (text === '')
    throw new PlainError('Chưa biết địa chỉ trang mà các Sở dùng. Đề nghị ghi --site, hoặc đặt SITE_URL.');
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (!address || address.href !== `${address.origin}/` || !isSafe(address))
    throw new PlainError(
      `“${text}” không dùng được làm địa chỉ của đường dẫn có mã. Đề nghị ghi dạng https://khao-sat.example.vn, không có gì sau tên.`,
    );
  return address.origin;
}

const isSafe = ({ protocol, href }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(href));

/** Whether an address leads to this machine and nowhere else. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
