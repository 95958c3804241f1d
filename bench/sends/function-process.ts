// The function that takes responses alone in a process, so that what it holds can be told from everything else.
import { pathToFileURL } from 'node:url';
import { localFunction, type FunctionModule } from '../../tools/local/web/functions.ts';
import { answerQuestions } from '../system/channel.ts';
import { load } from './load.ts';
import { restingMemory } from '../system/memory.ts';
import type { Office } from './office.ts';
import { functionInProcess } from './function-way.ts';

/** What this process can be asked. */
export type FunctionQuestion = { about: 'memory' } | { about: 'sends'; offices: Office[]; sends: number };

const [file = '', siteUrl = ''] = process.argv.slice(2);
const module = (await import(pathToFileURL(file).href)) as FunctionModule;
const way = functionInProcess(siteUrl, localFunction('responses', module));

answerQuestions('ready', async (question: FunctionQuestion) => {
  if (question.about === 'memory') return restingMemory();
  const { offices, sends } = question;
  await load(way, offices, { clients: 50, sends });
  return offices.map(({ revision }) => revision);
});
