import { PlainError } from '../local/plain-error.ts';
import { isLoopback } from './trial/loopback.ts';

/**
 * The address that links people are given begin with, without a path; https, since they carry an access code to it.
 *
 * @throws PlainError when it is not given, or is no such address.
 */
export function readSiteAddress(given: string | undefined): string {
  const text = (given ?? '').trim();
  if (text === '')
    throw new PlainError('The address people use is not known. Give it with --site, or set SITE_URL.');
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (!address || address.href !== `${address.origin}/` || !isSafe(address))
    throw new PlainError(
      `"${text}" is no address for a link with an access code. Give one like https://khao-sat.example.vn, without anything after the name.`,
    );
  return address.origin;
}

const isSafe = ({ protocol, href }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(href));
