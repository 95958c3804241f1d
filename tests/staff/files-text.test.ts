import { expect, test } from 'vitest';
import { fileFlags } from '../../src/submission/file-flags.ts';
import { filesInText, flagsInWords } from '../../src/staff/text/files-text.ts';
import { maxFileBytes } from '../../src/submission/upload.ts';

test('staff read the size of a file as the Sở that sent it does', () => {
  const file = {
    kind: 'signed_copy',
    revision: 1,
    name: 'ban-ky.pdf',
    type: 'application/pdf',
    sha256: 'ab',
    flags: [],
    received_at: '2016-11-29T17:00:00Z',
    withdrawn_at: null,
  } as const;
  const [most, less] = filesInText([
    { id: 'x', ...file, size: maxFileBytes, flags: [] },
    { id: 'x', ...file, size: 1024 * 819, flags: [] },
  ]);
  expect(most).toMatch(/ 20 MB {2,}ban-ky\.pdf/);
  expect(less).toMatch(/ 819 kB {2,}ban-ky\.pdf/);
});

test('staff read that a Sở took a file back, and that a plan came before the answers', () => {
  const [line] = filesInText([
    {
      ...{ id: 'x', kind: 'plan', revision: null, name: 'ke-hoach.pdf', type: 'application/pdf', size: 9 },
      ...{ sha256: 'ab', flags: [], received_at: '2016-11-29T17:00:00Z' },
      withdrawn_at: '2016-11-30T02:00:00Z',
    },
  ]);
  expect(line).toMatch(/trước khi gửi.*SỞ ĐÃ RÚT .*2016/);
});

test('staff read everything to beware of in words, also that a file was not looked at whole', () => {
  expect(flagsInWords(['script', 'not_fully_checked'])).toBe('có mã lệnh, chưa kiểm tra hết');
  expect(fileFlags.filter((flag) => flagsInWords([flag]).includes(flag))).toEqual([]);
});
