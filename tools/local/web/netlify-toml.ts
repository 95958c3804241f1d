import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'smol-toml';

/** What the local server takes from netlify.toml. */
export interface NetlifyRules {
  /** Folder of the functions, absolute. */
  functions: string;
  headers: { matches: RegExp; values: Record<string, string> }[];
  redirects: { matches: RegExp; to: string; status: number }[];
}

interface NetlifyToml {
  functions?: { directory?: string };
  headers?: { for: string; values: Record<string, string> }[];
  redirects?: { from: string; to: string; status?: number }[];
}

/** Reads netlify.toml of a project. Of redirects only from, to and status are known here, of patterns only "*". */
export async function readNetlifyToml(project: string): Promise<NetlifyRules> {
  const toml = parse(await readFile(path.join(project, 'netlify.toml'), 'utf8')) as NetlifyToml;
  return {
    functions: path.resolve(project, toml.functions?.directory ?? 'netlify/functions'),
    headers: (toml.headers ?? []).map((rule) => ({ matches: pattern(rule.for), values: rule.values })),
    redirects: (toml.redirects ?? []).map((rule) => ({
      matches: pattern(rule.from),
      to: rule.to,
      status: rule.status ?? 301,
    })),
  };
}

function pattern(text: string): RegExp {
  const literal = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('(.*)')}$`);
}

/** The headers that netlify.toml gives to a page. */
export function headersFor(rules: NetlifyRules, pathname: string): Record<string, string> {
  const matching = rules.headers.filter(({ matches }) => matches.test(pathname));
  return Object.assign({}, ...matching.map(({ values }) => values)) as Record<string, string>;
}

/** Where netlify.toml sends an address that is no page, with ":splat" filled in; undefined when nowhere. */
export function redirectFor(
  rules: NetlifyRules,
  pathname: string,
): { to: string; status: number } | undefined {
  for (const { matches, to, status } of rules.redirects) {
    const match = matches.exec(pathname);
    if (match) return { to: to.replace(':splat', match[1] ?? ''), status };
  }
  return undefined;
}
