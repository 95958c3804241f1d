import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { districtFile } from '../../../src/form/worksheet/district-files.ts';
import { districtsOf } from '../../../src/units/districts.ts';

const sheet = 'xl/worksheets/sheet1.xml';

/** What somebody leaves in a cell of the file: the XML inside it, and its type. */
export type Left = string | { xml: string; type?: string; style?: number };

/** The file of a district as it comes back: with these cells written in, saved at this time. */
export function returned(
  province: string,
  code: string,
  cells: Readonly<Record<string, Left>>,
  { savedAt = '2016-11-20T08:00:00Z', name = 'huyen.xlsx', change = (xml: string) => xml } = {},
): File {
  const district = districtsOf(province).find((candidate) => candidate.code === code)!;
  const parts = unzipSync(districtFile(district, province));
  let xml = strFromU8(parts[sheet]!);
  for (const [at, left] of Object.entries(cells)) {
    const { xml: inner, type, style = 6 } = typeof left === 'string' ? { xml: `<v>${left}</v>` } : left;
    xml = xml.replace(
      `<c r="${at}" s="6"/>`,
      `<c r="${at}" s="${style}"${type ? ` t="${type}"` : ''}>${inner}</c>`,
    );
  }
  parts[sheet] = strToU8(change(xml));
  // Excel adds a style for what it takes for a day.
  parts['xl/styles.xml'] = strToU8(
    strFromU8(parts['xl/styles.xml']!).replace('</cellXfs>', '<xf numFmtId="14"/></cellXfs>'),
  );
  parts['docProps/core.xml'] = strToU8(
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>${savedAt}</dcterms:modified></cp:coreProperties>`,
  );
  return new File([zipSync(parts)], name);
}
