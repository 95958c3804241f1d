import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const documents = [
  'README.md',
  'README.vi.md',
  'CONTRIBUTING.md',
  'docs/promises.md',
  'docs/own-server.md',
  'supabase/README.md',
];

describe('the documents', () => {
  test.each(documents)('%s names only scripts there are', (document) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scriptsIn(document).filter((name) => !(name in scripts))).toEqual([]);
  });

  test('for developers and for who operates it name the commands each of them needs', () => {
    expect(scriptsIn('README.md')).toEqual(expect.arrayContaining(['start', 'test', 'bench', 'codes']));
    expect(scriptsIn('README.vi.md')).toEqual(expect.arrayContaining(['start', 'codes', 'staff', 'survey']));
  });

  test.each(documents)('%s names only files of the project that are there', (document) => {
    const named = namesIn(
      document,
      /`((?:src|functions|tools|bench|content|supabase|tests|docs|public)\/[^`*<\s]*)`/g,
    );
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  test.each(documents)('%s has no link or picture that leads nowhere', (document) => {
    const links = namesIn(document, /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !leadsSomewhere(document, link))).toEqual([]);
  });

  test('show every picture of docs/, each under 200 kB', () => {
    const shown = documents.flatMap((document) => namesIn(document, /\]\((docs\/[^)\s]+)\)/g));
    const pictures = readdirSync(path.join(root, 'docs'))
      .filter((name) => !name.endsWith('.md'))
      .map((name) => `docs/${name}`);
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
    expect(pictures.filter((picture) => readBytes(picture).length >= 200_000)).toEqual([]);
  });
});

describe('the map of folders in README.md', () => {
  const mapped = namesIn('README.md', /^\| `([^`]+)\/` /gm);

  test('names folders that are there', () => {
    expect(mapped.length).toBeGreaterThan(15);
    expect(mapped.filter((folder) => !existsSync(path.join(root, folder)))).toEqual([]);
  });

  test('names every folder of src', () => {
    const folders = readdirSync(path.join(root, 'src'), { withFileTypes: true });
    const inSrc = folders.filter((entry) => entry.isDirectory()).map(({ name }) => `src/${name}`);
    expect(inSrc.filter((folder) => !mapped.includes(folder))).toEqual([]);
  });
});

describe('the table of settings in README.md', () => {
  const inTable = namesIn('README.md', /^\| `([A-Z_]+)` /gm);

  test('has every variable of .env.example, and no other', () => {
    const inExample = namesIn('.env.example', /^#?([A-Z_]+)=/gm);
    expect(inExample.length).toBeGreaterThan(5);
    expect(inTable.toSorted()).toEqual(inExample.toSorted());
  });
});

describe('the tables in supabase/README.md', () => {
  const migrations = readdirSync(path.join(root, 'supabase/migrations'))
    .map((name) => read(`supabase/migrations/${name}`))
    .join('\n');
  const madeBy = (pattern: RegExp) => [
    ...new Set([...migrations.matchAll(pattern)].map(([, name = '']) => name)),
  ];
  const inDocument = read('supabase/README.md');

  test('have every table of the schema survey', () => {
    const tables = madeBy(/^create table survey\.(\w+)/gm);
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter((table) => !inDocument.includes(`\`${table}\``))).toEqual([]);
  });

  test('have every function the API shows', () => {
    const functions = madeBy(/^create (?:or replace )?function public\.(\w+)/gm);
    expect(functions.length).toBeGreaterThan(15);
    expect(functions.filter((name) => !inDocument.includes(`\`${name}(`))).toEqual([]);
  });
});

/** What comes with npm and is no script of this project. */
const ofNpm: ReadonlySet<string> = new Set(['audit', 'ci']);

/** The scripts that a document's commands name. */
const scriptsIn = (document: string): string[] =>
  namesIn(document, /\bnpm (?:run )?([a-z:]+)/g).filter((name) => !ofNpm.has(name));

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function readBytes(file: string): Buffer {
  return readFileSync(path.join(root, file));
}

/** Everything a pattern's first group finds in a file, each once. */
function namesIn(file: string, pattern: RegExp): string[] {
  return [...new Set([...read(file).matchAll(pattern)].map(([, name = '']) => name))];
}

/** Whether a relative link names a file that is there, and a heading in it when it names one. */
function leadsSomewhere(document: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? document : path.join(path.dirname(document), file);
  if (!existsSync(path.join(root, target))) return false;
  return heading === undefined || headingsOf(target).includes(decodeURIComponent(heading));
}

/** The addresses of headings as GitHub makes them: lower case, without punctuation, hyphens for spaces. */
function headingsOf(file: string): string[] {
  return namesIn(file, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
