import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'smol-toml';

/** What the local server takes from netlify.toml. */
export interface NetlifyRules {
  /** Folder of the functions, absolute. */
  functions: string;
  headers: { matches: RegExp; values: Record<string, string> }[];
}

interface NetlifyToml {
  functions?: { directory?: string };
  headers?: { for: string; values: Record<string, string> }[];
}

/** Reads netlify.toml of a project. Of patterns only "*" is known here, and no redirects: it has none. */
export async function readNetlifyToml(project: string): Promise<NetlifyRules> {
  const toml = parse(await readFile(path.join(project, 'netlify.toml'), 'utf8')) as NetlifyToml;
  return {
    functions: path.resolve(project, toml.functions?.directory ?? 'netlify/functions'),
    headers: (toml.headers ?? []).map((rule) => ({ matches: pattern(rule.for), values: rule.values })),
  };
}

function pattern(text: string): RegExp {
  const literal = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  // As on Netlify a folder's pattern is also of the folder itself: "/_astro/*" of "/_astro".
  return new RegExp(`^${literal.join('.*').replace(/\/\.\*$/, '(?:/.*)?')}$`);
}

/** The headers that netlify.toml gives to a page. */
export function headersFor(rules: NetlifyRules, pathname: string): Record<string, string> {
  const matching = rules.headers.filter(({ matches }) => matches.test(pathname));
  return Object.assign({}, ...matching.map(({ values }) => values)) as Record<string, string>;
}
