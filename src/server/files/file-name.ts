import { tidyLine } from '../../vietnamese/text.ts';

/** Characters a name keeps at most. */
const longest = 200;

/** The name of a file for people to read, without its folders; it never becomes part of an address. */
export function tidyFileName(name: string): string | undefined {
  const plain = tidyLine(name.replace(/^.*[/\\](?=[^/\\])/su, ''));
  if (plain === undefined || plain.length <= longest) return plain || undefined;
  return `${plain.slice(0, longest / 2)}…${plain.slice(-longest / 4)}`.toWellFormed();
}
