import { responseCounts } from '../../src/results/aggregate/response-counts.ts';
import { dataTime, preliminary } from '../../src/results/headline/data-status.ts';
import { resultsSettingsOfSite as settings } from '../../src/results/settings.ts';
import type { SurveyResults } from '../../src/results/survey-results.ts';
import { trialContext, trialRecords, trialSummary } from './trial-records.ts';

const responses = responseCounts(trialRecords);

/** What every page of the results is made of, for the trial data. */
export const trialResults: SurveyResults = {
  ...{ summary: trialSummary, records: trialRecords, responses, settings, context: trialContext },
  ...{
    time: dataTime(trialSummary),
    preliminary: preliminary(responses),
    late: null,
    closing: null,
    leftOut: null,
  },
};
