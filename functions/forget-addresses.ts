import type { Config } from '@netlify/functions';
import { forgetAddresses } from '../src/server/forget-addresses.ts';

/** Every five minutes: deletes the hashed addresses of what came without a code that are older than a day. */
export default async (): Promise<void> => {
  await forgetAddresses();
};

export const config: Config = { schedule: '*/5 * * * *' };
