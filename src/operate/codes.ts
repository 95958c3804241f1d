import path from 'node:path';
import type { SiteSettings } from '../site/site-settings.ts';
import { digestOf } from '../server/access-code-digest.ts';
import { requireSetting } from '../server/environment.ts';
import { TryAgain } from '../server/http/try-again.ts';
import type { Issue, IssuedCode } from '../access-slips/access-slip.ts';
import { slipsPage } from '../access-slips/slips-page.ts';
import { groupAccessCode, makeAccessCode } from '../submission/codes/access-code.ts';
import type { Province } from '../units/units.ts';
import { readCodesArguments, usage, type CodesArguments } from './codes-arguments.ts';
import { dataFolderRoot } from './data-folder/data-folder.ts';
import { PlainError, systemCode, toldPlainly } from './plain-error.ts';
import { newFolder, openPrivateFile, type PrivateFile } from './private-file.ts';
import { loadEnvironmentFile, resolveEnvironment } from './resolved-environment.ts';
import { rpcByEnvironment, type Rpc } from './rpc.ts';
import { readSiteAddress } from './site-address.ts';
import { readSiteFile } from './site-file.ts';
import { isSameSentence } from './staff/command.ts';
import { terminal, type Terminal } from './terminal.ts';

/** The database codes are issued in. */
export interface Issuer {
  call: Rpc;
  pepper: string;
}

/** Codes in clear, and when the database took them (ISO 8601). */
export interface Issued {
  codes: readonly IssuedCode[];
  issuedAt: string;
}

/**
 * Issues codes to units and writes their slips into a folder, the only time they can be seen. The file is there before
 * the codes are, so that a full or closed disk costs nobody a code; if it fails after all, the codes are shown.
 */
export async function issueSlips(
  { units, print }: Pick<CodesArguments, 'units' | 'print'>,
  issuer: Issuer,
  { site, folder }: { site: string; folder: string },
  shown: Terminal,
): Promise<void> {
  const settings = await readSiteFile();
  const file = await openPrivateFile(folder, 'ma-truy-cap-phieu.html');
  const issued = await issueCodes(units, issuer, shown).catch(async (error: unknown) => {
    await file.discard();
    throw error instanceof TryAgain ? unsure(error) : error;
  });
  const failure = await writeSlips(file, issued, site, settings);
  if (print || failure !== undefined) for (const code of issued.codes) shown.say(lineOf(code));
  if (failure !== undefined)
    throw new PlainError(
      `Không ghi được các tờ cấp mã (${failure}). Đề nghị giữ lại các dòng trên: đó là các mã đã cấp.`,
    );
  shown.say(`Đã ghi ${issued.codes.length} tờ cấp mã vào ${file.path}`);
  shown.say('Đề nghị in trên khổ A4, gửi riêng cho từng Sở rồi xóa tệp: mã không xem lại được.');
}

/** Undefined when they are written, otherwise why not. */
async function writeSlips(
  file: PrivateFile,
  issued: Issued,
  site: string,
  { contacts, publisher }: SiteSettings,
): Promise<string | undefined> {
  const issue: Issue = { site, issuedAt: issued.issuedAt, contacts, isOfficial: publisher !== null };
  try {
    await file.write(slipsPage(issued.codes, issue));
    return undefined;
  } catch (error) {
    await file.discard();
    return systemCode(error) ?? String(error);
  }
}

const unsure = ({ reason }: TryAgain): PlainError =>
  new PlainError(
    `Cơ sở dữ liệu chưa trả lời được (${reason}). Có thể mã đã được ghi mà chưa ai xem: đề nghị chạy lại lệnh, mã đó sẽ được thay.`,
  );

const lineOf = ({ unit, code }: IssuedCode): string => `${unit.code}  ${groupAccessCode(code)}  ${unit.name}`;

/**
 * Issues codes to units. Units that have a code lose it, after the person at the console has typed out that it is meant.
 *
 * @throws PlainError when that was not typed.
 */
export async function issueCodes(
  units: readonly Province[],
  { call, pepper }: Issuer,
  { say, ask }: Terminal,
): Promise<Issued> {
  const codes = units.map((unit) => ({ unit, code: makeAccessCode() }));
  const digests = codes.map(({ unit, code }) => ({ unit: unit.code, digest: digestOf(code, pepper) }));
  const first = await call('issue_access_codes', { codes: digests });
  const last = first['outcome'] === 'already_issued' ? await replace(first['units']) : first;
  if (last['outcome'] !== 'issued')
    throw new PlainError('Cơ sở dữ liệu chưa có các đơn vị này. Đề nghị chạy npm run seed trước.');
  return { codes, issuedAt: String(last['issued_at']) };

  async function replace(issued: unknown): Promise<Record<string, unknown>> {
    const count = Array.isArray(issued) ? issued.length : 0;
    const sentence = `thay ${count} mã`;
    say(`${count} Sở trong số này đang có mã; mã đó hết hiệu lực ngay.`);
    if (!isSameSentence(await ask(`Gõ “${sentence}” để tiếp tục: `), sentence))
      throw new PlainError('Chưa thay đổi gì.');
    return call('issue_access_codes', { codes: digests, replace: true });
  }
}

/** A folder of its own for each issue, so that slips of an earlier one are never taken for these. */
export function slipsFolder(environment: NodeJS.ProcessEnv): string {
  const time = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-');
  return newFolder(path.join(dataFolderRoot(environment), 'slips', time));
}

async function issueByEnvironment(args: string[]): Promise<void> {
  const order = readCodesArguments(args);
  loadEnvironmentFile();
  await resolveEnvironment(process.env);
  const place = {
    site: readSiteAddress(order.site ?? process.env.SITE_URL),
    folder: order.out ?? slipsFolder(process.env),
  };
  terminal.say(`Cấp mã trên cơ sở dữ liệu tại ${requireSetting('SUPABASE_URL')}`);
  const issuer = { call: rpcByEnvironment, pepper: requireSetting('ACCESS_CODE_PEPPER') };
  await issueSlips(order, issuer, place, terminal);
}

if (import.meta.main) {
  try {
    const args = process.argv.slice(2);
    if (args.includes('--help')) terminal.say(usage);
    else await issueByEnvironment(args);
  } catch (error) {
    console.error(error instanceof TryAgain ? `${error.reason}.` : toldPlainly(error));
    process.exitCode = 1;
  }
}
