import { type ProvinceRecord, provinceRecords } from './aggregate/province-record.ts';
import { responseCounts, type ResponseCounts } from './aggregate/response-counts.ts';
import {
  closingSentence,
  dataTime,
  lateSentence,
  preliminary,
  publicationNote,
} from './headline/data-status.ts';
import type { Context } from './indicators/indicator.ts';
import type { PublishedSummary } from './published-view/documents.ts';
import { published } from './published-view/read-published.ts';
import { type ResultsSettings, resultsSettingsOfSite } from './settings.ts';

/** What every page of the results is made of: the same moment, the same settings, the same words about both. */
export interface SurveyResults {
  summary: PublishedSummary;
  records: readonly ProvinceRecord[];
  responses: ResponseCounts;
  settings: ResultsSettings;
  /** What figures depend on besides the answers. */
  context: Context;
  /** "Số liệu đến …", or that nothing has been received. */
  time: string;
  preliminary: ReturnType<typeof preliminary>;
  late: string | null;
  closing: string | null;
  /** What the publication setting leaves out; null when nothing. */
  leftOut: string | null;
}

/** What figures depend on besides the answers of each Sở. */
export const contextOf = ({ due_at, plan_files }: PublishedSummary): Context => ({
  ...{ due_at, plan_files, settings: resultsSettingsOfSite },
});

/** The published view of this build with what pages say of it. */
export async function surveyResults(): Promise<SurveyResults> {
  const { summary, units } = await published();
  const records = provinceRecords(units);
  const responses = responseCounts(records);
  return {
    ...{ summary, records, responses, settings: resultsSettingsOfSite, time: dataTime(summary) },
    context: contextOf(summary),
    ...{
      preliminary: preliminary(responses),
      late: lateSentence(summary),
      closing: closingSentence(summary),
    },
    leftOut: publicationNote(summary),
  };
}
