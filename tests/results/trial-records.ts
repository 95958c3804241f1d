import { readFileSync } from 'node:fs';
import { provinceRecords } from '../../src/results/aggregate/province-record.ts';
import {
  type PublishedSummary,
  type PublishedUnit,
  readDocument,
} from '../../src/results/published-view/documents.ts';
import { resultsSettingsOfSite as settings } from '../../src/results/settings.ts';

const file = new URL('reviewed/published.json', import.meta.url);
const read = JSON.parse(readFileSync(file, 'utf8')) as Record<'summary' | 'units', unknown>;

/** The published view of the trial data, as it is committed. */
export const trialSummary: PublishedSummary = readDocument('published_summary', read.summary);
export const trialUnits: readonly PublishedUnit[] = readDocument('published_units', read.units);

/** The 63 with what the trial data publishes of them. */
export const trialRecords = provinceRecords(trialUnits);

/** What figures depend on besides the answers, in the trial. */
export const trialContext = {
  ...{ due_at: trialSummary.due_at, plan_files: trialSummary.plan_files, settings },
};
