import { provinces } from '../../units/units.ts';
import { callPublished, type DatabaseAddress } from './call-published.ts';
import { type documents, type PublishedSummary, type PublishedUnit, readDocument } from './documents.ts';
import { refuseOlderData } from './refuse-older-data.ts';
import { isSecretKey } from './secret-key.ts';

/** The published view at one moment: totals and one entry for each of the 63, which agree with each other. */
export interface Published {
  summary: PublishedSummary;
  units: readonly PublishedUnit[];
}

const cannot = 'The results cannot be built:';
const attempts = 3;

/**
 * Where to read, from the environment of the build.
 *
 * @throws Error when a variable is missing, or holds the secret key, which a build never needs.
 */
export function addressFrom(environment: Record<string, string | undefined>): DatabaseAddress {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey } = environment;
  const missing = [!url && 'SUPABASE_URL', !publishableKey && 'SUPABASE_PUBLISHABLE_KEY'].filter(Boolean);
  if (!url || !publishableKey) {
    throw new Error(`${cannot} ${missing.join(' and ')} not set. Set them as .env.example shows.`);
  }
  if (!URL.canParse(url))
    throw new Error(`${cannot} SUPABASE_URL is not an address. It starts with https://`);
  if (isSecretKey(publishableKey)) {
    throw new Error(`${cannot} SUPABASE_PUBLISHABLE_KEY holds a secret key. Put the publishable key there.`);
  }
  return { url, publishableKey, timeoutMs: 20_000 };
}

/**
 * Reads the published view through its functions, again when an answer arrived in between, and checks that its parts agree.
 *
 * @throws Error with one sentence that says what was wrong and what to do.
 */
export async function readPublished(address: DatabaseAddress): Promise<Published> {
  const signal = AbortSignal.timeout(address.timeoutMs);
  const ask = callPublished(address, signal);
  const read = async <Name extends keyof typeof documents>(name: Name) => readDocument(name, await ask(name));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const summary = await read('published_summary');
    const units = await read('published_units');
    const { version } = await read('published_version');
    if (version === summary.version) return checked({ summary, units });
  }
  throw new Error(`${cannot} the data changed ${attempts} times while being read. Build again in a minute.`);
}

function checked(published: Published): Published {
  const { summary, units } = published;
  const answered = units.filter((unit) => unit.answered);
  const signed = answered.filter((unit) => unit.signed_copy === 'received');
  const codes = units.map((unit) => unit.code).join();
  const expected = provinces.map((province) => province.code).join();
  if (codes !== expected || summary.units !== units.length) {
    throw new Error(`${cannot} the units published are not the ${provinces.length} of 2016 in code order.`);
  }
  if (summary.answered !== answered.length || summary.signed !== signed.length) {
    throw new Error(
      `${cannot} the totals (${summary.answered} answered, ${summary.signed} signed) differ from the units ` +
        `(${answered.length}, ${signed.length}). Check the functions of the published view.`,
    );
  }
  return published;
}

let view: Promise<Published> | undefined;

/**
 * The published view of this build: read once, so that every page and version.json tell of the same moment, and compared
 * with what is published already; in development read anew each time.
 */
export function published(): Promise<Published> {
  if (process.env['NODE_ENV'] === 'development') return readPublished(addressFrom(process.env));
  view ??= readForBuild();
  return view;
}

async function readForBuild(): Promise<Published> {
  const read = await readPublished(addressFrom(process.env));
  await refuseOlderData(read.summary, process.env);
  return read;
}
