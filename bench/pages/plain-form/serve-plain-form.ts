import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const script = readFileSync(path.join(import.meta.dirname, 'add-repeat.js'), 'utf8');

/**
 * The form as it is built, without any of its scripts: what a browser takes for the same HTML, styles and fonts. Its own
 * script adds an instance to a repeat and does nothing else; what is entered stays in the fields.
 */
export function plainForm(built: string): string {
  return built
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/<link rel="modulepreload"[^>]*>/g, '')
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/i, '')
    .replace('</body>', () => `<script>${script}</script></body>`);
}

/** Serves the plain form at the address of the form; every other file comes from the site itself. */
export async function servePlainForm(
  siteUrl: string,
  page: string,
  running: AsyncDisposableStack,
): Promise<string> {
  const built = await (await fetch(new URL(page, siteUrl))).text();
  const body = brotliCompressSync(plainForm(built), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const server = http.createServer((request, response) => {
    if (request.url === page) {
      response.setHeader('content-type', 'text/html; charset=UTF-8');
      response.setHeader('content-encoding', 'br');
      response.end(body);
      return;
    }
    const { url = '/', headers } = request;
    http
      .get(new URL(url, siteUrl), { headers }, (file) => {
        response.writeHead(file.statusCode ?? 502, file.headers);
        file.pipe(response);
      })
      .on('error', () => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  running.defer(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
