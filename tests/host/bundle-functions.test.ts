import path from 'node:path';
import { expect, test } from 'vitest';
import { PlainError } from '../../src/operate/plain-error.ts';
import { bundleFunctions } from '../../src/host/functions/bundle-functions.ts';
import { sampleProject, writeFiles } from '../tools/local/sample.ts';

const bundle = (folder: string) =>
  bundleFunctions(path.join(folder, 'functions'), path.join(folder, 'bundled'));

test('a function that does not bundle is told in a sentence that names its file', async () => {
  const folder = await sampleProject();
  expect((await bundle(folder)).map(({ name }) => name)).toEqual(['echo']);
  await writeFiles(folder, {
    'functions/broken.ts': "import '../tools/local/nowhere.ts';\nexport default () => {",
  });
  const failing = bundle(folder);
  await expect(failing).rejects.toBeInstanceOf(PlainError);
  await expect(failing).rejects.toThrow(/^The functions cannot be bundled\. Mend .*\n[^]*broken\.ts/);
  await expect(failing).rejects.not.toThrow(/^ +at /m);
});
