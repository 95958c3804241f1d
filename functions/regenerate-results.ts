import type { Config } from '@netlify/functions';
import { regenerateResults } from '../src/server/regenerate.ts';

/** Every five minutes: keeps a snapshot of what is published, and asks for a build of the results when the published data is no longer the latest. */
export default async (): Promise<void> => {
  await regenerateResults();
};

export const config: Config = { schedule: '*/5 * * * *' };
