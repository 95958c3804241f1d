import { choices, repeat, text, type Option } from '../question.ts';

const databases = [
  { value: 'centralized', label: 'CSDL tập trung' },
  { value: 'distributed', label: 'CSDL phân tán' },
] as const satisfies readonly Option[];

/** Section 3.2 of the Phiếu: ten items on each software in use. */
export const softwareInUse = repeat('software_in_use', {
  place: 'Mục 3.2',
  label: '3.2. Mô tả một số thông tin cơ bản về các phần mềm đang áp dụng:',
  shortLabel: 'Phần mềm đang áp dụng',
  published: 'no',
  tableHeading: 'Thông tin về phần mềm, ứng dụng',
  item: 'Phần mềm',
  identifiedBy: 'name',
  suggestions: ['Phần mềm đăng ký khai sinh điện tử', 'Phần mềm đăng ký, quản lý hộ tịch dùng chung'],
  printed: 2,
  nextFootnote: 4,
  questions: [
    text('name', { ...inUse(), label: 'Tên phần mềm', shortLabel: 'Tên phần mềm' }),
    text('deployed_by', { ...inUse(), label: 'Đơn vị triển khai', shortLabel: 'Đơn vị triển khai' }),
    text('supplier', {
      ...inUse(),
      label: 'Đơn vị xây dựng, cung cấp',
      shortLabel: 'Đơn vị xây dựng, cung cấp',
    }),
    text('scope', { ...inUse(), label: 'Phạm vi triển khai', shortLabel: 'Phạm vi triển khai', lines: 2 }),
    choices('database', {
      ...inUse('(i)'),
      heading: 'Mô hình triển khai',
      label: '(i) Cơ sở dữ liệu',
      shortLabel: 'Cơ sở dữ liệu',
      published: 'value',
      options: databases,
    }),
    choices('server_place', {
      ...inUse('(ii)'),
      label: '(ii) Nơi đặt máy chủ dữ liệu',
      shortLabel: 'Nơi đặt máy chủ dữ liệu',
      published: 'value',
      options: [
        { value: 'justice_department', label: 'Trung tâm dữ liệu thuộc Sở Tư pháp' },
        {
          value: 'information_department',
          label: 'Trung tâm dữ liệu thuộc Sở Thông tin và Truyền thông',
          onPaper: 'Trung tâm dữ liệu thuộc Sở Thông tin và truyền thông',
        },
        { value: 'supplier', label: 'Trung tâm dữ liệu của doanh nghiệp cung cấp phần mềm' },
        { value: 'other', label: 'Khác' },
      ],
    }),
    text('server_place_other', {
      ...inUse('(ii)'),
      label: 'Nơi đặt máy chủ dữ liệu khác',
      shortLabel: 'Nơi đặt máy chủ khác',
      explains: { question: 'server_place', option: 'other' },
    }),
    choices('application', {
      ...inUse('(iii)'),
      label: '(iii) Ứng dụng dành cho người dùng',
      shortLabel: 'Ứng dụng dành cho người dùng',
      published: 'value',
      options: [
        { value: 'web', label: 'Web Application', footnote: 2 },
        { value: 'desktop', label: 'Desktop Application', footnote: 3 },
      ],
    }),
    text('process', {
      ...inUse(),
      label: 'Mô tả sơ lược quy trình nghiệp vụ đang được thực hiện trên phần mềm',
      shortLabel: 'Quy trình nghiệp vụ',
      lines: 5,
    }),
    text('law_compliance', {
      ...inUse(),
      label: 'Khả năng đáp ứng các yêu cầu nghiệp vụ theo các quy định của Luật Hộ tịch hiện hành',
      shortLabel: 'Khả năng đáp ứng quy định của Luật Hộ tịch',
      lines: 3,
    }),
    text('adaptability', {
      ...inUse(),
      label:
        'Khả năng đáp ứng (nâng cấp/chỉnh sửa phần mềm) khi có các thay đổi về biểu mẫu, quy trình nghiệp vụ',
      shortLabel: 'Khả năng đáp ứng khi có thay đổi',
      lines: 3,
    }),
  ],
});

/** Section 3.3 of the Phiếu: six items on each planned software; fewer than 3.2 on purpose of the letter. */
export const softwarePlanned = repeat('software_planned', {
  place: 'Mục 3.3',
  label:
    '3.3. Hiện nay tỉnh/thành phố có dự kiến xây dựng và triển khai thêm những phần mềm, ứng dụng nào phục vụ công tác giải quyết các thủ tục hành chính trong lĩnh vực hộ tịch tại các cơ quan đăng ký, quản lý hộ tịch trên địa bàn:',
  shortLabel: 'Phần mềm dự kiến',
  ifAny: true,
  published: 'no',
  tableHeading: 'Thông tin về phần mềm, ứng dụng',
  item: 'Phần mềm dự kiến',
  identifiedBy: 'name',
  suggestions: [],
  printed: 2,
  nextFootnote: 5,
  questions: [
    text('name', { ...planned(), label: 'Tên phần mềm', shortLabel: 'Tên phần mềm' }),
    text('deployed_by', { ...planned(), label: 'Đơn vị triển khai', shortLabel: 'Đơn vị triển khai' }),
    text('scope', { ...planned(), label: 'Phạm vi triển khai', shortLabel: 'Phạm vi triển khai', lines: 2 }),
    choices('database', {
      ...planned('(i)'),
      heading: 'Mô hình triển khai',
      label: '(i) Cơ sở dữ liệu',
      shortLabel: 'Cơ sở dữ liệu',
      published: 'value',
      options: databases,
    }),
    choices('application', {
      ...planned('(ii)'),
      label: '(ii) Ứng dụng dành cho người dùng',
      shortLabel: 'Ứng dụng dành cho người dùng',
      published: 'value',
      options: [
        { value: 'web', label: 'Web Application' },
        { value: 'desktop', label: 'Desktop Application' },
      ],
    }),
    text('process', {
      ...planned(),
      label: 'Mô tả sơ lược quy trình nghiệp vụ dự kiến được thực hiện trên phần mềm',
      shortLabel: 'Quy trình nghiệp vụ dự kiến',
      lines: 5,
    }),
  ],
});

function inUse(item = '') {
  return { place: ['Mục 3.2', item].filter(Boolean).join(', '), published: 'no' } as const;
}

function planned(item = '') {
  return { place: ['Mục 3.3', item].filter(Boolean).join(', '), published: 'no' } as const;
}
