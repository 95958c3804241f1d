import type { Metrics } from './metrics.ts';
import { listen, type Listening } from './web/http.ts';

/** Tells the metrics at /metrics, on loopback only: they are for whoever runs this machine. */
export function serveMetrics({ text }: Metrics, port: number): Promise<Listening> {
  return listen(
    (incoming, outgoing) => {
      incoming.resume();
      if (incoming.method !== 'GET' || incoming.url !== '/metrics') {
        outgoing.writeHead(404).end();
        return;
      }
      text().then(
        (body) => outgoing.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(body),
        () => outgoing.writeHead(500).end(),
      );
    },
    '127.0.0.1',
    port,
  );
}
