import { timingSafeEqual } from 'node:crypto';
import { listen, type Listening } from '../web/http.ts';

/** The local counterpart of a Netlify build hook: a POST to a secret address on loopback asks for a rebuild.
 *  `address` is the whole address, secret included. */
export async function serveBuildHook(secret: string, rebuild: () => void): Promise<Listening> {
  const path = Buffer.from(`/build_hooks/${secret}`);
  const listening = await listen(
    (incoming, outgoing) => {
      incoming.resume();
      const asked = Buffer.from(incoming.url ?? '');
      const right = asked.length === path.length && timingSafeEqual(asked, path);
      if (right && incoming.method === 'POST') rebuild();
      outgoing.writeHead(right && incoming.method === 'POST' ? 200 : 404).end();
    },
    '127.0.0.1',
    0,
  );
  return { ...listening, address: listening.address + path.toString() };
}
