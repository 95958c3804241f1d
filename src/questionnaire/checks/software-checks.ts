import { deploymentOf } from '../../units/units.ts';
import { fold } from '../../vietnamese/text.ts';
import type { Check, Situation, Warning } from './warning.ts';

/** Section 2 left blank. */
export const planBlank: Check = ({ answers }) =>
  answers.plan_status === null
    ? [
        {
          path: 'plan_status',
          rule: 'plan_blank',
          message: 'Mục 2 chưa chọn ô nào; khi gửi sẽ ghi là “Không điền”.',
          aboutBlank: true,
        },
      ]
    : [];

/** A plan that was issued and is to come with the Phiếu (footnote 1). */
export const planToBeAttached: Check = ({ answers }) =>
  answers.plan_status === 'issued'
    ? [
        {
          path: 'plan_status',
          rule: 'plan_to_be_attached',
          message: 'Theo chú thích 1 của Phiếu, đề nghị gửi kèm Kế hoạch đã ban hành.',
          explainable: false,
        },
      ]
    : [];

/** Kinds ticked in 3.1 but nothing described in 3.2, or the other way round. */
export const kindsAndDescriptionsDisagree: Check = ({ answers }) => {
  const kinds = answers.software_kinds.length;
  const described = answers.software_in_use.length;
  if (kinds > 0 && described === 0)
    return [
      {
        path: 'software_kinds',
        rule: 'kinds_without_descriptions',
        message: 'Mục 3.1 đã chọn phần mềm đang áp dụng nhưng mục 3.2 chưa mô tả phần mềm nào.',
        aboutBlank: true,
      },
    ];
  if (kinds === 0 && described > 0)
    return [
      {
        path: 'software_kinds',
        rule: 'descriptions_without_kinds',
        message: 'Mục 3.2 đã mô tả phần mềm nhưng mục 3.1 chưa chọn loại nào.',
        aboutBlank: true,
      },
    ];
  return [];
};

/** Nothing ticked in 3.1 and nothing described in 3.2. */
export const noSoftware: Check = ({ answers }) =>
  answers.software_kinds.length === 0 && answers.software_in_use.length === 0
    ? [
        {
          path: 'software_kinds',
          rule: 'no_software',
          message:
            'Mục 3.1 và 3.2 để trống. Nếu tỉnh, thành phố không áp dụng phần mềm nào, đề nghị ghi rõ (không bắt buộc).',
          aboutBlank: true,
        },
      ]
    : [];

/** A province that the letter names as a user of the ministry's software, which 3.2 does not mention. */
export const ministrySoftwareMissing: Check = ({ answers, province }) => {
  if (!province || deploymentOf(province) === 'none') return [];
  const names = answers.software_in_use.map(({ name }) => fold(name ?? ''));
  const isNamed = names.some((name) => /khai sinh dien tu|ho tich dung chung|quan ly ho tich/.test(name));
  if (isNamed) return [];
  return [
    {
      path: 'software_kinds',
      rule: 'ministry_software_missing',
      message:
        'Theo Công văn 669, tỉnh, thành phố đã đưa phần mềm của Bộ Tư pháp vào sử dụng chính thức, nhưng mục 3.2 chưa có phần mềm này. Nếu số liệu đúng, đề nghị ghi lý do (không bắt buộc).',
      aboutBlank: true,
    },
  ];
};

/** One central data base in several places. */
export const centralizedInSeveralPlaces: Check = (situation) =>
  situation.answers.software_in_use.flatMap(({ database, server_place }, position) =>
    database.length === 1 && database[0] === 'centralized' && server_place.length > 1
      ? [
          inInstance(
            situation,
            position,
            'server_place',
            'centralized_in_several_places',
            'Cơ sở dữ liệu tập trung nhưng chọn nhiều nơi đặt máy chủ dữ liệu. Nếu đúng, đề nghị ghi lý do (không bắt buộc).',
          ),
        ]
      : [],
  );

/** The same software described twice in 3.2, or twice in 3.3; one in use may well be planned further. */
export const sameSoftwareTwice: Check = (situation) =>
  (['software_in_use', 'software_planned'] as const).flatMap((repeat) => {
    const names = situation.answers[repeat].map(({ name }) => fold(name ?? '').replace(/\s+/g, ' '));
    return names.flatMap((name, position) =>
      name !== '' && names.indexOf(name) < position
        ? [
            inInstance(
              situation,
              position,
              'name',
              'same_software_twice',
              'Tên phần mềm này trùng với một phần mềm ghi ở trên. Nếu là hai phần mềm khác nhau, đề nghị ghi rõ (không bắt buộc).',
              repeat,
            ),
          ]
        : [],
    );
  });

/** Words at "Khác" although its box is not ticked. */
export const otherNotTicked: Check = (situation) => {
  const { answers } = situation;
  const message = 'Đã ghi nội dung ở ô khác nhưng chưa chọn ô đó.';
  const inInstances = answers.software_in_use.flatMap(({ server_place, server_place_other }, position) =>
    server_place_other !== null && !server_place.includes('other')
      ? [inInstance(situation, position, 'server_place_other', 'other_not_ticked', message)]
      : [],
  );
  const isKindMissing = answers.software_kinds_other !== null && !answers.software_kinds.includes('other');
  return isKindMissing
    ? [{ path: 'software_kinds_other', rule: 'other_not_ticked', message }, ...inInstances]
    : inInstances;
};

function inInstance(
  situation: Situation,
  position: number,
  name: string,
  rule: string,
  message: string,
  repeat: keyof Situation['instances'] = 'software_in_use',
): Warning {
  const index = situation.instances[repeat][position] ?? position;
  return { path: `${repeat}.${index}.${name}`, rule, message };
}
