import { readSetting } from '../environment.ts';

/**
 * Whether a page of this site sent the request. Browsers cannot be made to lie in Sec-Fetch-Site; older ones send
 * only Origin, which is compared with the addresses of this site and with the host that was asked. Programs that send
 * neither may ask: there is no cookie or session they could misuse.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  return origin === null || ownOrigins().includes(origin) || hostOf(origin) === new URL(request.url).host;
}

const ownOrigins = (): string[] =>
  [readSetting('SITE_URL'), readSetting('URL')].flatMap((address) =>
    address !== undefined && URL.canParse(address) ? [new URL(address).origin] : [],
  );

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
