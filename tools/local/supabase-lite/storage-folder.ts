import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { App } from '@supabase/lite';

type StorageAdapter = NonNullable<App['_storageAdapter']>;
type ObjectMetadata = Awaited<ReturnType<StorageAdapter['headObject']>>;

const unknownType = 'application/octet-stream';

/** Objects of Supabase Storage as files below `root`; beside each lies its media type, in `<object>.type`. */
export function storageFolder(root: string): StorageAdapter {
  const base = path.resolve(root);
  const fileOf = (bucket: string, key: string): string => {
    const file = path.resolve(base, bucket, key);
    if (!file.startsWith(base + path.sep))
      throw new Error('An object may not lie outside the storage folder.');
    return file;
  };
  const remove = async (bucket: string, key: string): Promise<void> => {
    await rm(fileOf(bucket, key), { force: true });
    await rm(`${fileOf(bucket, key)}.type`, { force: true });
  };
  return {
    driver: null,
    getObject: async (bucket, key) => {
      const file = fileOf(bucket, key);
      return { httpStatusCode: 200, metadata: await metadataOf(file), body: await readFile(file) };
    },
    uploadObject: (bucket, key, _version, body, type, cacheControl) =>
      writeObject(fileOf(bucket, key), body, type, cacheControl),
    deleteObject: remove,
    deleteObjects: async (bucket, keys) => {
      for (const key of keys) await remove(bucket, key);
    },
    copyObject: (fromBucket, from, _version, toBucket, to) =>
      copyObject(fileOf(fromBucket, from), fileOf(toBucket, to)),
    headObject: (bucket, key) => metadataOf(fileOf(bucket, key)),
    privateAssetUrl: (bucket, key) => Promise.resolve(`file://${fileOf(bucket, key)}`),
  };
}

async function metadataOf(file: string): Promise<ObjectMetadata> {
  const { size, mtime, mtimeMs } = await stat(file);
  return {
    cacheControl: 'no-cache',
    contentLength: size,
    size,
    mimetype: await readFile(`${file}.type`, 'utf8').catch(() => unknownType),
    lastModified: mtime,
    eTag: `"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`,
  };
}

async function writeObject(
  file: string,
  body: Parameters<StorageAdapter['uploadObject']>[3],
  type: string,
  cacheControl: string,
): Promise<ObjectMetadata> {
  // Node's and the web's streams are one thing at run time and two in the types.
  const bytes = Buffer.from(await new Response(body as BodyInit).arrayBuffer());
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, bytes);
  await writeFile(`${file}.type`, type || unknownType);
  await rename(`${file}.tmp`, file);
  const eTag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  return { ...(await metadataOf(file)), cacheControl, eTag };
}

async function copyObject(from: string, to: string): Promise<ObjectMetadata> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(`${from}.type`, `${to}.type`);
  await copyFile(from, to);
  return { httpStatusCode: 200, ...(await metadataOf(to)) };
}
