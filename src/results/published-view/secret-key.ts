/**
 * Whether a key of Supabase opens everything: `sb_secret_…`, or, of older and self-hosted ones, a JWT for a role that is not
 * `anon`.
 *
 * @example
 * isSecretKey('sb_publishable_abc') // => false
 */
export function isSecretKey(key: string): boolean {
  if (key.startsWith('sb_secret_')) return true;
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(key.trim()) ?? [];
  return payload !== undefined && roleIn(payload) !== 'anon';
}

function roleIn(payload: string): unknown {
  try {
    const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    return (JSON.parse(json) as { role?: unknown } | null)?.role;
  } catch {
    return undefined;
  }
}
