import type { LocalSystem } from './local/local-system.ts';
import { readTrialCodes, type TrialCode } from './prepare-survey.ts';

/** What is said when a local system is ready: its address, where its data lies, and codes to try it with. */
export async function welcome({ siteUrl, data }: Pick<LocalSystem, 'siteUrl' | 'data'>): Promise<string> {
  const codes = await readTrialCodes(data);
  return `
The survey of letter 669 is at ${siteUrl}/
Its data lies in ${data.folder.root} (delete that folder to start afresh).
${codesInText(codes)}
Press Ctrl-C to stop.
`;
}

function codesInText(codes: readonly TrialCode[]): string {
  if (codes.length === 0) return 'It has no trial codes (any more); npm run codes issues new ones.';
  const width = Math.max(...codes.map(({ name }) => name.length));
  const lines = codes.map(({ name, code }) => `  Sở Tư pháp ${name.padEnd(width)}  ${code}`);
  return ['Access codes to try it with:', ...lines].join('\n');
}
