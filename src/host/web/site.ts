import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A built site, with every address it answers. */
export interface Site {
  folder: string;
  files: ReadonlyMap<string, SiteFile>;
}

/** One file of a built site; it is read and compressed when first asked for. */
export interface SiteFile {
  type: string;
  /** In the wanted encoding where the file is text, and else as it is. */
  encoded: (wanted: Encoding) => Promise<Encoded>;
}

export interface Encoded {
  body: Buffer;
  etag: string;
  encoding: Encoding;
}

export type Encoding = 'br' | 'gzip' | 'identity';

const types: Record<string, string> = {
  '.html': 'text/html; charset=UTF-8',
  '.js': 'text/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.txt': 'text/plain; charset=UTF-8',
  '.csv': 'text/csv; charset=UTF-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const isText = /^text\/|json|svg/;

/** Lists a built site. Only listed addresses are ever answered, so no address can lead out of the folder. */
export async function openSite(folder: string): Promise<Site> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, SiteFile>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    files.set(address, siteFile(file));
  }
  return { folder, files };
}

function siteFile(file: string): SiteFile {
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  const made = new Map<Encoding, Promise<Encoded>>();
  return {
    type,
    encoded: (wanted) => {
      const encoding = isText.test(type) ? wanted : 'identity';
      const encoded = made.get(encoding) ?? encode(file, encoding);
      made.set(encoding, encoded);
      return encoded;
    },
  };
}

async function encode(file: string, encoding: Encoding): Promise<Encoded> {
  const plain = await readFile(file);
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { body: await compress(plain, encoding), etag: `"${hash}-${encoding}"`, encoding };
}

function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    case 'gzip':
      return promisify(gzip)(plain, { level: 9 });
    case 'identity':
      return Promise.resolve(plain);
  }
}
