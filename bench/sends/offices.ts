import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { project } from '../../src/operate/project.ts';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { makeAccessCode } from '../../src/submission/codes/access-code.ts';
import { provinces } from '../../src/units/units.ts';
import { readDemoData } from '../../tools/demo/demo-data.ts';
import { bundleFunctions } from '../../src/host/functions/bundle-functions.ts';
import { runFunction, type HostedFunction } from '../../src/host/functions/functions.ts';
import { listen, readBody, send } from '../../src/host/web/http.ts';
import type { Bench } from '../part.ts';
import type { BenchSystem } from '../system/system.ts';
import { nextRequest, type Office } from './office.ts';

/** The Sở of all 63 units, each with a new access code. Nothing is sent yet. */
export async function openOffices(system: BenchSystem, sendFunction: HostedFunction): Promise<Office[]> {
  const samples = readDemoData().flatMap((event) =>
    event.kind === 'sent' && event.unit !== extremeCase ? [event.values] : [],
  );
  const offices = provinces.map(({ code: unit }, index) => ({
    unit,
    code: makeAccessCode(),
    values: { ...samples[index % samples.length], unit },
    document: {},
    revision: 0,
  }));
  const codes = offices.map(({ unit, code }) => ({ unit, digest: digestOf(code, system.pepper) }));
  const issued = [JSON.stringify({ codes, replace: true })];
  await system.query('select public.issue_access_codes($1::jsonb)', issued);
  return recordDocuments(offices, system, sendFunction);
}

/** Ho Chi Minh City describes fifty software: not what a Sở usually sends. */
const extremeCase = '79';

/** The function that takes responses, bundled as for production: to be called here, and its file. */
export async function loadSendFunction({
  folder,
}: Bench): Promise<{ sendFunction: HostedFunction; file: string }> {
  const target = path.join(folder, 'functions');
  const functions = await bundleFunctions(path.join(project, 'functions'), target);
  const sendFunction = functions.find(({ name }) => name === 'responses');
  const [made = ''] = await readdir(target);
  if (!sendFunction) throw new Error('There is no functions/responses.ts to measure.');
  return { sendFunction, file: path.join(target, made, 'responses.mjs') };
}

/** What the functions read of their environment. */
export const functionEnvironment = ({ supabaseUrl, siteUrl, secretKey, pepper }: BenchSystem) => ({
  SITE_URL: siteUrl,
  SUPABASE_URL: supabaseUrl,
  SUPABASE_SECRET_KEY: secretKey,
  ACCESS_CODE_PEPPER: pepper,
});

/** Lets the function send to a listener that only writes down what would have gone to the database. */
async function recordDocuments(
  offices: readonly Office[],
  system: BenchSystem,
  sendFunction: HostedFunction,
): Promise<Office[]> {
  let seen = '';
  const listener = await listen(
    (incoming, outgoing) => {
      void readBody(incoming, 1e7).then((body) => {
        seen = String(body);
        return send(outgoing, Response.json({ outcome: 'stale', current_revision: 0 }));
      });
    },
    '127.0.0.1',
    0,
  );
  Object.assign(process.env, functionEnvironment({ ...system, supabaseUrl: listener.address }));
  const recorded: Office[] = [];
  for (const office of offices) {
    const { status } = await runFunction(sendFunction, nextRequest(office, system.siteUrl), '127.0.0.1');
    if (status !== 409) throw new Error(`The function answered ${status} to the answers of ${office.unit}.`);
    const { p } = JSON.parse(seen) as { p: Record<string, unknown> };
    recorded.push({ ...office, document: p });
  }
  await listener.stop();
  Object.assign(process.env, functionEnvironment(system));
  return recorded;
}
