import { describe, expect, test } from 'vitest';
import { looksLegacy } from '../../src/questionnaire/checks/text-checks.ts';
import { parseAnswers } from '../../src/questionnaire/parse-answers.ts';
import { leastValues } from './full-values.ts';

describe('text in an old encoding', () => {
  test.each([
    'Së T­ ph¸p',
    'C«ng chøc t­ ph¸p',
    '§Ò nghÞ Côc C«ng nghÖ th«ng tin',
    'HÖ thèng phÇn mÒm ®¨ng ký hé tÞch dïng chung',
    'Kinh phÝ h¹n chÕ, ®­êng truyÒn yÕu',
    'PhÇn mÒm qu¶n lý hé tÞch',
    'Ch÷ nghiªng, t×nh h×nh, nh÷ng',
    'C¤NG NGHÖ, CéNG HßA X· HéI',
    'Sôû Tö phaùp',
    'Coâng chöùc tö phaùp - hoä tòch',
    'ñaêng kyù khai sinh',
  ])('such as %j is noticed', (text) => {
    expect(looksLegacy(text)).toBe(true);
  });

  test.each([
    'bản quét, máy quét, đã quét',
    'khoé mắt, hoè, loè xoè, hoá đơn, toà nhà, loã',
    'phòng 20 m², kho 30 m³, 25°C và 30°C, ±5 µm, 3 µm',
    '«Sở» và «Cục»; Phần mềm A®, B®; ©Bộ Tư pháp ©2016',
    'mục a¹, mục b²; ½ ngày, 1½ giờ; 1·2·3',
    'dải 5µm², 6µm²; màn 3µm, cỡ 2×3, m×n, n×m; đo bằng N·m, 5 N·m; từ a÷b, B÷C',
    'Müller, François, Köln, Zürich, Noël, Citroën, Straße, Preußen, Gruß',
    'Windows®, Oracle®, Java™, Office©; §5, § 6, §a',
    'hÒa giải, tHÔNG TIN, cÔNG CHỨNG, ĐỊnh, phápÝ kiến, tạiÔng, cấpỞ',
    'điểm c¹, điểm d¹, khoản n¹; hộ\u00ad tịch, tư\u00ad pháp',
    'Việt\u00adNam công\u00adchứng',
    'Đắk Lắk, Thừa Thiên Huế, Thuỷ, Quỳnh, nghiêng, ngoằn ngoèo, khuỷu, quẹo',
  ])('is not seen in %j', (text) => {
    expect(looksLegacy(text)).toBe(false);
    expect(looksLegacy(text.normalize('NFD').normalize('NFC'))).toBe(false);
  });
});

test('the islands without communes are named once as such', () => {
  const parsed = parseAnswers({ ...leastValues, unit: '31', 'registration_offices.district': '14' });
  const words = parsed.warnings.map(({ message }) => message).join('\n');
  expect(words).toContain('Danh mục tính cả huyện đảo Bạch Long Vĩ là đơn vị không có cấp xã.');
});

test('what is unusual never stops a Phiếu, and points at its fields', () => {
  const unusual = {
    ...leastValues,
    plan_status: 'issued',
    'registration_offices.commune': '0',
    'registrars.commune': '5',
    'equipped_registrars.commune': '6',
    software_kinds_other: 'Së T­ ph¸p',
    obstacles: 'ông A, số định danh 001096000123',
  };
  const parsed = parseAnswers(unusual);
  expect(parsed.ok).toBe(true);
  expect(parsed.warnings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(
    expect.arrayContaining([
      'no_offices registration_offices.commune',
      'more_equipped_than_registrars equipped_registrars.commune',
      'other_not_ticked software_kinds_other',
      'legacy_encoding software_kinds_other',
      'personal_number obstacles',
      'plan_to_be_attached plan_status',
    ]),
  );
});
