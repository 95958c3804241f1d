import type { Config } from '@netlify/functions';
import { reportFiles } from '../src/server/files/report-files.ts';

/** Every night (01:17 in Viet Nam): removes what was refused and sent again, reports files without a row in the database
 *  and rows without their file. */
export default async (): Promise<void> => {
  await reportFiles();
};

export const config: Config = { schedule: '17 18 * * *' };
