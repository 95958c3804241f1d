import type { FormValues } from '../../src/questionnaire/form-values.ts';

/** Form values with every field of the Phiếu filled; every text is a word found nowhere else. */
export const fullValues: FormValues = {
  unit: '48',
  respondent_name: 'Canary Người Lập',
  respondent_position: 'Canary Chức vụ',
  respondent_phone: '0236 canary',
  respondent_email: 'canary@example.vn',
  data_date: '15/11/2016',
  'registration_offices.district': '8',
  'registration_offices.commune': '56',
  'registrars.district': '16',
  'registrars.commune': '1.112',
  'equipped_registrars.district': '0',
  'equipped_registrars.commune': '108',
  plan_status: 'issued',
  software_kinds: ['one_stop', 'civil_status', 'public_service_portal', 'other'],
  software_kinds_other: 'Canary phần mềm khác',
  'software_in_use.0.name': 'Canary tên 3.2',
  'software_in_use.0.deployed_by': 'Canary đơn vị triển khai 3.2',
  'software_in_use.0.supplier': 'Canary đơn vị cung cấp 3.2',
  'software_in_use.0.scope': 'Canary phạm vi 3.2',
  'software_in_use.0.database': ['centralized', 'distributed'],
  'software_in_use.0.server_place': ['justice_department', 'information_department', 'supplier', 'other'],
  'software_in_use.0.server_place_other': 'Canary máy chủ khác',
  'software_in_use.0.application': ['web', 'desktop'],
  'software_in_use.0.process': 'Canary quy trình 3.2',
  'software_in_use.0.law_compliance': 'Canary Luật Hộ tịch',
  'software_in_use.0.adaptability': 'Canary thay đổi',
  'software_planned.0.name': 'Canary tên 3.3',
  'software_planned.0.deployed_by': 'Canary đơn vị triển khai 3.3',
  'software_planned.0.scope': 'Canary phạm vi 3.3',
  'software_planned.0.database': ['centralized'],
  'software_planned.0.application': ['desktop'],
  'software_planned.0.process': 'Canary quy trình 3.3',
  interconnection: 'Canary liên thông',
  obstacles: 'Canary khó khăn',
  proposals: 'Canary kiến nghị',
};

/** The full form values with some entries changed; undefined takes an entry out. */
export const fullWith = (
  changes: Readonly<Record<string, string | readonly string[] | undefined>>,
): FormValues =>
  Object.fromEntries(
    Object.entries({ ...fullValues, ...changes }).filter(
      (entry): entry is [string, string | readonly string[]] => entry[1] !== undefined,
    ),
  );

/** The least that can be sent: the Sở, who answers, and a telephone. */
export const leastValues: FormValues = {
  unit: '01',
  respondent_name: 'Nguyễn Văn A',
  respondent_phone: '0243 1',
};
