import { type ProvinceRecord, provinceRecords } from './aggregate/province-record.ts';
import { responseCounts, type ResponseCounts } from './aggregate/response-counts.ts';
import type { DataSource } from './data-source.ts';
import {
  closingSentence,
  dataTime,
  lateSentence,
  preliminary,
  publicationNote,
} from './headline/data-status.ts';
import type { Context } from './indicators/indicator.ts';
import type { PublishedSummary } from './published-view/documents.ts';
import { published, type Published } from './published-view/read-published.ts';
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
  /** The time with the marks the data needs, for the line that names its source. */
  source: DataSource;
  late: string | null;
  closing: string | null;
  /** What the publication setting leaves out; null when nothing. */
  leftOut: string | null;
}

/** The published view with what pages say of it. */
export function resultsOf({ summary, units }: Published): SurveyResults {
  const records = provinceRecords(units);
  const responses = responseCounts(records);
  const { trial, due_at, plan_files } = summary;
  const time = dataTime(summary);
  const unsigned = preliminary(responses);
  return {
    ...{ summary, records, responses, settings: resultsSettingsOfSite },
    context: { due_at, plan_files, settings: resultsSettingsOfSite },
    ...{ time, preliminary: unsigned, source: { time, trial, preliminary: unsigned?.mark ?? null } },
    ...{ late: lateSentence(summary), closing: closingSentence(summary), leftOut: publicationNote(summary) },
  };
}

/** The published view of this build with what pages say of it. */
export const surveyResults = async (): Promise<SurveyResults> => resultsOf(await published());
