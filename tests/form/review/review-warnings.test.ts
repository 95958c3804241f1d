import { Window } from 'happy-dom';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { shownRepeats } from '../../../src/form/draft/repeats.ts';
import { ReviewStep } from '../../../src/form/review/ReviewStep.tsx';
import { parseAnswers } from '../../../src/questionnaire/parse-answers.ts';

const values = {
  unit: '04',
  respondent_name: 'Nguyễn Thị Ví Dụ',
  respondent_phone: '0206 3852 000',
  'registration_offices.district': '13',
  'registration_offices.commune': '199',
  'registrars.district': '20',
  'equipped_registrars.district': '21',
  plan_status: 'issued',
  'software_in_use.2.name': 'Một cửa',
  'software_in_use.9.name': 'Một cửa',
  'software_in_use.9.database': ['centralized'],
  'software_in_use.9.server_place': ['justice_department', 'supplier'],
  obstacles: 'Ông A, số 012345678901',
};

test('what is unusual stands in the review as on paper, each place leading to its field', () => {
  const nothing = () => undefined;
  const window = new Window();
  window.document.body.innerHTML = render(
    h(ReviewStep, {
      parsed: parseAnswers(values),
      values: values,
      repeats: shownRepeats(values),
      isSettled: () => false,
      sending: { kind: 'idle' },
      opened: undefined,
      readOnly: undefined,
      onSend: nothing,
      credentials: undefined,
      isLocked: false,
      onLock: () => undefined,
      onEdit: nothing,
    }),
  );
  const links = [...window.document.querySelectorAll('.review .warning li > a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '#o-equipped_registrars-district',
    '#o-plan_status',
    '#o-software_kinds',
    '#o-software_in_use-9-name',
    '#o-software_in_use-9-server_place',
    '#o-obstacles',
  ]);
  expect(links[0]?.textContent).toBe('Mục 1, dòng 3, Cấp huyện');
});
