import { existsSync, readlinkSync } from 'node:fs';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseNode } from '../../tools/choose-node.mjs';
import { emptyFolder, writeFiles } from './local/sample.ts';

/** A project whose packages brought a Node, and a machine that has one of `version`, or none. */
async function machineWith(version?: string) {
  const root = await emptyFolder();
  const brought = `node_modules/node-${process.platform}-${process.arch}/bin/node`;
  const own = { 'own/node': `#!/bin/sh\necho ${version}\n` };
  await writeFiles(root, { [brought]: '', 'other/file': '', ...(version !== undefined && own) });
  if (version !== undefined) await chmod(path.join(root, 'own/node'), 0o755);
  const bin = path.join(root, 'node_modules/.bin');
  await mkdir(bin);
  const link = path.join(bin, 'node');
  await symlink('../' + brought.replace('node_modules/', ''), link);
  return { root, link, searched: [bin, path.join(root, 'other'), path.join(root, 'own')].join(':') };
}

describe.runIf(process.platform === 'linux')('the Node that commands run on', () => {
  test.each(['24.0.0', '26.1.3'])("is the machine's own, when that is %s", async (version) => {
    const { root, link, searched } = await machineWith(version);
    expect(chooseNode(root, searched)).toBe('own');
    expect(existsSync(link)).toBe(false);
  });

  test.each(['20.20.2', undefined])('is that of the packages, when the machine has %s', async (version) => {
    const { root, link, searched } = await machineWith(version);
    expect(chooseNode(root, searched)).toBe('packaged');
    expect(readlinkSync(link)).toContain('bin/node');
  });

  test('is that of the packages again, when the own one went', async () => {
    const { root, link, searched } = await machineWith('24.0.0');
    chooseNode(root, searched);
    expect(chooseNode(root, path.join(root, 'other'))).toBe('packaged');
    expect(existsSync(link)).toBe(true);
  });
});
