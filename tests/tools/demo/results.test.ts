import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indicators } from '../../../src/results/indicators/all-indicators.ts';
import { provinces } from '../../../src/units/units.ts';
import { loadDemoData } from '../../../tools/demo/load.ts';
import { openSurvey, type OpenSurvey } from '../../database/open-survey.ts';
import { asLines } from '../../results/reviewed/as-lines.ts';
import { trialContext, trialRecords } from '../../results/trial-results.ts';

let survey: OpenSurvey;
beforeAll(async () => {
  survey = await openSurvey();
  await loadDemoData(survey, { say: () => undefined });
});
afterAll(() => survey.close());

describe('the published view of the trial data', () => {
  test('is the committed one that the reviewed indicators and charts are made of', async () => {
    const published = {
      summary: await survey.call('published_summary'),
      units: await survey.call('published_units'),
    };
    await expect(`${asLines(published, 2)}\n`).toMatchFileSnapshot('../../results/reviewed/published.json');
  });
});

describe('every figure of the twelve indicators', () => {
  test('is the same when SQL adds it again from what was sent', async () => {
    const sql = await readFile(new URL('added-again.sql', import.meta.url), 'utf8');
    const rows = await survey.rows(sql, [
      provinces.filter(({ birthRegistration }) => birthRegistration).map(({ code }) => code),
      trialContext.due_at,
      trialContext.settings.readiness.equipped_share_at_least,
      Object.fromEntries(provinces.map(({ code, communes, districts }) => [code, [communes, districts]])),
    ]);
    const again = new Map(rows.map(({ id, above, below }) => [id, { numerator: above, denominator: below }]));
    const figures = indicators.flatMap((indicator) => indicator.figures(trialRecords, trialContext));
    expect([...again.keys()].sort()).toEqual(figures.map(({ id }) => id).sort());
    for (const { id, numerator, denominator, base } of figures) {
      const asked = again.get(id)?.denominator ?? base.eligible;
      expect({ id, numerator, denominator }).toEqual({ id, ...again.get(id), denominator: asked });
    }
  });
});
