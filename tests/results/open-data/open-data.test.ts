import { createHash } from 'node:crypto';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { indicators } from '../../../src/results/indicators/all-indicators.ts';
import { tablesOf } from '../../../src/results/open-data/all-tables.ts';
import { type DataFile, dataFiles, dataSetOf } from '../../../src/results/open-data/files.ts';
import { schemaOrg } from '../../../src/results/open-data/metadata.ts';
import { readCsv } from '../../spreadsheet/read-csv.ts';
import { trialContext, trialRecords, trialResults } from '../trial-results.ts';

const set = dataSetOf(trialResults, { address: 'https://khao-sat.example.vn', publisher: null });
const tables = tablesOf(trialResults);
let files: DataFile[];
beforeAll(async () => {
  files = await dataFiles(trialResults, set);
});

interface Schema {
  fields: {
    name: string;
    type: string;
    constraints?: { required?: true; enum?: string[]; pattern?: string };
  }[];
  missingValues: string[];
  primaryKey: string[];
  foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
}
interface Package {
  profile: string;
  name: string;
  licenses: { name: string; path: string }[];
  resources: { profile: string; name: string; path: string; encoding: string; schema: Schema }[];
}
const fileNamed = (name: string): DataFile => {
  const file = files.find((one) => one.name === name);
  if (!file) throw new Error(`There is no file ${name}.`);
  return file;
};
const documentNamed = (name: string): unknown => JSON.parse(String(fileNamed(name).body));
const linesOf = (path: string): string[][] =>
  readCsv(String(fileNamed(path).body).replace(/^\uFEFF?/u, '\uFEFF')).map((row) =>
    row.map((cell) => cell ?? ''),
  );

/** Whether the text of a cell is of a type of the Table Schema, as its specification writes values. */
const isOf: Record<string, (text: string) => boolean> = {
  string: () => true,
  integer: (text) => /^-?\d+$/u.test(text),
  number: (text) => /^-?\d+(\.\d+)?(e-?\d+)?$/u.test(text),
  boolean: (text) => /^(true|false)$/u.test(text),
  // The default format: to the second, no fractions.
  datetime: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u.test(text),
};

describe('datapackage.json', () => {
  test('is a tabular data package with a name, a licence and resources as the specification asks', () => {
    const descriptor = documentNamed('datapackage.json') as Package;
    expect(descriptor.profile).toBe('tabular-data-package');
    for (const name of [descriptor.name, ...descriptor.resources.map((resource) => resource.name)])
      expect(name).toMatch(/^[a-z0-9._-]+$/u);
    expect(descriptor.licenses[0]).toMatchObject({ name: 'CC-BY-4.0' });
    expect(new Set(descriptor.resources.map(({ name }) => name)).size).toBe(descriptor.resources.length);
    expect(descriptor.resources.map(({ path }) => path)).toEqual(
      tables.map(({ name }) => `${name}.utf8.csv`),
    );
  });

  test('names files that begin with their first head, with no mark of the encoding before it', () => {
    const { resources } = documentNamed('datapackage.json') as Package;
    for (const { path, schema } of resources) {
      expect(String(fileNamed(path).body).startsWith(`"${schema.fields[0]?.name}"`), path).toBe(true);
      const forSpreadsheets = String(fileNamed(path.replace('.utf8', '')).body);
      expect(forSpreadsheets).toBe(`\uFEFF${String(fileNamed(path).body)}`);
    }
  });

  test('describes every cell of every file as it is', () => {
    const { resources } = documentNamed('datapackage.json') as Package;
    for (const { path, schema } of resources) {
      const [heads = [], ...rows] = linesOf(path);
      expect(heads, path).toEqual(schema.fields.map(({ name }) => name));
      for (const row of rows)
        schema.fields.forEach(({ name, type, constraints }, index) => {
          const text = row[index] ?? '';
          const where = `${path} ${name} "${text}"`;
          if (text === '') return expect(constraints?.required, where).toBeUndefined();
          // The mark before a sign that could begin a formula is no part of the value.
          expect(isOf[type]?.(text), where).toBe(true);
          if (constraints?.enum) expect(constraints.enum, where).toContain(text);
          if (constraints?.pattern) expect(text, where).toMatch(new RegExp(constraints.pattern, 'u'));
        });
    }
  });

  test('has keys that name one line each, and units that are among the 63', () => {
    const { resources } = documentNamed('datapackage.json') as Package;
    const column = (rows: string[][], heads: string[], name: string) =>
      rows.map((row) => row[heads.indexOf(name)]);
    const [unitHeads = [], ...unitRows] = linesOf('tinh-thanh-pho.csv');
    const known = column(unitRows, unitHeads, 'unit');
    expect(known).toHaveLength(63);
    for (const { path, schema } of resources) {
      const [heads = [], ...rows] = linesOf(path);
      const keys = rows.map((row) => schema.primaryKey.map((name) => row[heads.indexOf(name)]).join('|'));
      expect(new Set(keys).size, path).toBe(rows.length);
      for (const { fields } of schema.foreignKeys ?? [])
        for (const value of column(rows, heads, fields)) expect(known).toContain(value);
    }
  });
});

describe('csv-metadata.json', () => {
  test('is a CSVW table group whose columns are those of the files, with types the standard knows', () => {
    const metadata = documentNamed('csv-metadata.json') as {
      '@context': [string, { '@language': string }];
      tables: {
        url: string;
        tableSchema: {
          primaryKey: string[];
          columns: { name: string; titles: string; datatype: string | { base: string; format: string } }[];
        };
      }[];
    };
    expect(metadata['@context']).toEqual(['http://www.w3.org/ns/csvw', { '@language': 'vi' }]);
    for (const { url, tableSchema } of metadata.tables) {
      const [heads = [], ...rows] = linesOf(url);
      expect(tableSchema.columns.map(({ titles }) => titles)).toEqual(heads);
      for (const name of tableSchema.primaryKey) expect(heads).toContain(name);
      tableSchema.columns.forEach(({ name, datatype }, index) => {
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/u);
        const base = typeof datatype === 'string' ? datatype : datatype.base;
        expect(['string', 'integer', 'number', 'boolean', 'datetime']).toContain(base);
        if (typeof datatype === 'string') return;
        for (const row of rows)
          if (row[index] !== '') expect(row[index]).toMatch(new RegExp(`^(${datatype.format})$`, 'u'));
      });
    }
    expect(metadata.tables).toHaveLength(tables.length);
  });
});

describe('both descriptions', () => {
  test('name the same files, whose bytes begin with their first head, also where one table refers to another', () => {
    const { resources } = documentNamed('datapackage.json') as Package;
    const { tables: described } = documentNamed('csv-metadata.json') as {
      tables: {
        url: string;
        tableSchema: {
          columns: { name: string }[];
          foreignKeys?: {
            columnReference: string;
            reference: { resource: string; columnReference: string };
          }[];
        };
      }[];
    };
    expect(described.map(({ url }) => url)).toEqual(resources.map(({ path }) => path));
    for (const [index, { url, tableSchema }] of described.entries()) {
      const body = Buffer.from(fileNamed(url).body);
      expect(body.subarray(0, 1).toString(), url).toBe('"');
      const { fields, foreignKeys = [] } = resources[index]?.schema ?? { fields: [] };
      expect(tableSchema.columns.map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
      const references = tableSchema.foreignKeys ?? [];
      expect(references).toHaveLength(foreignKeys.length);
      for (const { reference } of references) {
        const [heads] = linesOf(reference.resource);
        expect(described.map((one) => one.url)).toContain(reference.resource);
        expect(heads).toContain(reference.columnReference);
      }
    }
  });
});

describe('the files', () => {
  test('the list of 2016 is of the letter’s day and no trial, whatever was answered since', () => {
    const [units] = tables;
    const ends = (units?.rows ?? []).map((row) => row.slice(-2));
    expect(ends).toHaveLength(63);
    expect(new Set(ends.map((end) => JSON.stringify(end)))).toEqual(
      new Set([JSON.stringify(['2016-11-15T00:00:00Z', false])]),
    );
  });

  test('all that come from answers say that they are trial data', () => {
    for (const { name, fields, rows } of tables.slice(1)) {
      const trial = fields.findIndex((field) => field.name === 'trial');
      expect(
        rows.every((row) => row[trial] === true),
        name,
      ).toBe(true);
    }
    for (const name of ['datapackage.json', 'csv-metadata.json', 'khao-sat-669.json'])
      expect(String(fileNamed(name).body)).toContain('DỮ LIỆU THỬ NGHIỆM');
    expect(JSON.stringify(schemaOrg(set, tables, files))).toContain('DỮ LIỆU THỬ NGHIỆM');
  });

  test('are the same bytes when made again at another time', async () => {
    const real = Date;
    class Later extends real {
      constructor(...given: [] | [number | string]) {
        super(...((given.length === 0 ? [real.now() + 1e9] : given) as [number]));
      }
    }
    globalThis.Date = Later as DateConstructor;
    const again = await dataFiles(trialResults, set).finally(() => (globalThis.Date = real));
    expect(again.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
    for (const [index, { name, body }] of again.entries())
      expect(Buffer.from(body).equals(Buffer.from(files[index]?.body ?? '')), name).toBe(true);
  });

  test('have a snapshot whose name says day and content', () => {
    const snapshot = files.find(({ name }) => name.startsWith('khao-sat-669_'));
    const hash = createHash('sha256')
      .update(snapshot?.body ?? '')
      .digest('hex')
      .slice(0, 12);
    expect(snapshot?.name).toBe(`khao-sat-669_2016-12-09_${hash}.json`);
  });

  test('hold the same in Excel: numbers as numbers, nothing as nothing, codes with their zero', async () => {
    const workbook = Buffer.from(fileNamed('khao-sat-669.xlsx').body);
    const [about] = await readSheet(workbook, 'Giới thiệu');
    expect(String(about?.[0])).toContain('DỮ LIỆU THỬ NGHIỆM');
    for (const { name, fields, rows } of tables) {
      const [, heads, ...lines] = await readSheet(workbook, name);
      expect(heads).toEqual(fields.map((field) => field.name));
      expect(lines, name).toHaveLength(rows.length);
    }
    const [, heads = [], first = []] = await readSheet(workbook, 'muc-1');
    expect(first[heads.indexOf('unit')]).toBe('01');
    expect(first[heads.indexOf('registration_offices')]).toBe(30);
    expect(first[heads.indexOf('answered')]).toBe(true);
  });

  test('have every figure of the pages', () => {
    const [heads = [], ...rows] = linesOf('chi-so.csv');
    const figures = indicators.flatMap((indicator) => indicator.figures(trialRecords, trialContext));
    const at = (name: string) => heads.indexOf(name);
    expect(
      rows.map((row) => [row[at('figure')], Number(row[at('numerator')]), Number(row[at('denominator')])]),
    ).toEqual(figures.map(({ id, numerator, denominator }) => [id, numerator, denominator]));
  });
});

describe('what is left blank', () => {
  test('in 3.1 is empty in the files, never four times “no”, as the page says “Không điền”', () => {
    const [heads = [], ...rows] = linesOf('muc-2-den-5.csv');
    const kinds = heads.flatMap((head, index) => (head.startsWith('software_kinds_') ? [index] : []));
    expect(kinds).toHaveLength(4);
    for (const name of ['Bắc Kạn', 'Kon Tum']) {
      const row = rows.find((one) => one.includes(name)) ?? [];
      expect(row[heads.indexOf('answered')]).toBe('true');
      expect(kinds.map((index) => row[index])).toEqual(['', '', '', '']);
    }
    for (const row of rows)
      expect(kinds.map((index) => row[index])).not.toEqual(['false', 'false', 'false', 'false']);
  });
});

describe('the table of criteria', () => {
  test('says of each of the 51 why it is not assessed, and which criteria it meets, by name', () => {
    const [heads = [], ...rows] = linesOf('tieu-chi-san-sang.csv');
    const of = (name: string) => {
      const row = rows.find((one) => one.includes(name)) ?? [];
      return ['status', 'equipped_share', 'met', 'assessed'].map((head) => row[heads.indexOf(head)]);
    };
    expect(rows).toHaveLength(51);
    expect(of('Cà Mau')).toEqual(['disputed', '', '', '']);
    expect(of('Bắc Giang')).toEqual(['assessed', 'true', '3', '3']);
    expect(of('Cao Bằng')).toEqual(['not_sent', '', '', '']);
  });
});

describe('the base of a figure', () => {
  test('is in columns named by the terms of official statistics, which add up in every line', () => {
    const [heads = [], ...rows] = linesOf('chi-so.csv');
    const at = (row: string[], name: string) => Number(row[heads.indexOf(name)] || NaN);
    expect(heads).toEqual(expect.arrayContaining(['eligible', 'valid', 'zero']));
    for (const row of rows)
      expect(
        at(row, 'valid') + at(row, 'item_nonresponse') + at(row, 'disputed') + at(row, 'unit_nonresponse'),
      ).toBe(at(row, 'eligible'));
  });
});
