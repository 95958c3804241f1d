import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rpcOf } from '../../../src/operate/rpc.ts';
import { runStaff } from '../../../src/operate/staff.ts';
import type { OpenSurvey } from '../../database/open-survey.ts';
import type { StaffAtWork } from '../../database/staff-actions.ts';
import { openStaffConsole, runAt, type StaffConsole } from './console.ts';

let office: StaffConsole;
let survey: OpenSurvey;
let staff: StaffAtWork;
beforeAll(async () => {
  office = await openStaffConsole();
  ({ survey, staff } = office);
});
afterAll(() => office.close());

const run = (args: string[], typed?: Record<string, string>) => runAt(office, args, typed);
const who = ['--who', 'Lê Văn Chính'];
const why = ['--why', 'theo công văn'];
const verificationOf = async (number: string) => (await staff.show(number))['verification'];

describe('staff -- reject', () => {
  const held = async (unit: string, count: number) => {
    const numbers: string[] = [];
    while (numbers.length < count) numbers.push(await staff.hold(unit));
    return numbers;
  };
  const verifications = (numbers: readonly string[]) => Promise.all(numbers.map(verificationOf));

  test('takes several at once after one sentence, each recorded with who and why', async () => {
    const numbers = await held('25', 3);
    const { said, asked } = await run(['reject', ...numbers, ...who, ...why], { typed: 'từ chối 3 phiếu' });
    expect(asked[0]).toContain(numbers.join(', '));
    expect(said.split('\n')).toEqual(numbers.map((number) => `Đã ghi: không nhận phiếu ${number}.`));
    for (const number of numbers)
      expect((await staff.show(number))['history']).toContainEqual(
        expect.objectContaining({ to: 'rejected', who: 'Lê Văn Chính', why: 'theo công văn' }),
      );
  });

  test('takes all that wait for one Sở, and none that waits for another', async () => {
    const [here, elsewhere] = [await held('26', 2), await held('27', 1)];
    const { said } = await run(['reject', '--unit', '26', '--all-held', ...who, ...why, '--yes', '--json']);
    expect(JSON.parse(said)).toMatchObject(here.map((number) => ({ outcome: 'rejected', number })));
    expect([await verifications(here), await verifications(elsewhere)]).toEqual([
      ['rejected', 'rejected'],
      ['held'],
    ]);
    const again = await run(['reject', '--unit', '26', '--all-held', ...who, ...why, '--yes']);
    expect(again.failure).toContain('Không có phiếu nào chờ xác minh');
  });

  test('touches none when one of those named does not wait, the reason is missing, or it is unclear which are meant', async () => {
    const numbers = await held('30', 2);
    const [first = ''] = numbers;
    const unclear = [
      [...numbers, '669-30-0000'],
      [...numbers, '669-01'],
      ['--unit', '30'],
      ['--all-held'],
      [first, '--unit', '30', '--all-held'],
      ['--unit', '99', '--all-held'],
    ];
    for (const named of unclear)
      expect([named, (await run(['reject', ...named, ...who, ...why, '--yes'])).failure]).toEqual([
        named,
        expect.any(String),
      ]);
    expect((await run(['reject', ...numbers, ...who, '--yes'])).failure).toContain('--why');
    expect(await verifications(numbers)).toEqual(['held', 'held']);
  });

  test('tells of each that somebody else decided about meanwhile, and records the others', async () => {
    const numbers = await held('31', 2);
    const [first = '', second = ''] = numbers;
    const typing = async () => {
      await run(['reject', first, ...who, ...why, '--yes']);
      return true;
    };
    const said: string[] = [];
    const effects = { call: rpcOf(survey), say: (line: string) => void said.push(line), isTyped: typing };
    const rejecting = runStaff(['reject', ...numbers, ...who, ...why], { ...effects, environment: {} });
    await expect(rejecting).rejects.toThrow('Chưa ghi được 1/2 phiếu');
    expect(said).toEqual([
      expect.stringMatching(new RegExp(`^Phiếu ${first} chưa ghi được: .*không nhận`)),
      `Đã ghi: không nhận phiếu ${second}.`,
    ]);
  });
});
