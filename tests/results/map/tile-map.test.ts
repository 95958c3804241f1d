import { describe, expect, test } from 'vitest';
import { provinceRecords } from '../../../src/results/aggregate/province-record.ts';
import {
  answerGroups,
  archipelagos,
  deploymentGroups,
  deploymentInWords,
  tilesOf,
  waters,
} from '../../../src/results/map/tile-map.ts';
import { readDocument } from '../../../src/results/published-view/documents.ts';
import { units } from '../published-view/entries.ts';

const recordsWith = (answers: Record<string, object> = {}) =>
  provinceRecords(readDocument('published_units', units(answers)));
const namesIn = (records: readonly { province: { name: string } }[]) =>
  records.map(({ province }) => province.name).sort();

describe('the tile map', () => {
  test('has each of the 63 provinces once, on a place and with letters of its own', () => {
    const tiles = tilesOf(deploymentGroups(recordsWith()));
    expect(tiles).toHaveLength(63);
    expect(new Set(tiles.map(({ name }) => name)).size).toBe(63);
    expect(new Set(tiles.map(({ abbreviation }) => abbreviation)).size).toBe(63);
    expect(new Set(tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(63);
  });

  test('always has Hoàng Sa of Đà Nẵng, Trường Sa of Khánh Hòa and the name of Biển Đông, east of all provinces', () => {
    expect(archipelagos.map(({ name }) => name)).toEqual([
      'Quần đảo Hoàng Sa, thành phố Đà Nẵng',
      'Quần đảo Trường Sa, tỉnh Khánh Hòa',
    ]);
    expect(waters.map(({ text }) => text)).toEqual(['Biển Đông']);
    const easternmost = Math.max(...tilesOf(deploymentGroups(recordsWith())).map(({ column }) => column));
    for (const { column } of [...archipelagos, ...waters]) expect(column).toBeGreaterThan(easternmost);
  });
});

describe('the groups of the letter', () => {
  test('are 8 with both systems, 4 with birth registration only, 51 with none, by name as the letter lists them', () => {
    const [both, birth, none] = deploymentGroups(recordsWith());
    expect([both?.label, birth?.label, none?.label]).toEqual([
      'Cả hai phần mềm (8)',
      'Chỉ Phần mềm đăng ký khai sinh điện tử (4)',
      'Chưa đưa vào sử dụng chính thức (51)',
    ]);
    expect(namesIn(both?.records ?? [])).toEqual(
      'An Giang,Hà Nam,Hà Tĩnh,Quảng Ninh,Sóc Trăng,TP. Hồ Chí Minh,Vĩnh Long,Đồng Tháp'.split(','),
    );
    expect(namesIn(birth?.records ?? [])).toEqual(['Hà Nội', 'Hải Phòng', 'Nghệ An', 'Đà Nẵng']);
  });

  test('do not hang on who has answered', () => {
    const labels = (records: ReturnType<typeof recordsWith>) =>
      deploymentGroups(records).map(({ label }) => label);
    expect(labels(recordsWith({ '01': {}, '79': {} }))).toEqual(labels(recordsWith()));
  });

  test('are told in words with nobody left out and no group of nobody', () => {
    expect(deploymentInWords(recordsWith().slice(0, 2))).toBe(
      'Chỉ Phần mềm đăng ký khai sinh điện tử:\u00a01; Chưa đưa vào sử dụng chính thức:\u00a01',
    );
  });
});

describe('the groups of answers', () => {
  test('hold everybody on one side or the other, with marks that differ in shape', () => {
    const [received, missing] = answerGroups(recordsWith({ '48': {} }));
    expect([received?.label, missing?.label]).toEqual(['Đã nhận phiếu (1)', 'Chưa gửi phiếu (62)']);
    expect(namesIn(received?.records ?? [])).toEqual(['Đà Nẵng']);
    expect(received?.mark).not.toBe(missing?.mark);
  });
});
