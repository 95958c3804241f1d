/** What was fetched or is being fetched, by address. */
const fetched = new Map<string, Promise<void>>();

/**
 * Imports a part of a page, once all its files have been fetched; runs in the browser in place of Vite's own preloading.
 * Many browsers never ask again for a file that they once failed to import; a fetch that failed can be repeated, and then
 * the import finds the file in the browser's cache.
 * @param files paths on the site, of the part and of all that it imports
 * @throws TypeError when a file can't be had now
 */
export async function fetchThenImport<T>(
  importPart: () => Promise<T>,
  files: readonly string[] = [],
): Promise<T> {
  await Promise.all(files.map((file) => fetchOnce(`/${file}`)));
  return importPart();
}

function fetchOnce(address: string): Promise<void> {
  if (document.querySelector(`link[href="${address}"]`)) return Promise.resolve();
  const fetching = fetched.get(address) ?? fetchFile(address);
  fetched.set(address, fetching);
  fetching.catch(() => fetched.delete(address));
  return fetching;
}

async function fetchFile(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new TypeError(`${response.status} for ${address}`);
  // To its end: then the browser has all of it.
  await response.arrayBuffer();
}
