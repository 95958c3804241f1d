import { describe, expect, test } from 'vitest';
import { differencesBetween } from '../../src/staff/differences.ts';
import { differencesInText } from '../../src/staff/text/difference-text.ts';
import { revisionWith } from './revisions.ts';

const between = (
  before: Parameters<typeof revisionWith>,
  after: Parameters<typeof revisionWith>,
): ReturnType<typeof differencesBetween> =>
  differencesBetween(revisionWith(...before), revisionWith(...after));
const inUse = (...instances: Record<string, unknown>[]): Parameters<typeof revisionWith> => [
  { software_in_use: instances },
];

const oneStop = { name: 'Phần mềm một cửa', supplier: 'Công ty A', scope: 'Toàn tỉnh', application: ['web'] };
const registry = {
  name: 'Phần mềm hộ tịch',
  supplier: 'Công ty B',
  scope: 'Hai huyện',
  application: ['desktop'],
};

describe('two revisions', () => {
  test('that are the same differ in nothing', () => {
    const same: Parameters<typeof revisionWith> = [{ plan_status: 'issued', software_in_use: [oneStop] }];
    expect(between(same, same)).toEqual([]);
    expect(differencesInText([])).toEqual(['Hai bản có nội dung giống nhau.']);
  });

  test('differ by field, each with its path and its place in words, in printed order', () => {
    const differences = between(
      [
        {
          obstacles: 'cũ',
          registrars: { district: 5, commune: null },
          plan_status: null,
          software_kinds: [],
        },
      ],
      [
        {
          obstacles: 'mới',
          registrars: { district: 0, commune: 12 },
          plan_status: 'issued',
          software_kinds: ['one_stop', 'other'],
        },
      ],
    );
    expect(differences).toEqual([
      change('registrars.district', 'Mục 1, dòng 2, Cấp huyện', 5, 0),
      change('registrars.commune', 'Mục 1, dòng 2, Cấp xã', null, 12),
      change('plan_status', 'Mục 2: Kế hoạch triển khai Đề án', null, 'issued'),
      change('software_kinds', 'Mục 3.1: Phần mềm, ứng dụng đang áp dụng', null, ['one_stop', 'other']),
      change('obstacles', 'Mục 4: Khó khăn, vướng mắc', 'cũ', 'mới'),
    ]);
  });

  test('are told in the words of the Phiếu; blank is not 0', () => {
    const differences = between(
      [{ registrars: { district: null, commune: 1234 }, data_date: '2016-11-15' }],
      [{ registrars: { district: 0, commune: null }, data_date: null, software_kinds: ['one_stop'] }],
    );
    expect(differencesInText(differences)).toEqual([
      'Thông tin hành chính: Ngày số liệu [data_date]',
      '  - 15/11/2016',
      '  + Không điền',
      'Mục 1, dòng 2, Cấp huyện [registrars.district]',
      '  - Không điền',
      '  + 0',
      'Mục 1, dòng 2, Cấp xã [registrars.commune]',
      '  - 1.234',
      '  + Không điền',
      'Mục 3.1: Phần mềm, ứng dụng đang áp dụng [software_kinds]',
      '  - Không điền',
      '  + Phần mềm một cửa điện tử dùng chung',
    ]);
  });

  test('differ in explanations', () => {
    const differences = between([{}, { 'registrars.commune': 'Tăng biên chế' }], [{}, {}]);
    const place = 'Lý do giải trình, Mục 1, dòng 2, Cấp xã';
    expect(differences).toEqual([change('explanations.registrars.commune', place, 'Tăng biên chế', null)]);
  });
});

describe('blocks of software', () => {
  test('that came before others move nothing: only what is new is new', () => {
    const differences = between(inUse(oneStop), inUse({ name: 'Phần mềm mới' }, oneStop));
    const place = 'Mục 3.2, phần mềm thứ 1: Tên phần mềm';
    expect(differences).toEqual([
      { kind: 'added', path: 'software_in_use.0.name', place, before: null, after: 'Phần mềm mới' },
    ]);
  });

  test('that were taken out are told by the numbers of the earlier revision', () => {
    const differences = between(inUse(oneStop, registry), inUse(registry));
    expect(differences.map(({ kind, path }) => [kind, path])).toEqual([
      ['removed', 'software_in_use.0.name'],
      ['removed', 'software_in_use.0.supplier'],
      ['removed', 'software_in_use.0.scope'],
      ['removed', 'software_in_use.0.application'],
    ]);
    expect(differencesInText(differences)[0]).toBe(
      'Mục 3.2, phần mềm thứ 1: Tên phần mềm (bản trước; phần mềm đã bỏ) [software_in_use.0.name]',
    );
  });

  test('of one name are the same, also with other accents or capitals and in another place', () => {
    const renamed = {
      ...registry,
      name: 'PHAN MEM HO TICH',
      supplier: 'Công ty C',
      scope: null,
      application: [],
    };
    const differences = between(inUse(oneStop, registry), inUse(renamed));
    expect(differences.filter(({ kind }) => kind === 'changed').map(({ path }) => path)).toEqual([
      'software_in_use.0.name',
      'software_in_use.0.supplier',
      'software_in_use.0.scope',
      'software_in_use.0.application',
    ]);
  });

  test('with another name are the same when at least half of the rest is', () => {
    const renamed = { ...registry, name: 'Hệ thống hộ tịch' };
    expect(between(inUse(registry), inUse(renamed))).toEqual([
      change(
        'software_in_use.0.name',
        'Mục 3.2, phần mềm thứ 1: Tên phần mềm',
        'Phần mềm hộ tịch',
        'Hệ thống hộ tịch',
      ),
    ]);
    const other = { name: 'Cổng dịch vụ công', supplier: 'Công ty D' };
    expect(new Set(between(inUse(registry), inUse(other)).map(({ kind }) => kind))).toEqual(
      new Set(['removed', 'added']),
    );
  });

  test('of the same name twice are matched by what else they hold', () => {
    const twin = { ...oneStop, supplier: 'Công ty Z' };
    expect(between(inUse(oneStop, twin), inUse(twin))).toHaveLength(4);
    expect(
      between(inUse(oneStop, twin), inUse(twin)).every(({ path }) => path.startsWith('software_in_use.0.')),
    ).toBe(true);
    expect(between(inUse(oneStop, twin), inUse(twin)).every(({ kind }) => kind === 'removed')).toBe(true);
  });

  test('that only stand elsewhere have moved, and as few as can be', () => {
    const third = { name: 'Cổng dịch vụ công', supplier: 'Công ty D' };
    const differences = between(inUse(oneStop, registry, third), inUse(third, oneStop, registry));
    expect(differences).toEqual([
      { kind: 'moved', path: 'software_in_use.0', place: 'Mục 3.2, phần mềm thứ 1', before: 3, after: 1 },
    ]);
  });

  test('keep their explanations when they stand elsewhere', () => {
    const path = (index: number) => `software_in_use.${index}.scope`;
    const before: Parameters<typeof revisionWith> = [
      inUse(oneStop, registry)[0],
      { [path(1)]: 'Đang mở rộng' },
    ];
    const after: Parameters<typeof revisionWith> = [inUse(registry)[0], { [path(0)]: 'Đang mở rộng' }];
    expect(between(before, after).filter(({ path }) => path.startsWith('explanations.'))).toEqual([]);
    const gone = between(before, inUse(oneStop)).filter(({ path }) => path.startsWith('explanations.'));
    expect(gone).toMatchObject([{ kind: 'removed', path: `explanations.${path(1)}`, after: null }]);
  });
});

const change = (path: string, place: string, before: unknown, after: unknown) => ({
  kind: 'changed',
  path,
  place,
  before,
  after,
});
