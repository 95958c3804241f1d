import type { AttachmentType } from './attachment.ts';

/** The first bytes of each kind of file that is taken. */
const beginnings: Readonly<Record<AttachmentType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What a file is by its first bytes, whatever it is called; undefined for everything that is not taken. */
export function typeOf(bytes: Uint8Array): AttachmentType | undefined {
  const types = Object.keys(beginnings) as AttachmentType[];
  return types.find((type) => beginnings[type].every((byte, index) => bytes[index] === byte));
}
