import { dataTime, preliminary } from '../../src/results/headline.ts';
import { resultsSettingsOfSite as settings } from '../../src/results/settings.ts';
import type { SurveyResults } from '../../src/results/survey-results.ts';
import { tallyAnswers } from '../../src/results/tally.ts';
import { trialContext, trialPlaces, trialSummary } from './trial-places.ts';

const tally = tallyAnswers(trialPlaces);

/** What every page of the results is made of, for the trial data. */
export const trialResults: SurveyResults = {
  ...{ summary: trialSummary, places: trialPlaces, tally, settings, context: trialContext },
  ...{
    time: dataTime(trialSummary),
    preliminary: preliminary(tally),
    late: null,
    closing: null,
    leftOut: null,
  },
};
