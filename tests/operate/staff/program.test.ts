import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project } from '../../../src/operate/project.ts';
import type { OpenSurvey } from '../../database/open-survey.ts';
import type { StaffAtWork } from '../../database/staff-actions.ts';
import { openStaffConsole, type StaffConsole } from './console.ts';

let office: StaffConsole;
let survey: OpenSurvey;
let staff: StaffAtWork;
let folder: string;
beforeAll(async () => {
  office = await openStaffConsole();
  ({ survey, staff, folder } = office);
});
afterAll(() => office.close());

/** Runs a program as npm does, with nobody at the console. */
function program(file: string, args: string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [path.join(project, 'src/operate', file), ...args], {
    env: {
      ...process.env,
      DATA_DIR: path.join(folder, 'none'),
      SUPABASE_URL: '',
      SUPABASE_SECRET_KEY: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
}

describe('npm run staff', () => {
  const environment = () => ({ SUPABASE_URL: survey.url, SUPABASE_SECRET_KEY: survey.secretKey });

  test('asks the database that the environment leads to, through its API', async () => {
    const listed = await program('staff.ts', ['list', '--json'], environment());
    expect([listed.code, (JSON.parse(listed.output) as { units: unknown[] }).units.length]).toEqual([0, 63]);
  });

  test('with nobody at the console changes nothing that must be typed out', async () => {
    const number = await staff.hold('20');
    const { code, output } = await program(
      'staff.ts',
      ['reject', number, '--who', 'Lê Văn Chính', '--why', 'theo công văn'],
      environment(),
    );
    expect([code, output]).toEqual([1, expect.stringContaining('Chưa thay đổi gì.')]);
    expect(output).toContain(`Cơ sở dữ liệu: ${survey.url}`);
    expect((await staff.show(number))['verification']).toBe('held');
  });

  test('says in a sentence when no system runs, and when the database does not answer', async () => {
    const none = await program('staff.ts', ['list'], {});
    expect([none.code, none.output.trim().split('\n').length]).toEqual([1, 1]);
    expect(none.output).toContain('npm start');
    const away = { SUPABASE_URL: 'http://127.0.0.1:9', SUPABASE_SECRET_KEY: 'sb_secret_x' };
    const { code, output } = await program('staff.ts', ['list'], away);
    expect([code, output]).toEqual([1, expect.stringContaining('Cơ sở dữ liệu chưa trả lời được')]);
  });

  test('for the survey says with --help how it is called, and does nothing', async () => {
    const { code, output } = await program('survey.ts', ['--help'], {});
    expect([code, output]).toEqual([0, expect.stringContaining('npm run survey -- show')]);
  });

  test('for the survey shows what the deadline means', async () => {
    const { code, output } = await program('survey.ts', [], environment());
    expect([code, output]).toEqual([0, expect.stringContaining('Chưa đặt thời hạn')]);
  });
});
