import { describe, expect, test } from 'vitest';
import { readResultsSettings, resultsSettingsOfSite } from '../../src/results/settings.ts';

const errorOf = (changed: object): string => {
  try {
    readResultsSettings({ ...resultsSettingsOfSite, ...changed });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the settings of the results', () => {
  test.each(['http://moj.gov.vn', 'https://moj.gov.vn/', 'https://moj.gov.vn/tin', 'moj.gov.vn', '*'])(
    'take no %s for an origin, and say in a line in which file, at which key, and what to write',
    (origin) =>
      expect(errorOf({ embedding_origins: ['https://moj.gov.vn', origin] })).toBe(
        'content/results.json cannot be used. embedding_origins.1: write it as "https://www.example.gov.vn", with https and nothing after the name.',
      ),
  );

  test('name any other key that cannot be used', () => {
    expect(errorOf({ equipment_classes: [0.8, 0.95] })).toBe(
      'content/results.json cannot be used. equipment_classes: write the higher one first.',
    );
    expect(errorOf({ readiness: { equipped_share_at_least: '95%', name_provinces: true } })).toContain(
      'readiness.equipped_share_at_least: ',
    );
  });
});
