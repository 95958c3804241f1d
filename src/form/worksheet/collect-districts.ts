import { worksheetCells, worksheetLines, worksheetPath } from '../../questionnaire/worksheet.ts';
import { textsAt, type FormValues } from '../../questionnaire/form-values.ts';
import { parseWholeNumber } from '../../vietnamese/numbers.ts';
import { districtKey, districtsOf } from '../../units/districts.ts';
import { valueAt, type FieldValues } from '../draft/values.ts';
import { districtLines } from './district-lines.ts';
import { readDistrictFile, type DistrictFigures, type DistrictFile } from './read-district-file.ts';

/** Files that are read at once: more than any province has districts, twice over. */
export const maxDistrictFiles = 120;

/** What became of one file. */
export interface FileReport {
  file: string;
  district: string | undefined;
  /** Figures that are in the worksheet now, or wait for a choice. */
  taken: number;
  /** What was not taken, and why. */
  faults: readonly string[];
}

/** What the files bring to the worksheet. */
export interface CollectedDistricts {
  put: FieldValues;
  /** What the worksheet holds otherwise. */
  differing: FormValues;
  reports: readonly FileReport[];
}

/** Reads the files that districts sent back, the newest of each, and finds the line of each in the worksheet. */
export async function collectDistricts(
  files: readonly File[],
  province: string,
  formValues: FormValues,
): Promise<CollectedDistricts> {
  const read: { file: File; found: DistrictFile }[] = [];
  for (const file of files.slice(0, maxDistrictFiles))
    read.push({ file, found: await readDistrictFile(file, province) });
  const collected = new Collecting(province, formValues);
  const reports = read.map(({ file, found }) => {
    if ('refusal' in found)
      return { file: file.name, district: undefined, taken: 0, faults: [found.refusal] };
    const newer = newerOf(read, file, found);
    const { name } = found.district;
    if (newer) return { file: file.name, district: name, taken: 0, faults: [newer] };
    const taken = collected.take(found);
    const faults = [...found.faults];
    if (found.figures.length === 0 && faults.length === 0) faults.push('chưa ghi số liệu nào');
    if (taken === undefined) faults.push('bảng đã hết dòng');
    return { file: file.name, district: name, taken: taken ?? 0, faults };
  });
  const left = files.slice(maxDistrictFiles).map(({ name }) => ({
    file: name,
    district: undefined,
    taken: 0,
    faults: [`Mỗi lần đọc nhiều nhất ${maxDistrictFiles} tệp. Đề nghị chọn tệp này ở lần sau.`],
  }));
  return { put: collected.put, differing: collected.differing, reports: [...reports, ...left] };
}

/** That another of the files is of the same district and was saved later; undefined when none was. */
function newerOf(
  all: readonly { file: File; found: DistrictFile }[],
  file: File,
  { district, savedAt }: DistrictFigures,
): string | undefined {
  const mine = all.findIndex((other) => other.file === file);
  const newer = all.find(({ found }, at) => {
    if ('refusal' in found || at === mine || keyOf(found) !== keyOf({ district })) return false;
    return found.savedAt > savedAt || (found.savedAt === savedAt && at > mine);
  });
  return newer && `có tệp mới hơn của cùng huyện trong các tệp đã chọn (${newer.file.name})`;
}

const keyOf = ({ district: { code, name } }: Pick<DistrictFigures, 'district'>): string =>
  code ?? districtKey(name);

/** What goes where in the worksheet. */
class Collecting {
  readonly put: (readonly [string, string])[] = [];
  readonly differing: Record<string, string> = {};
  readonly #lines;
  readonly #formValues: FormValues;
  readonly #used: Set<number>;

  constructor(province: string, formValues: FormValues) {
    this.#formValues = formValues;
    this.#lines = districtLines(formValues, districtsOf(province));
    this.#used = new Set(this.#lines.map(({ line }) => line));
    for (let line = 0; line < worksheetLines; line += 1) if (!isBlank(formValues, line)) this.#used.add(line);
  }

  /** How many figures of a file are taken; undefined when there is no line left for it. */
  take({ district, figures }: DistrictFigures): number | undefined {
    if (figures.length === 0) return 0;
    const own = this.#lines.find(({ code, name }) =>
      district.code === undefined ? districtKey(name) === districtKey(district.name) : code === district.code,
    );
    const line = own?.line ?? this.#freeLine();
    if (line === undefined) return undefined;
    if (!own?.isTyped) this.put.push([worksheetPath(line, 'name'), own?.name ?? district.name]);
    for (const [name, figure] of figures) this.#place(worksheetPath(line, name), figure);
    return figures.length;
  }

  #place(path: string, figure: string): void {
    const held = textsAt(this.#formValues, path).join(' ');
    const [before, now] = [parseWholeNumber(held), parseWholeNumber(figure)];
    if (before.ok && now.ok && before.value === now.value) return;
    if (valueAt(this.#formValues, path) === '') this.put.push([path, figure]);
    else this.differing[path] = figure;
  }

  #freeLine(): number | undefined {
    for (let line = 0; line < worksheetLines; line += 1)
      if (!this.#used.has(line)) {
        this.#used.add(line);
        return line;
      }
    return undefined;
  }
}

const isBlank = (formValues: FormValues, line: number): boolean =>
  worksheetCells.every((name) => textsAt(formValues, worksheetPath(line, name)).length === 0);
