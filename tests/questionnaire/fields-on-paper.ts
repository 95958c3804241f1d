/**
 * Every field of the Phiếu, typed by hand from the paper (and first the ones the system adds), one block of each
 * kind of software. Never computed from the code: what form, schema, dictionary or print loses is missed here.
 */
export const fieldsOnPaper = [
  'unit',
  'respondent_name',
  'respondent_position',
  'respondent_phone',
  'respondent_email',
  'data_date',
  // 1
  'registration_offices.district',
  'registration_offices.commune',
  'registrars.district',
  'registrars.commune',
  'equipped_registrars.district',
  'equipped_registrars.commune',
  // 2
  'plan_status',
  // 3.1
  'software_kinds',
  'software_kinds_other',
  // 3.2: ten items, the sixth with room for "Khác: …"
  'software_in_use.0.name',
  'software_in_use.0.deployed_by',
  'software_in_use.0.supplier',
  'software_in_use.0.scope',
  'software_in_use.0.database',
  'software_in_use.0.server_place',
  'software_in_use.0.server_place_other',
  'software_in_use.0.application',
  'software_in_use.0.process',
  'software_in_use.0.law_compliance',
  'software_in_use.0.adaptability',
  // 3.3: six items
  'software_planned.0.name',
  'software_planned.0.deployed_by',
  'software_planned.0.scope',
  'software_planned.0.database',
  'software_planned.0.application',
  'software_planned.0.process',
  // 3.4
  'interconnection',
  // 4
  'obstacles',
  // 5
  'proposals',
];

/** The boxes of each group, as stored and as printed; typed by hand. */
export const boxesOnPaper: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plan_status: { issued: 'Đã ban hành', not_issued: 'Chưa ban hành' },
  software_kinds: {
    one_stop: 'Phần mềm một cửa điện tử dùng chung',
    civil_status: 'Phần mềm hộ tịch',
    public_service_portal: 'Trang thông tin/Cổng thông tin điện tử cung cấp dịch vụ công trực tuyến',
    other: 'Phần mềm khác',
  },
  'software_in_use.0.database': { centralized: 'CSDL tập trung', distributed: 'CSDL phân tán' },
  'software_in_use.0.server_place': {
    justice_department: 'Trung tâm dữ liệu thuộc Sở Tư pháp',
    information_department: 'Trung tâm dữ liệu thuộc Sở Thông tin và Truyền thông',
    supplier: 'Trung tâm dữ liệu của doanh nghiệp cung cấp phần mềm',
    other: 'Khác',
  },
  'software_in_use.0.application': { web: 'Web Application', desktop: 'Desktop Application' },
  'software_planned.0.database': { centralized: 'CSDL tập trung', distributed: 'CSDL phân tán' },
  'software_planned.0.application': { web: 'Web Application', desktop: 'Desktop Application' },
};
