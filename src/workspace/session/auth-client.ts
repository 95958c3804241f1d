import { AuthClient } from '@supabase/auth-js';

/** Where the workspace finds Supabase, and the key by which it may ask at all; it opens nothing by itself. */
export interface Connection {
  origin: string;
  publishableKey: string;
}

/** What signs in and out, shared by the tabs of a browser: who signs out in one is signed out in all. */
export function openAuth({ origin, publishableKey }: Connection): InstanceType<typeof AuthClient> {
  return new AuthClient({
    url: `${origin}/auth/v1`,
    headers: { apikey: publishableKey },
    storageKey: 'quan-tri',
    storage: localStorage,
    autoRefreshToken: true,
    // An invitation is taken by a press, never by opening an address: what looks at links would use it up.
    detectSessionInUrl: false,
    skipAutoInitialize: true,
  });
}
