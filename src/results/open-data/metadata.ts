import type { ResultsSettings } from '../settings.ts';
import type { Field, Table } from './table.ts';

/** What all descriptions of the open data say of the whole. */
export interface DataSet {
  title: string;
  description: string;
  /** Where the files stand: "https://…/ket-qua/du-lieu/". */
  address: string;
  licence: ResultsSettings['licence'];
  publisher: string | null;
  /** The number of the published data, and when it changed; null before the first answer. */
  version: number;
  changed_at: string | null;
}

/** The name of a table's CSV for spreadsheets. */
export const csvOf = ({ name }: Pick<Table, 'name'>): string => `${name}.csv`;

/** The name of the same table's CSV without a mark at its beginning, for programs. */
export const plainCsvOf = ({ name }: Pick<Table, 'name'>): string => `${name}.utf8.csv`;

/** The constraints of a field in the words of the Table Schema. */
const constraintsOf = ({ required, values, pattern }: Field) => ({
  ...(required && { required }),
  ...(values && { enum: values }),
  ...(pattern && { pattern }),
});

/** Descriptor of a Frictionless data package (specs.frictionlessdata.io, version 1): every table with its schema. */
export function dataPackage(set: DataSet, tables: readonly Table[]): object {
  return {
    profile: 'tabular-data-package',
    name: 'khao-sat-cong-van-669',
    title: set.title,
    description: set.description,
    homepage: set.address,
    version: String(set.version),
    ...(set.changed_at && { created: set.changed_at }),
    licenses: [{ name: set.licence.id, title: set.licence.title, path: set.licence.address }],
    resources: tables.map((table) => ({
      profile: 'tabular-data-resource',
      ...{ name: table.name, title: table.title, path: plainCsvOf(table) },
      ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
      schema: {
        fields: table.fields.map((field) => ({
          ...{ name: field.name, title: field.title, type: field.type },
          ...(Object.keys(constraintsOf(field)).length > 0 && { constraints: constraintsOf(field) }),
        })),
        missingValues: [''],
        primaryKey: table.key,
        ...(isOfUnits(table) && {
          foreignKeys: [{ fields: 'unit', reference: { resource: 'tinh-thanh-pho', fields: 'unit' } }],
        }),
      },
    })),
  };
}

const isOfUnits = ({ name, fields }: Table): boolean =>
  name !== 'tinh-thanh-pho' && fields.some((field) => field.name === 'unit');

/** A table group of CSV on the Web (W3C, 2015). */
export function csvOnTheWeb(set: DataSet, tables: readonly Table[]): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'vi' }],
    'dc:title': set.title,
    'dc:license': { '@id': set.licence.address },
    ...(set.publisher && { 'dc:publisher': set.publisher }),
    'dc:source': 'Phiếu khảo sát kèm theo Công văn số 669/CNTT-HTTT&CSDL ngày 15/11/2016',
    tables: tables.map((table) => ({
      url: plainCsvOf(table),
      'dc:title': table.title,
      tableSchema: {
        columns: table.fields.map((field) => ({
          ...{ name: field.name, titles: field.name, 'dc:description': field.title },
          datatype: datatypeOf(field),
          ...(field.required && { required: true }),
        })),
        primaryKey: table.key,
        ...(isOfUnits(table) && {
          foreignKeys: [
            {
              columnReference: 'unit',
              reference: { resource: plainCsvOf({ name: 'tinh-thanh-pho' }), columnReference: 'unit' },
            },
          ],
        }),
      },
    })),
  };
}

function datatypeOf({ type, values, pattern }: Field): string | object {
  const format = pattern ?? values?.join('|');
  if (format !== undefined) return { base: 'string', format };
  return type;
}

/** The data set in the words of schema.org, for search engines of data. */
export function schemaOrg(
  set: DataSet,
  tables: readonly Table[],
  files: readonly { name: string; type: string }[],
): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    ...{ name: set.title, description: set.description, url: set.address, inLanguage: 'vi' },
    ...{ license: set.licence.address, version: String(set.version), isAccessibleForFree: true },
    ...(set.changed_at && { dateModified: set.changed_at }),
    creator: {
      '@type': set.publisher ? 'GovernmentOrganization' : 'Organization',
      name: set.publisher ?? 'Bản chạy thử, không phải trang chính thức của Bộ Tư pháp',
    },
    keywords: ['đăng ký hộ tịch', 'đăng ký khai sinh', 'ứng dụng công nghệ thông tin', 'Công văn 669'],
    temporalCoverage: `2016-11-15/${set.changed_at?.slice(0, 10) ?? '..'}`,
    variableMeasured: tables.flatMap((table) =>
      table.fields.map(({ name, title }) => ({
        '@type': 'PropertyValue',
        name: `${table.name}.${name}`,
        description: title,
      })),
    ),
    spatialCoverage: { '@type': 'Place', name: 'Việt Nam' },
    distribution: files.map(({ name, type }) => ({
      '@type': 'DataDownload',
      ...{ name, encodingFormat: type, contentUrl: new URL(name, set.address).href },
    })),
  };
}
