import settings from '../../content/site.json' with { type: 'json' };
import { readSiteSettings } from './site-settings.ts';

/** What the publishing agency sets in content/site.json, checked. */
export const site = readSiteSettings(settings);
