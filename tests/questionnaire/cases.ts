import type { FormValues } from '../../src/questionnaire/form-values.ts';
import type { ParseResult } from '../../src/questionnaire/parse-answers.ts';

/** What was typed besides Sở, name and telephone, and what the reader says of it, wherever it runs. */
export interface Case {
  name: string;
  typed: FormValues;
  /** What stops the Phiếu: "path code". */
  errors?: readonly string[];
  /** What is only pointed out: "path rule", without what a nearly empty Phiếu is told anyway. */
  warnings?: readonly string[];
}

const least = { unit: '04', respondent_name: 'Nguyễn Thị Ví Dụ', respondent_phone: '0206 3852 000' };

/** All form values of a case. */
export const formValuesOf = ({ typed }: Case): FormValues =>
  Object.fromEntries(Object.entries({ ...least, ...typed }).filter(([, value]) => value.length > 0));

/** What a nearly empty Phiếu is told: blank table, blank plan, no software. */
const ofEmptiness = /^(offices_blank|plan_blank|no_software)$/;

/** A reading as a case says it. */
export const outcomeOf = (parsed: ParseResult) => ({
  errors: parsed.ok ? [] : parsed.errors.map(({ path, code }) => `${path} ${code}`),
  warnings: parsed.warnings
    .filter(({ rule }) => !ofEmptiness.test(rule))
    .map(({ path, rule }) => `${path} ${rule}`),
});

const software = (index: number, fields: Record<string, string | string[]>): FormValues =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`software_in_use.${index}.${name}`, value]),
  );
const civilStatus = { software_kinds: ['civil_status'] };

/** Every rule of the Phiếu, what blocks and what is only pointed out, once broken and where it is near the edge once kept. */
export const cases: readonly Case[] = [
  { name: 'nothing but the least', typed: {} },
  { name: 'no Sở', typed: { unit: '' }, errors: ['unit required_unit'] },
  { name: 'a Sở that is none', typed: { unit: '03' }, errors: ['unit unknown_option'] },
  { name: 'no name', typed: { respondent_name: '' }, errors: ['respondent_name required_name'] },
  {
    name: 'neither telephone nor e-mail',
    typed: { respondent_phone: '' },
    errors: ['respondent_phone required_phone_or_email'],
  },
  { name: 'e-mail alone', typed: { respondent_phone: '', respondent_email: 'stp@vidu.example' } },
  {
    name: 'an e-mail without what follows the sign',
    typed: { respondent_email: 'x@' },
    warnings: ['respondent_email email_malformed'],
  },
  {
    name: 'an e-mail without the name of a country or kind',
    typed: { respondent_email: 'stp@caobang' },
    warnings: ['respondent_email email_malformed'],
  },
  {
    name: 'two e-mails, one of them broken',
    typed: { respondent_email: 'stp@vidu.example; vanphong' },
    warnings: ['respondent_email email_malformed'],
  },
  { name: 'two e-mails', typed: { respondent_email: 'stp@vidu.example, vanphong@so.vidu.example' } },
  {
    name: 'a dash for a telephone',
    typed: { respondent_phone: '-' },
    warnings: ['respondent_phone phone_malformed'],
  },
  {
    name: 'a telephone of five digits',
    typed: { respondent_phone: '38 520' },
    warnings: ['respondent_phone phone_malformed'],
  },
  { name: 'a telephone of a town', typed: { respondent_phone: '385.200' } },
  { name: 'a telephone with an extension', typed: { respondent_phone: '(+84) 206 3852 000, máy lẻ 12' } },
  { name: 'a day that is none', typed: { data_date: '31/2/2016' }, errors: ['data_date not_a_date'] },
  {
    name: 'a day of a year far off',
    typed: { data_date: '15/11/1016' },
    errors: ['data_date year_out_of_range'],
  },
  { name: 'a day with a year of two figures', typed: { data_date: '15/11/16' } },
  { name: 'a day in words', typed: { data_date: 'Ngày 05 tháng 01 năm 2017' } },
  { name: 'thousands with a point', typed: { 'registrars.commune': '1.234' }, warnings: [] },
  { name: 'thousands with a space', typed: { 'registrars.commune': '1 234' }, warnings: [] },
  { name: 'a fraction', typed: { 'registrars.commune': '1,5' }, errors: ['registrars.commune fraction'] },
  { name: 'words', typed: { 'registrars.commune': 'chưa có' }, errors: ['registrars.commune not_a_number'] },
  {
    name: 'thousands with a comma',
    typed: { 'registrars.commune': '1,234' },
    errors: ['registrars.commune ambiguous'],
  },
  { name: 'below nothing', typed: { 'registrars.commune': '-1' }, errors: ['registrars.commune negative'] },
  {
    name: 'eight digits',
    typed: { 'registrars.commune': '12345678' },
    errors: ['registrars.commune too_large'],
  },
  {
    name: 'both boxes of section 2',
    typed: { plan_status: ['issued', 'not_issued'] },
    errors: ['plan_status both_boxes'],
  },
  { name: 'a box that is none', typed: { software_kinds: ['x'] }, errors: ['software_kinds unknown_option'] },
  {
    name: 'another kind, not named',
    typed: { software_kinds: ['other'] },
    errors: ['software_kinds_other explanation_missing'],
    warnings: ['software_kinds kinds_without_descriptions'],
  },
  {
    name: 'another place, not named',
    typed: { ...civilStatus, ...software(3, { name: 'Hộ tịch', server_place: ['other'] }) },
    errors: ['software_in_use.3.server_place_other explanation_missing'],
  },
  {
    name: 'a block without a name',
    typed: { ...civilStatus, ...software(1, { scope: 'toàn tỉnh' }) },
    errors: ['software_in_use.1.name instance_name_missing'],
  },
  { name: 'a block of blanks', typed: { ...software(1, { name: ' ', scope: '\n' }) } },
  {
    name: 'too many blocks',
    typed: {
      ...civilStatus,
      ...Object.fromEntries(
        Array.from({ length: 51 }, (_, n) => [`software_in_use.${n}.name`, `Hộ tịch ${n}`]),
      ),
    },
    errors: ['software_in_use.50.name too_many_instances'],
  },
  {
    name: 'a line too long',
    typed: { respondent_position: 'ế'.repeat(501) },
    errors: ['respondent_position too_long'],
  },
  { name: 'a line as long as may be', typed: { respondent_position: 'ế'.normalize('NFD').repeat(500) } },
  {
    name: 'more people with a computer than people',
    typed: { 'registrars.district': '20', 'equipped_registrars.district': '21' },
    warnings: ['equipped_registrars.district more_equipped_than_registrars'],
  },
  { name: 'as many', typed: { 'registrars.district': '20', 'equipped_registrars.district': '20' } },
  {
    name: 'another number of communes than the catalogue has',
    typed: { 'registration_offices.district': '13', 'registration_offices.commune': '198' },
    warnings: ['registration_offices.commune offices_differ_from_catalogue'],
  },
  { name: 'the number of the catalogue', typed: { 'registration_offices.commune': '199' } },
  {
    name: 'no office at all',
    typed: { 'registration_offices.district': '0' },
    warnings: ['registration_offices.district no_offices'],
  },
  {
    name: 'fewer people than offices in the communes',
    typed: { 'registration_offices.commune': '199', 'registrars.commune': '198' },
    warnings: ['registrars.commune fewer_registrars_than_offices'],
  },
  {
    name: 'more than five people an office in the communes',
    typed: { 'registration_offices.commune': '199', 'registrars.commune': '996' },
    warnings: ['registrars.commune many_registrars_per_office'],
  },
  {
    name: 'five people an office',
    typed: { 'registration_offices.commune': '199', 'registrars.commune': '995' },
  },
  {
    name: 'a plan that was issued',
    typed: { plan_status: 'issued' },
    warnings: ['plan_status plan_to_be_attached'],
  },
  { name: 'a plan that was not', typed: { plan_status: 'not_issued' } },
  {
    name: 'kinds without a description',
    typed: civilStatus,
    warnings: ['software_kinds kinds_without_descriptions'],
  },
  {
    name: 'a description without a kind',
    typed: software(0, { name: 'Hộ tịch' }),
    warnings: ['software_kinds descriptions_without_kinds'],
  },
  {
    name: 'a province of the letter without the ministry’s software',
    typed: { unit: '01', ...civilStatus, ...software(0, { name: 'Một cửa' }) },
    warnings: ['software_kinds ministry_software_missing'],
  },
  {
    name: 'one with it, without accents',
    typed: { unit: '01', ...civilStatus, ...software(0, { name: 'PM dang ky khai sinh dien tu' }) },
  },
  {
    name: 'one central data base in two places',
    typed: {
      ...civilStatus,
      ...software(7, {
        name: 'Hộ tịch',
        database: ['centralized'],
        server_place: ['supplier', 'justice_department'],
      }),
    },
    warnings: ['software_in_use.7.server_place centralized_in_several_places'],
  },
  {
    name: 'the same software twice',
    typed: { ...civilStatus, ...software(2, { name: 'Một cửa' }), ...software(9, { name: 'MỘT  CỬA' }) },
    warnings: ['software_in_use.9.name same_software_twice'],
  },
  {
    name: 'the same planned software twice',
    typed: {
      'software_planned.2.name': 'Một cửa',
      'software_planned.5.name': 'Hộ tịch',
      'software_planned.9.name': 'MỘT  CỬA',
    },
    warnings: ['software_planned.9.name same_software_twice'],
  },
  {
    name: 'one software in use and planned',
    typed: { ...civilStatus, ...software(2, { name: 'Một cửa' }), 'software_planned.0.name': 'Một cửa' },
  },
  {
    name: 'words at a box that is not ticked',
    typed: { software_kinds_other: 'Sổ bộ' },
    warnings: ['software_kinds_other other_not_ticked'],
  },
  {
    name: 'an old encoding',
    typed: { obstacles: '§¨ng ký khai sinh, hé tÞch t¹i x·, ph­êng' },
    warnings: ['obstacles legacy_encoding'],
  },
  {
    name: 'a number of a person in a long text',
    typed: { obstacles: 'Ông A, số 012345678901' },
    warnings: ['obstacles personal_number'],
  },
  { name: 'the same number in a short text', typed: { respondent_position: 'Số 012345678901' } },
];
