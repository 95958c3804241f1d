import { describe, expect, test } from 'vitest';
import { requestedIn } from '../../../src/form/draft/server-response.ts';
import { withRequests } from '../../../src/form/form-content.ts';
import { placeOf } from '../../../src/form/place-of.ts';

const request = {
  asked_at: '2016-12-06T01:00:00Z',
  revision: 1,
  why: 'theo công văn',
  items: [
    { path: 'software_in_use.1.scope', reason: 'Đề nghị ghi số xã.', instance: 'Hộ tịch' },
    { path: 'software_in_use.0', reason: 'Đề nghị mô tả đủ.', instance: 'Một cửa' },
    { path: 'registrars', reason: 'Thiếu cấp xã.', instance: null },
  ],
};
const values = {
  'software_in_use.0.scope': 'khối mới, chưa có tên',
  'software_in_use.4.name': 'Một cửa',
  'software_in_use.9.name': 'Hộ tịch',
};

describe('what the Department asks for', () => {
  test('is found in the form at the block of that name, wherever it stands now', () => {
    expect(requestedIn(request, values).map(({ path }) => path)).toEqual([
      'software_in_use.9.scope',
      'software_in_use.4',
      'registrars',
    ]);
  });

  test('is found by its position when the block has another name now', () => {
    const renamed = { 'software_in_use.4.name': 'Một cửa', 'software_in_use.9.name': 'Hộ tịch, bản 2' };
    expect(requestedIn(request, renamed)[0]?.path).toBe('software_in_use.9.scope');
  });

  test('is named as the paper names the place', () => {
    const instances = { software_in_use: [0, 4, 9], software_planned: [] };
    expect(requestedIn(request, values).map(({ path }) => placeOf(path, instances))).toEqual([
      'Mục 3.2, phần mềm thứ 3: Phạm vi triển khai',
      'Mục 3.2, phần mềm thứ 2',
      'Mục 1, dòng 2: Công chức tư pháp làm công tác hộ tịch',
    ]);
  });

  test('is said to stand in a software that was removed, by its name where that is known, never by its identity', () => {
    const instances = { software_in_use: [0], software_planned: [] };
    const gone = { 'software_in_use.1795941250162.name': 'Một cửa' };
    const place = 'software_in_use.1795941250162';
    expect(placeOf(`${place}.scope`, instances, gone)).toBe(
      'Mục 3.2, phần mềm đã bỏ “Một cửa”: Phạm vi triển khai',
    );
    expect(placeOf(`explanations.${place}.scope`, instances)).toBe(
      'Lý do giải trình, Mục 3.2, phần mềm đã bỏ: Phạm vi triển khai',
    );
    expect(placeOf(place, instances)).toBe('Mục 3.2, phần mềm đã bỏ');
  });

  test('stands beside what is unusual there and takes nothing of it', () => {
    const warnings = { obstacles: { messages: ['Lưu ý'], isExplainable: true } };
    const notes = withRequests(warnings, [
      { path: 'obstacles', reason: 'một' },
      { path: 'obstacles', reason: 'hai' },
      { path: 'unit', reason: 'ba' },
    ]);
    expect(notes).toEqual({
      obstacles: { messages: ['Lưu ý'], isExplainable: true, requests: ['một', 'hai'] },
      unit: { messages: [], isExplainable: false, requests: ['ba'] },
    });
  });
});
