import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, rm, rmdir, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { PlainError, systemCode } from './plain-error.ts';

/** A file its owner alone can read, open for the one thing it is to hold. */
export interface PrivateFile {
  path: string;
  write: (content: string | Uint8Array) => Promise<void>;
  /** Takes the file away again, with the folder when it was made for it. */
  discard: () => Promise<void>;
}

/**
 * Makes a new file in a folder for what must not be known outside, and the folder where there is none.
 *
 * @throws PlainError when git would take it up, or when it cannot be made or is there already.
 */
export async function openPrivateFile(folder: string, name: string): Promise<PrivateFile> {
  const file = path.join(path.resolve(folder), name);
  refuseWhatGitTakes(file);
  const { handle, madeFolder } = await makeFile(file).catch((error: unknown) => {
    const code = systemCode(error);
    throw new PlainError(
      code === 'EEXIST'
        ? `Đã có tệp ${file}; tệp này không bị ghi đè. Đề nghị chọn tên hoặc thư mục khác.`
        : `Không tạo được ${file} (${code ?? String(error)}). Đề nghị chọn thư mục khác.`,
    );
  });
  return {
    path: file,
    write: async (content) => {
      await handle.writeFile(content);
      await handle.sync();
      await handle.close();
    },
    // Also after a write that failed or was never begun.
    discard: async () => {
      await handle.close();
      await rm(file, { force: true });
      if (madeFolder) await rmdir(path.dirname(file));
    },
  };
}

/** A folder that is not there yet: the one wanted, or one of its name and a number when something within the same second took it. */
export function newFolder(wanted: string, count = 1): string {
  const folder = count === 1 ? wanted : `${wanted}-${count}`;
  return existsSync(folder) ? newFolder(wanted, count + 1) : folder;
}

async function makeFile(file: string): Promise<{ handle: FileHandle; madeFolder: boolean }> {
  const made = await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  return { handle: await open(file, 'wx', 0o600), madeFolder: made !== undefined };
}

/** Where git is not installed or the folder is in no repository, there is nothing it could take. */
function refuseWhatGitTakes(file: string): void {
  const { status } = spawnSync('git', ['check-ignore', '--quiet', file], { cwd: nearestFolder(file) });
  if (status !== 1) return;
  throw new PlainError(
    `${path.dirname(file)} nằm trong thư mục git theo dõi. Đề nghị chọn thư mục ở ngoài, hoặc thư mục ghi trong .gitignore như .local.`,
  );
}

function nearestFolder(file: string): string {
  const folder = path.dirname(file);
  return existsSync(folder) ? folder : nearestFolder(folder);
}
