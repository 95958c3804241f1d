import { createClient } from '@supabase/supabase-js';

/** Where the published view is read, and how long its answers may take together. */
export interface DatabaseAddress {
  url: string;
  publishableKey: string;
  timeoutMs: number;
}

/**
 * Asks a function that the publishable key may execute; returns its document as it came.
 *
 * @throws Error with one sentence that says what was wrong and what to do.
 */
export function callPublished(
  address: DatabaseAddress,
  signal: AbortSignal,
): (name: string, parameters?: Record<string, string>) => Promise<unknown> {
  const client = createClient(address.url, address.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  return async (name, parameters = {}) => {
    const { error, status, ...answer } = await client.rpc(name, parameters).abortSignal(signal);
    if (!error) return answer.data as unknown;
    const { origin } = new URL(address.url);
    if (status === 0) {
      const within = signal.aborted ? ` within ${address.timeoutMs / 1000} seconds` : '';
      throw new Error(
        `The results cannot be built: no answer from ${origin}${within}. Check SUPABASE_URL and that it is running.`,
      );
    }
    throw new Error(
      `The results cannot be built: ${origin} answered ${status} to ${name}. Check SUPABASE_PUBLISHABLE_KEY and apply the migrations.`,
    );
  };
}
