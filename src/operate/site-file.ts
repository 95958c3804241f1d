import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readSiteSettings, type SiteSettings } from '../site/site-settings.ts';
import { PlainError } from './plain-error.ts';
import { project } from './project.ts';

/**
 * What the publishing agency sets in content/site.json, read when a command needs it.
 *
 * @throws PlainError that names what in it cannot be used.
 */
export async function readSiteFile(file = path.join(project, 'content/site.json')): Promise<SiteSettings> {
  try {
    return readSiteSettings(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    // Of a text that is no JSON some lines are quoted.
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    const said = error instanceof SyntaxError ? `content/site.json is not JSON: ${reason}.` : reason;
    throw new PlainError(`${said} Correct it and start again.`, { cause: error });
  }
}
