import { expect, test } from 'vitest';
import { sizeWords } from '../../src/vietnamese/file-size.ts';
import { maxFileBytes } from '../../src/submission/upload.ts';

test('a size is counted as the limit is: the largest file that is taken has 20 MB, one byte more is more', () => {
  expect(sizeWords(maxFileBytes)).toBe('20 MB');
  expect(sizeWords(maxFileBytes + 1)).toBe('20,1 MB');
  expect(sizeWords(1)).toBe('1 kB');
  expect(sizeWords(1024 * 1024 - 1)).toBe('1.024 kB');
});
