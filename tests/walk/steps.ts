import * as fc from 'fast-check';

/** Which tab: a device is a browser of its own, with up to two tabs. */
export interface Where {
  device: 0 | 1;
  tab: 0 | 1;
}

/** What people, lines and servers do in a walk. Plain JSON, so that a walk that failed replays as it was. */
export type Step =
  | ({ do: 'open'; how: 'plain' | 'code' | 'link' } & Where)
  | ({ do: 'type' | 'clear'; field: string } & Where)
  | ({ do: 'tick' | 'untick'; field: string; option: string } & Where)
  | ({ do: 'clear choice' } & Where)
  | ({ do: 'paste'; field: string } & Where)
  | ({ do: 'add' | 'take back'; repeat: string } & Where)
  | ({ do: 'remove'; repeat: string; position: number } & Where)
  | ({ do: 'carry file'; to: Where } & Where)
  | ({ do: 'bring word'; field: string } & Where)
  | ({ do: 'bring district' } & Where)
  | ({ do: 'reload' | 'leave' | 'return' | 'close' } & Where)
  | ({ do: 'choose unit'; which: 'own' | 'other' } & Where)
  | ({ do: 'choose'; which: 'local' | 'remote'; position: number } & Where)
  | ({ do: 'send' | 'correct' } & Where)
  | { do: 'line' | 'api'; device: 0 | 1; isUp: boolean }
  | { do: 'lose answer'; device: 0 | 1 }
  | { do: 'colleague'; field: string }
  | { do: 'plain post' | 'lock' | 'unlock' }
  | { do: 'wait'; seconds: number };

/** Fields by path; of a repeat the place on the page stands where the path has the number: `software_in_use#2.name`. */
const texts = [
  'respondent_name',
  'respondent_position',
  'respondent_phone',
  'respondent_email',
  'data_date',
  'registrars.district',
  'registration_offices.commune',
  'software_kinds_other',
  'interconnection',
  'obstacles',
  'proposals',
  'worksheet.0.name',
  'worksheet.1.registrars-commune',
];
const inRepeats = [
  'software_in_use#0.name',
  'software_in_use#1.scope',
  'software_in_use#2.name',
  'software_in_use#2.process',
  'software_planned#0.name',
  'software_planned#2.name',
];

const device = fc.constantFrom<0 | 1>(0, 0, 1);
const where = { device, tab: fc.constantFrom<0 | 1>(0, 0, 0, 1) };
const always = <const T>(value: T) => fc.constant(value);
const field = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  { weight: 3, arbitrary: fc.constantFrom(...inRepeats) },
  { weight: 4, arbitrary: fc.constantFrom('obstacles', 'software_in_use#0.name') },
);
const repeat = fc.constantFrom('software_in_use', 'software_in_use', 'software_planned');
const box = fc.constantFrom(
  { field: 'software_kinds', option: 'one_stop' },
  { field: 'software_kinds', option: 'civil_status' },
  { field: 'plan_status', option: 'issued' },
  { field: 'plan_status', option: 'not_issued' },
);
const how = fc.constantFrom<'plain' | 'code' | 'link'>('code', 'code', 'link', 'plain');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: always('type'), field, ...where }) },
  { weight: 7, arbitrary: fc.record({ do: always('add'), repeat, ...where }) },
  { weight: 5, arbitrary: fc.record({ do: always('open'), how, ...where }) },
  { weight: 5, arbitrary: fc.record({ do: always('reload'), ...where }) },
  { weight: 5, arbitrary: fc.record({ do: always('wait'), seconds: fc.constantFrom(2, 2, 35) }) },
  { weight: 2, arbitrary: fc.record({ do: always('clear'), field, ...where }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.record({ do: fc.constantFrom<'tick' | 'untick'>('tick', 'tick', 'untick'), ...where }), box)
      .map(([one, ticked]) => ({ ...one, ...ticked })),
  },
  { weight: 1, arbitrary: fc.record({ do: always('clear choice'), ...where }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: always('paste'),
      field: fc.constantFrom('registration_offices.district', 'registrars.district'),
      ...where,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: always('remove'), repeat, position: fc.nat(2), ...where }),
  },
  { weight: 2, arbitrary: fc.record({ do: always('take back'), repeat, ...where }) },
  { weight: 1, arbitrary: fc.record({ do: always('carry file'), to: fc.record(where), ...where }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom<'leave' | 'close'>('leave', 'close'),
      ...where,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: always('choose unit'),
      which: fc.constantFrom<'own' | 'other'>('own', 'other'),
      ...where,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: always('choose'),
      which: fc.constantFrom<'local' | 'remote'>('local', 'remote'),
      position: fc.nat(2),
      ...where,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom<'send' | 'correct'>('send', 'correct'), ...where }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom<'line' | 'api'>('line', 'api'), device, isUp: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: always('lose answer'), device }) },
  { weight: 3, arbitrary: fc.record({ do: always('colleague'), field }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom<'plain post' | 'lock' | 'unlock'>('plain post', 'lock', 'unlock'),
    }),
  },
);

/** Steps that mean something together; alone they would seldom meet. */
const scene: fc.Arbitrary<Step[]> = fc
  .record({ field, repeat, ...where, wait: fc.constantFrom(2, 35), between: step, position: fc.nat(2) })
  .chain(({ field: path, repeat: name, wait, between, position, device: one, tab }) => {
    const here = { device: one, tab };
    const there = { device: (1 - one) as 0 | 1, tab: 0 as const };
    const type = { do: 'type', field: path, ...here } as const;
    const isUp = false;
    const waiting = { do: 'wait', seconds: wait } as const;
    const scenes: readonly Step[][] = [
      [
        type,
        { do: 'type', field: path, ...there },
        waiting,
        { do: 'choose', which: 'local', position, ...there },
      ],
      [type, { do: 'colleague', field: path }, waiting, { do: 'choose', which: 'remote', position, ...here }],
      [
        { do: 'add', repeat: name, ...here },
        { do: 'remove', repeat: name, position, ...here },
        between,
        { do: 'take back', repeat: name, ...here },
      ],
      [{ do: 'leave', ...here }, between, { do: 'return', ...here }],
      [type, { do: 'leave', ...here }, waiting, { do: 'return', ...here }],
      [{ do: 'line', device: one, isUp }, type, between, waiting, { do: 'line', device: one, isUp: true }],
      [{ do: 'api', device: one, isUp }, type, waiting, between, { do: 'api', device: one, isUp: true }],
      [{ do: 'lose answer', device: one }, type, waiting],
      [{ do: 'lock' }, type, waiting, between, { do: 'unlock' }],
      [type, waiting, { do: 'plain post' }, between, waiting],
      [type, { do: 'send', ...here }, { do: 'type', field: path, ...there }, { do: 'send', ...there }],
      [
        { do: 'choose unit', which: 'other', ...here },
        type,
        between,
        { do: 'choose unit', which: 'own', ...here },
      ],
      [type, { do: 'carry file', to: there, ...here }, { do: 'choose', which: 'remote', position, ...there }],
      [
        type,
        { do: 'open', how: 'plain', device: one, tab: (1 - tab) as 0 | 1 },
        waiting,
        { do: 'close', ...here },
      ],
    ];
    return fc.constantFrom(...scenes);
  });

/** A walk: it begins with the form open on one device or both, most often by the code. */
export const walkOf = (longest: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(
      fc.record({ do: always('open'), how, device: always(0), tab: always(0) }),
      fc.option(fc.record({ do: always('open'), how, device: always(1), tab: always(0) })),
      fc.array(
        fc.oneof({ weight: 3, arbitrary: step.map((one) => [one]) }, { weight: 2, arbitrary: scene }),
        {
          minLength: 3,
          maxLength: longest,
          size: 'max',
        },
      ),
    )
    .map(([first, second, steps]): Step[] =>
      [first, ...(second ? [second] : []), ...steps.flat()].slice(0, longest + 2),
    );
