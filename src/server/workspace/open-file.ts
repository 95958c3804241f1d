import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { readObject } from '../files/storage.ts';
import { asJson, type Present } from '../http/answer.ts';
import type { Outcome } from '../http/outcome.ts';
import { malformed } from '../http/request-errors.ts';
import { TryAgain } from '../http/try-again.ts';
import { answered, askAsPerson } from './ask-as-person.ts';

const request = z.object({ id: z.uuid() });
const found = z.object({ outcome: z.literal('found'), object: z.string(), sha256: z.string() });

/** Sends a file only as one to save, as bytes of no kind: no browser shows it in a page, whatever it is. */
const asAttachment = {
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': 'attachment; filename="tep.bin"',
};

/** A file of a Sở for whoever is signed in: what is answered, and how it is sent. */
export interface OpenedFile {
  open: (sent: unknown) => Promise<Outcome>;
  present: Present;
}

/**
 * Opens a file of a Sở in the name of whoever is signed in. What storage has no more, or not as it was received, is not
 * sent.
 */
export function openFile(authorization: string | null): OpenedFile {
  let bytes: Buffer<ArrayBuffer> | undefined;
  return {
    open: async (sent) => {
      const asked = request.safeParse(sent);
      if (!asked.success) return malformed(asked.error.issues);
      const answer = await askAsPerson(authorization, 'workspace_find_upload', asked.data);
      const file = found.safeParse(answer);
      if (!file.success) return answered(answer);
      bytes = await readReceived(file.data);
      return answered({ outcome: 'found' });
    },
    present: (outcome, reference) =>
      bytes === undefined
        ? asJson(outcome, reference)
        : { body: new Blob([bytes]).stream(), headers: asAttachment },
  };
}

async function readReceived({ object, sha256 }: z.infer<typeof found>): Promise<Buffer<ArrayBuffer>> {
  const bytes = await readObject(object);
  if (!bytes) throw new TryAgain('storage has a received file no more');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new TryAgain('a stored file is not what was received');
  return Buffer.from(bytes);
}
