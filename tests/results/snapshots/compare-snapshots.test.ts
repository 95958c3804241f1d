import { describe, expect, test } from 'vitest';
import { changesInWords, differencesOf } from '../../../src/results/snapshots/compare-snapshots.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { summary, units } from '../published-view/entries.ts';

const snapshot = (answers: Record<string, object>) => {
  const entries = units(answers);
  return {
    summary: readDocument('published_summary', summary(entries)),
    units: readDocument('published_units', entries),
  };
};
const facts = {
  registration_offices: { district: 0, commune: null },
  registrars: { district: null, commune: 1210 },
  equipped_registrars: { district: 0, commune: 0 },
  plan_status: 'issued',
  software_kinds: [],
  software_in_use: [{ database: ['centralized'], server_place: ['supplier'], application: ['web'] }],
  software_planned: [],
  answered: { interconnection: true, obstacles: false, proposals: false },
};
const before = snapshot({ '01': {}, '79': {} });
const after = snapshot({ '01': { facts, revision: 2 }, '79': {}, '04': { signed_copy: 'received' } });

describe('two snapshots', () => {
  test('that are the same differ in nothing', () => {
    expect(differencesOf(before, before)).toEqual([]);
    expect(changesInWords(before, before)).toBe('Không thay đổi ở phiếu nào');
  });

  test('differ in the totals and, province by province, in each thing that is another', () => {
    const lines = differencesOf(before, after).map(
      ({ of, what, before: was, after: is }) => `${of}, ${what}: ${was} → ${is}`,
    );
    expect(lines).toEqual([
      '63 tỉnh, thành phố, Phiếu đã nhận: 2/63 → 3/63',
      '63 tỉnh, thành phố, Phiếu đã nhận có bản ký: 0 → 1',
      'Hà Nội, Lần gửi: Lần đầu → Đính chính lần 1',
      'Hà Nội, Mục 1, dòng 2, cấp xã: 210 → 1.210',
      'Hà Nội, Mục 2: Không điền → Đã ban hành',
      'Hà Nội, Mục 3, các ô đã chọn: – → Có thay đổi',
      'Cao Bằng, Tình trạng phiếu: Chưa gửi phiếu → Đã gửi (đã nhận bản ký)',
    ]);
  });

  test('are told in one line by who came, who went and who changed', () => {
    expect(changesInWords(before, after)).toBe('Nhận thêm phiếu của Cao Bằng; thay đổi ở phiếu của Hà Nội');
    expect(changesInWords(after, before)).toBe('Không còn phiếu của Cao Bằng; thay đổi ở phiếu của Hà Nội');
  });
});
