import * as z from 'zod/mini';
import type { SqlDatabase } from '../../operate/rpc.ts';
import type { Site } from '../web/site.ts';

const published = z.object({ version: z.int() });

/** Whether a built site was made from the data that is published now; one that tells no version was not. */
export async function showsNewestData(site: Site, database: SqlDatabase): Promise<boolean> {
  const file = await site.files.get('/ket-qua/du-lieu/version.json')?.encoded('identity');
  if (!file) return false;
  const shown = published.safeParse(JSON.parse(file.body.toString()));
  const { rows } = await database.query('select public.published_version() as newest');
  return shown.success && shown.data.version === published.parse(rows[0]?.newest).version;
}
