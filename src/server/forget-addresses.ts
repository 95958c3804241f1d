import * as z from 'zod/mini';
import { callDatabase } from './database.ts';
import { loggable } from './http/try-again.ts';

const forgotten = z.object({ outcome: z.literal('forgotten'), addresses: z.int() });

/** Deletes what is known of the addresses from which something came without a code more than 24 hours ago; one line of log when
 *  there was something to delete or it could not be done. */
export async function forgetAddresses(): Promise<void> {
  try {
    const { addresses } = await callDatabase('forget_addresses', { p: {} }, forgotten);
    if (addresses > 0) log({ word: 'forgotten', addresses });
  } catch (error) {
    log({ word: 'try_again', reason: loggable(error) });
  }
}

const log = (line: Record<string, unknown>): void =>
  console.log(JSON.stringify({ job: 'forget-addresses', ...line }));
