import { openClient } from '../database.ts';
import { readSetting, requireSetting } from '../environment.ts';
import { TryAgain } from '../http/try-again.ts';

/** The private bucket that the migrations make. */
const bucket = 'uploads';

/** Milliseconds the reading of one object may take: within what a function has, with 20 MB on a slow line. */
const patience = 20_000;

const files = () => openClient().storage.from(bucket);

/**
 * An address to which one object may be sent, once, straight from a browser; it is good for two hours.
 *
 * @throws TryAgain when storage does not answer.
 */
export async function signUpload(object: string): Promise<string> {
  const { data, error } = await files().createSignedUploadUrl(object);
  if (error) throw new TryAgain('storage does not sign uploads');
  const base = readSetting('STORAGE_URL') ?? requireSetting('SUPABASE_URL');
  const address = new URL(`/storage/v1/object/upload/sign/${bucket}/${object}`, base);
  address.searchParams.set('token', data.token);
  return address.href;
}

/**
 * An object of storage, or undefined when there is none.
 *
 * @throws TryAgain when storage does not answer.
 */
export async function readObject(object: string): Promise<Buffer | undefined> {
  const response = await ask(object, 'GET');
  return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
}

async function ask(object: string, method: 'GET' | 'HEAD'): Promise<Response> {
  const key = requireSetting('SUPABASE_SECRET_KEY');
  const address = new URL(`/storage/v1/object/${bucket}/${object}`, requireSetting('SUPABASE_URL'));
  const headers = { apikey: key, authorization: `Bearer ${key}` };
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(address, { method, headers, signal }).catch(() => undefined);
  if (!response || response.status >= 500) throw new TryAgain('storage does not answer');
  return response;
}

/** Removes objects; one that is not there is as good as removed. */
export async function removeObjects(objects: readonly string[]): Promise<void> {
  if (objects.length === 0) return;
  const { error } = await files().remove([...objects]);
  if (error) throw new TryAgain('storage does not remove');
}

/** Whether storage can give the bytes of an object. */
export async function isStored(object: string): Promise<boolean> {
  const response = await ask(object, 'HEAD');
  return response.ok;
}

/** An object as storage lists it. */
export interface StoredObject {
  object: string;
  size: number;
}

/**
 * Every object of the bucket.
 *
 * @throws TryAgain when storage does not list.
 */
export async function listObjects(): Promise<StoredObject[]> {
  const top = await listFolder('');
  const folders = top.filter(({ isFolder }) => isFolder);
  const inside: Listed[] = [];
  for (const { object } of folders) inside.push(...(await listFolder(object)));
  return [...top.filter(({ isFolder }) => !isFolder), ...inside].map(({ object, size }) => ({
    object,
    size,
  }));
}

interface Listed extends StoredObject {
  isFolder: boolean;
}

const page = 1_000;

async function listFolder(folder: string, offset = 0): Promise<Listed[]> {
  const { data, error } = await files().list(folder, { limit: page, offset });
  if (error) throw new TryAgain('storage does not list');
  const objects = data.map(({ name, metadata }) => ({
    object: folder === '' ? name : `${folder}/${name}`,
    size: Number((metadata as { size?: number } | null)?.size ?? 0),
    // Storage lists folders as entries without anything known of them.
    isFolder: metadata === null,
  }));
  return data.length < page ? objects : [...objects, ...(await listFolder(folder, offset + page))];
}
