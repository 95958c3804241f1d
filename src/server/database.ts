import { createClient, type PostgrestSingleResponse } from '@supabase/supabase-js';
import * as z from 'zod/mini';
import { requireSetting } from './environment.ts';
import { TryAgain } from './http/try-again.ts';

/** Milliseconds one call may take, so that the caller has its 503 within ten seconds, also when a page is read after it. */
const patience = 7_000;

/** Also the steps with storage end, whose calls take no signal of ours. */
const askInTime: typeof fetch = (address, init) =>
  fetch(address, { ...init, signal: init?.signal ?? AbortSignal.timeout(patience) });

const newClient = (address: string, secretKey: string) =>
  createClient(address, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: askInTime },
  });

type Client = ReturnType<typeof newClient>;
let opened: { address: string; secretKey: string; client: Client } | undefined;

/** The client for the settings of this moment; made anew only when they changed. */
export function openClient(): Client {
  const address = requireSetting('SUPABASE_URL');
  const secretKey = requireSetting('SUPABASE_SECRET_KEY');
  if (opened?.address !== address || opened.secretKey !== secretKey)
    opened = { address, secretKey, client: newClient(address, secretKey) };
  return opened.client;
}

/**
 * Calls a function of the database with the secret key and reads its document.
 *
 * @throws TryAgain when the database does not answer in time, refuses, or answers something else.
 */
export async function callDatabase<S extends z.ZodMiniType>(
  name: string,
  parameters: Record<string, unknown>,
  document: S,
): Promise<z.infer<S>> {
  const call = openClient().rpc(name, parameters).abortSignal(AbortSignal.timeout(patience));
  const { data, error, status } = (await call) as PostgrestSingleResponse<unknown>;
  // Of PostgreSQL's error only the code: its sentences quote values.
  if (error) throw new TryAgain(`${name}: database answered ${status} ${safeCode(error.code)}`.trim());
  const read = document.safeParse(data);
  if (!read.success) throw new TryAgain(`${name}: database answered in an unexpected shape`);
  return read.data;
}

const safeCode = (code: string | undefined): string => (/^[A-Z0-9]{5,9}$/.test(code ?? '') ? `${code}` : '');
