import type { LocalSystem } from '../local/local-system.ts';
import { readTrialCodes } from './prepare-survey.ts';

/** What is said when a local system is ready: its address, where its data lies, and codes to try it with. */
export async function welcome({ siteUrl, data }: Pick<LocalSystem, 'siteUrl' | 'data'>): Promise<string> {
  const codes = await readTrialCodes(data);
  const width = Math.max(...codes.map(({ name }) => name.length));
  return `
The survey of letter 669 is at ${siteUrl}/
Its data lies in ${data.folder.root} (delete that folder to start afresh).
Access codes to try it with:
${codes.map(({ name, code }) => `  Sở Tư pháp ${name.padEnd(width)}  ${code}`).join('\n')}
Press Ctrl-C to stop.
`;
}
