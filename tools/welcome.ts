import type { LocalSystem } from './local/local-system.ts';
import { readTrialCodes, type TrialCode } from './prepare-survey.ts';
import { readTrialAccount, type TrialAccount } from './trial-account.ts';

/**
 * What is said when a local system is ready: its address, where its data lies, codes to try it with, and, on this machine
 * alone, the account to try the workspace with.
 */
export async function welcome(
  { siteUrl, data }: Pick<LocalSystem, 'siteUrl' | 'data'>,
  isPrivate: boolean,
): Promise<string> {
  const codes = await readTrialCodes(data);
  const account = isPrivate ? await readTrialAccount(data) : undefined;
  return `
The survey of letter 669 is at ${siteUrl}/
Its data lies in ${data.folder.root} (delete that folder to start afresh).
${codesInText(codes)}${account ? `\n${accountInText(siteUrl, account)}` : ''}
Press Ctrl-C to stop.
`;
}

const accountInText = (siteUrl: string, { email, password }: TrialAccount): string =>
  `The Department's workspace is at ${siteUrl}/quan-tri/: ${email}, password ${password}\n(no second factor here: the embedded Supabase has none).`;

function codesInText(codes: readonly TrialCode[]): string {
  if (codes.length === 0) return 'It has no trial codes (any more); npm run codes issues new ones.';
  const width = Math.max(...codes.map(({ name }) => name.length));
  const lines = codes.map(({ name, code }) => `  Sở Tư pháp ${name.padEnd(width)}  ${code}`);
  return ['Access codes to try it with:', ...lines].join('\n');
}
