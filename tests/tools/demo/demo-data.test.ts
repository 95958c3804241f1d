import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PlainError } from '../../../src/operate/plain-error.ts';
import { project } from '../../../src/operate/project.ts';
import { readDemoData } from '../../../tools/demo/demo-data.ts';

/** What is said of the demo data after a text in one of its files was replaced by another. */
async function saidWith(file: string, from: string, to: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'survey-demo-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(path.join(project, 'content/demo'), folder, { recursive: true });
  const text = await readFile(path.join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(path.join(folder, file), text.replace(from, to));
  try {
    return `read ${readDemoData(folder).length} events`;
  } catch (error) {
    return error instanceof PlainError ? error.message : String(error);
  }
}

const northwest = 'responses/northwest.json';

test.each([
  ['is no JSON', northwest, '[', '', /northwest\.json cannot be used: .*JSON/],
  ['has a question there is none of', northwest, '"plan_status"', '"plan"', /at 0.* no question plan\./],
  ['has a figure that is no text', northwest, '"11"', '11', /at 0\.registration_offices.* expected text/],
  ['has a response that the system would refuse', northwest, '"issued"', '"perhaps"', /at 0 .*plan_status: /],
  ['has a response of no province', northwest, '"unit": "02"', '"unit": "03"', /at 0 .*unit: /],
  [
    'names a unit that sent no response',
    'events.json',
    '"35"',
    '"93"',
    /events\.json, at 0 .* response of 93/,
  ],
  ['has an event of an unknown kind', 'events.json', '"sent"', '"lost"', /events\.json, at 0\.kind .*/],
])(
  'a file of the demo data that %s is refused with its place and what to do',
  async (_, file, from, to, sentence) => {
    const said = await saidWith(file, from, to);
    expect(said).toMatch(sentence);
    expect(said).toMatch(/^The demo data in .* cannot be used: .*\. Correct it and start again\.$/);
  },
);
