import * as z from 'zod/mini';
import { credentials } from './codes/credentials.ts';

/** The kinds of file a Sở sends with its response: the signed copy (bản ký), the province's plan (footnote 1). */
export const uploadKinds = ['signed_copy', 'plan'] as const;

/** The kinds of file that are taken, by media type, with the ending of the stored object. */
export const uploadTypes = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
} as const;

/** A media type that is taken. */
export type UploadType = keyof typeof uploadTypes;

/** Bytes one file may have: 20 MiB, as the bucket allows. */
export const maxFileBytes = 20 * 1024 * 1024;

/** The ways a signed copy comes. */
export const channels = ['file', 'document_axis', 'post', 'email'] as const;

/** The words for each way that people read. */
export const channelWords: Readonly<Record<(typeof channels)[number], string>> = {
  file: 'Tệp tải lên trang này',
  document_axis: 'Trục liên thông văn bản',
  post: 'Bưu điện',
  email: 'Thư điện tử',
};

/** The words for each kind of file. */
export const kindWords: Readonly<Record<(typeof uploadKinds)[number], string>> = {
  signed_copy: 'Bản ký',
  plan: 'Kế hoạch kèm theo',
};

/** What the browser sends to POST /api/attachments: a file it is about to send straight to storage. */
export const beginRequestSchema = z.strictObject({
  ...credentials,
  kind: z.enum(uploadKinds),
  name: z.string().check(z.maxLength(1_000)),
  type: z.enum(Object.keys(uploadTypes) as [UploadType, ...UploadType[]]),
  size: z.int().check(z.minimum(1), z.maximum(maxFileBytes)),
});

/** A file as it is announced before it is sent. */
export type AnnouncedFile = Omit<z.infer<typeof beginRequestSchema>, keyof typeof credentials>;

/** What POST /api/attachments answers: where the file goes. */
export const begunSchema = z.object({ id: z.uuid(), upload_address: z.string() });

/** What the browser sends to POST /api/attachments/finish: the file has arrived in storage. */
export const finishRequestSchema = z.strictObject({ ...credentials, id: z.uuid() });

/** What the browser sends to POST /api/attachments/withdraw: a received file that is taken back. */
export const withdrawRequestSchema = finishRequestSchema;

/** What the browser sends to POST /api/signed-copy: how the signed copy of a revision comes. */
export const signedCopyRequestSchema = z.strictObject({
  ...credentials,
  revision: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  channel: z.enum(channels),
  letter_number: z.string().check(z.maxLength(100)),
  /** YYYY-MM-DD, or empty. */
  letter_date: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
});

/** How the signed copy comes, as the văn thư writes it down. */
export type SignedCopyNote = Omit<z.infer<typeof signedCopyRequestSchema>, keyof typeof credentials>;

/** A file that was received with a response. */
export const receivedFileSchema = z.object({
  id: z.string(),
  kind: z.enum(uploadKinds),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** Null for a plan that came before anything was sent. */
  revision: z.nullable(z.int()),
  received_at: z.string(),
  /** When the Sở took it back; null while it counts. */
  withdrawn_at: z.nullable(z.string()),
  /** Whether a signed copy is of the answers sent last; a plan always is. */
  is_current: z.boolean(),
});

/** How the signed copy came last. */
export const signedSchema = z.object({
  revision: z.int(),
  channel: z.enum(channels),
  letter_number: z.nullable(z.string()),
  letter_date: z.nullable(z.string()),
  at: z.string(),
  is_current: z.boolean(),
});

/** How the signed copy came last. */
export type Signed = z.infer<typeof signedSchema>;

/** The first bytes of each kind of file that is taken. */
const beginnings: Readonly<Record<UploadType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What a file is by its first bytes, whatever it is called; undefined for everything that is not taken. */
export function typeOf(bytes: Uint8Array): UploadType | undefined {
  const types = Object.keys(beginnings) as UploadType[];
  return types.find((type) => beginnings[type].every((byte, index) => bytes[index] === byte));
}
