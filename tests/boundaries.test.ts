import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const core = ['vietnamese', 'units', 'questionnaire', 'submission'];

/**
 * Which folders a folder of src, and functions, tools and bench, may import; itself, styles and files of content/ always.
 * `*` is all of src. So nothing of src or functions, which is what users reach, imports what is for who works on it.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  vietnamese: [],
  units: ['vietnamese'],
  questionnaire: ['vietnamese', 'units'],
  submission: ['questionnaire', 'units', 'vietnamese'],
  'office-files': [],
  spreadsheet: ['office-files'],
  form: ['spreadsheet', 'office-files', ...core],
  paper: ['form', 'qr', ...core],
  uploads: ['paper', 'form', ...core],
  confirmation: ['paper', 'form', 'qr', ...core],
  qr: [],
  results: ['spreadsheet', ...core],
  letter: ['vietnamese'],
  'access-slips': ['qr', 'submission', 'units', 'vietnamese'],
  'receipt-check': ['submission', 'vietnamese'],
  server: core,
  staff: ['server', 'spreadsheet', ...core],
  operate: ['staff', 'access-slips', 'qr', 'site', 'server', 'spreadsheet', ...core],
  host: ['operate', 'server', 'results', ...core],
  site: ['letter', 'form', 'results', 'units', 'vietnamese', 'questionnaire'],
  workspace: ['staff', 'access-slips', 'qr', 'form', 'spreadsheet', ...core],
  pages: [
    'site',
    'workspace',
    'uploads',
    'confirmation',
    'letter',
    'receipt-check',
    'form',
    'paper',
    'results',
    ...core,
  ],
  'content.config.ts': ['letter'],
  functions: ['server', 'submission', 'questionnaire', 'form', 'confirmation'],
  styles: [],
  tools: ['*'],
  bench: ['*', 'tools'],
};

/** Packages the parts that also run in the browser may import: everything else, node: too, stays out of the form. */
const packages: Readonly<Record<string, RegExp>> = {
  vietnamese: /^$/,
  units: /^$/,
  questionnaire: /^zod\/mini$/,
  submission: /^(zod\/mini|canonicalize)$/,
  'receipt-check': /^$/,
  qr: /^uqr$/,
  paper: /^(preact(\/hooks)?|zod\/mini|docx)$/,
  uploads: /^(preact(\/hooks)?|zod\/mini)$/,
  confirmation: /^(preact(\/hooks)?|preact-render-to-string)$/,
  form: /^(preact(\/hooks)?|zod\/mini|preact-render-to-string)$/,
  workspace: /^(preact(\/hooks)?|zod\/mini|docx|@supabase\/(auth-js|postgrest-js))$/,
  'office-files': /^(fflate|saxen)$/,
  spreadsheet: /^(write-excel-file\/universal|fflate)$/,
};

/** Names of secrets, and the only places that may know them. */
const secrets = /SUPABASE_SECRET_KEY|ACCESS_CODE_PEPPER|BUILD_HOOK_URL/;
const knowsSecrets =
  /^(src\/(server|operate|host)|functions|tools|bench|tests|docs)\/|^[^/]*\.md$|^\.env\.example$/;

interface SourceFile {
  /** From the project's root, with slashes. */
  path: string;
  /** The folder of src it stands in, or "functions", "tools", "bench". */
  part: string;
  /** What it imports: of its own project as paths, of packages as written. */
  imports: string[];
}

const folders = ['src', 'functions', 'tools', 'bench'];
const sources = folders
  .flatMap(filesUnder)
  .filter((path) => /\.(ts|tsx|mjs|js|astro)$/.test(path))
  .map(read);

describe('the parts of the system', () => {
  test('are all known here', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(sources.filter(({ part }) => !(part in arrows)).map(({ path }) => path)).toEqual([]);
  });

  test('import only along the arrows', () => {
    const wrong = sources.flatMap(({ path, part, imports }) =>
      imports.filter((target) => !mayImport(part, target)).map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('that are pages never reach what writes, through any number of files', () => {
    const pages = sources.filter(({ part }) =>
      [
        'pages',
        'site',
        'form',
        'paper',
        'uploads',
        'confirmation',
        'results',
        'letter',
        'receipt-check',
        'workspace',
      ].includes(part),
    );
    const reached = new Set(pages.flatMap(({ path }) => [...reachableFrom(path)]));
    expect(
      [...reached].filter((path) => /^(src\/(server|operate|host)|functions|tools|bench)\//.test(path)),
    ).toEqual([]);
  });

  test.each(Object.entries(packages))('%s imports no package but those it may', (part, allowed) => {
    const own = sources.filter((source) => source.part === part);
    const wrong = own.flatMap(({ path, imports }) =>
      imports
        .filter((target) => isPackage(target) && !allowed.test(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  test('that are the form in the browser neither render to text nor touch the machine', () => {
    const island = ['src/form/start/start.ts', ...reachableFrom('src/form/start/start.ts')];
    const used = sources.filter(({ path }) => island.includes(path)).flatMap(({ imports }) => imports);
    expect(island.length).toBeGreaterThan(20);
    expect(used.filter((target) => /^(node:|preact-render-to-string|@supabase|astro)/.test(target))).toEqual(
      [],
    );
  });

  test('import files that exist, by their whole names', () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports
        .filter((target) => !isPackage(target) && !isFile(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });

  test('have no files that import each other in a circle', () => {
    expect(sources.filter(({ path }) => reachableFrom(path).has(path)).map(({ path }) => path)).toEqual([]);
  });
});

describe('every file', () => {
  test('of src, tools and bench has at most 300 lines', () => {
    const long = ['src', 'tools', 'bench']
      .flatMap(filesUnder)
      .filter((path) => !path.endsWith('package-lock.json'))
      .map((path) => [path, parseText(path).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  test('and folder says by its name what it is about', () => {
    const parts = folders
      .flatMap(filesUnder)
      .flatMap((path) => path.split('/').map((name) => basename(name, extname(name)).replace(/\.d$/, '')));
    const empty = /^(utils?|helpers?|types?|lib|libs|common|misc|shared|constants)$/;
    expect([...new Set(parts)].filter((name) => empty.test(name))).toEqual([]);
  });

  test('outside server, operate, host, functions, tools and bench knows no name of a secret', () => {
    const knowing = filesUnder('.').filter(
      (path) => !knowsSecrets.test(path) && secrets.test(parseText(path)),
    );
    expect(knowing).toEqual([]);
  });
});

function mayImport(part: string, target: string): boolean {
  if (isPackage(target)) return true;
  const targetPart = partOf(target);
  const allowed = arrows[part] ?? [];
  const isInside = folders.some((folder) => target.startsWith(`${folder}/`));
  // Outside src there are only the files people read.
  if (!isInside) return target.startsWith('content/');
  return (
    targetPart === part ||
    targetPart === 'styles' ||
    (allowed.includes('*') && target.startsWith('src/')) ||
    allowed.includes(targetPart)
  );
}

function reachableFrom(path: string): Set<string> {
  const reached = new Set<string>();
  const follow = (from: string) => {
    for (const target of importsOf.get(from) ?? [])
      if (!reached.has(target)) {
        reached.add(target);
        follow(target);
      }
  };
  follow(path);
  return reached;
}

const importsOf = new Map(
  sources.map(({ path, imports }) => [path, imports.filter((target) => !isPackage(target))]),
);

function read(path: string): SourceFile {
  const text = path.endsWith('.astro') ? scriptsOf(parseText(path)) : parseText(path);
  const written = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName.replace(/\?.*$/, ''));
  const imports = written.map((name) => (name.startsWith('.') ? slashed(join(dirname(path), name)) : name));
  return { path, part: partOf(path), imports: [...new Set(imports)] };
}

/** The code of an Astro file: what stands between the lines of dashes, and its scripts. */
function scriptsOf(astro: string): string {
  const front = /^---\n([\s\S]*?)\n---/.exec(astro)?.[1] ?? '';
  const scripts = [...astro.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
  return [front, ...scripts].join('\n');
}

function partOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second : first;
}

function isPackage(name: string): boolean {
  return (
    !/^(src|functions|tools|bench|content|tests|public|supabase)\//.test(name) &&
    !name.startsWith('..') &&
    !isFile(name)
  );
}

function isFile(path: string): boolean {
  return extname(path) !== '' && existsSync(join(root, path));
}

/** Every file below a folder, from the project's root; without what is installed, built, or kept out of git. */
function filesUnder(folder: string): string[] {
  const full = join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    const path = slashed(relative(root, join(full, entry.name)));
    if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : filesUnder(path);
    return entry.isFile() && !isLeftOut(entry.name) ? [path] : [];
  });
}

function isLeftOut(name: string): boolean {
  const isOwnSettings = name.startsWith('.env') && name !== '.env.example';
  return (
    isOwnSettings ||
    ['node_modules', 'dist', '.git', '.local', '.astro', '.netlify', '.vscode'].includes(name)
  );
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function parseText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
