import { readFileSync } from 'node:fs';
import { readDocument } from '../../src/results/published-view/documents.ts';
import { resultsOf } from '../../src/results/survey-results.ts';

const file = new URL('reviewed/published.json', import.meta.url);
const read = JSON.parse(readFileSync(file, 'utf8')) as Record<'summary' | 'units', unknown>;

/** What every page of the results is made of, for the published view of the trial data as it is committed. */
export const trialResults = resultsOf({
  summary: readDocument('published_summary', read.summary),
  units: readDocument('published_units', read.units),
});

export const { summary: trialSummary, records: trialRecords, context: trialContext } = trialResults;
