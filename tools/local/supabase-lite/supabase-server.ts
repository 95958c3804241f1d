import { addressOf, listen, readBody, send, toRequest, type Listening } from '../../../src/host/web/http.ts';
import type { SupabaseLite } from './supabase-lite.ts';

/** More than the largest object that storage takes. */
const bodyLimit = 32 * 1024 * 1024;

/** Serves Supabase Lite on loopback, at any free port unless one is given; its address is a SUPABASE_URL. */
export async function serveSupabase(supabase: SupabaseLite, port = 0): Promise<Listening> {
  const listening: Listening = await listen(
    (incoming, outgoing) => {
      const answer = async (): Promise<Response> => {
        const address = addressOf(incoming, listening.address);
        const body = await readBody(incoming, bodyLimit);
        if (!address || !body) return new Response(null, { status: address ? 413 : 400 });
        return supabase.fetch(toRequest(incoming, address, body));
      };
      answer()
        .catch(failed)
        .then((response) => send(outgoing, response))
        .catch(() => outgoing.destroy());
    },
    '127.0.0.1',
    port,
  );
  return listening;
}

function failed(error: unknown): Response {
  console.error(error);
  return Response.json({ message: 'The embedded Supabase failed; see the console.' }, { status: 500 });
}
