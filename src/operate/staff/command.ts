import path from 'node:path';
import { TryAgain } from '../../server/http/try-again.ts';
import type { AuditEntry } from '../../staff/decisions.ts';
import type { StaffResponse } from '../../staff/documents.ts';
import { folderNameAt } from '../../staff/export/write-export.ts';
import { StaffError, sentenceFor } from '../../staff/staff-error.ts';
import { readResponse } from '../../staff/read-response.ts';
import { fold } from '../../vietnamese/text.ts';
import type { Arguments, Shape } from '../arguments.ts';
import { dataFolderRoot } from '../data-folder/data-folder.ts';
import { toldPlainly } from '../plain-error.ts';
import { newFolder, openPrivateFile } from '../private-file.ts';
import { loadEnvironmentFile, resolveEnvironment } from '../resolved-environment.ts';
import type { Rpc } from '../rpc.ts';
import { rpcByEnvironment } from '../rpc.ts';
import { terminal } from '../terminal.ts';

/** What staff commands need of the world. */
export interface StaffEffects {
  call: Rpc;
  say: (line: string) => void;
  /** Whether the person at the console, told what is about to happen, types this sentence out. */
  isTyped: (sentence: string, about: string) => Promise<boolean>;
  environment: NodeJS.ProcessEnv;
}

/** One command: what may be written behind it, and what it does. */
export type Command = Shape & { run: (args: Arguments, effects: StaffEffects) => Promise<void> };

/** The options of every command that changes something. */
export const acting = { who: 'text', why: 'text', yes: 'flag', json: 'flag' } as const;

/** The response a command line names. */
export const responseNamed = (args: Arguments, call: Rpc): Promise<StaffResponse> =>
  readResponse(call, args.names[0] ?? '');

/**
 * Who acts, and why.
 *
 * @throws StaffError when nobody is named; the database would refuse it too, but only after all was typed out.
 */
export function auditEntryOf(
  args: Arguments,
  { environment }: Pick<StaffEffects, 'environment'>,
): AuditEntry {
  const who = args.text('who') ?? environment.STAFF_NAME ?? '';
  if (who.trim() === '') throw new StaffError(sentenceFor({ outcome: 'who_missing' }));
  return { who, why: args.text('why') ?? '' };
}

/**
 * Where an export goes: the folder that --out names, or a new one below the data folder.
 *
 * @throws PlainError when git would take it up, or nothing can be written there.
 */
export async function exportFolder(args: Arguments, environment: NodeJS.ProcessEnv): Promise<string> {
  const below = path.join(dataFolderRoot(environment), 'exports');
  const folder = args.text('out') ?? newFolder(path.join(below, folderNameAt(new Date().toISOString())));
  await (await openPrivateFile(folder, 'thu-ghi.tmp')).discard();
  return path.resolve(folder);
}

/** Runs what a command line asks for on the database the environment leads to; what goes wrong is told in a sentence. */
export async function runAsProgram(
  run: (args: readonly string[], effects: StaffEffects) => Promise<void>,
): Promise<void> {
  const environment = process.env;
  // Looked for only when it is asked, so that a wrong command line is answered without any database.
  const call: Rpc = async (name, p) => {
    await resolveEnvironment(environment);
    return rpcByEnvironment(name, p);
  };
  try {
    loadEnvironmentFile();
    await run(process.argv.slice(2), { call, say: terminal.say, isTyped, environment });
  } catch (error) {
    console.error(toldToStaff(error));
    process.exitCode = 1;
  }
}

async function isTyped(sentence: string, about: string): Promise<boolean> {
  console.error(`Cơ sở dữ liệu: ${process.env.SUPABASE_URL ?? ''}\n${about}`);
  return isSameSentence(await terminal.ask(`Gõ “${sentence}” để tiếp tục: `), sentence);
}

/** Whether somebody typed a sentence; accents, capitals and further spaces may be left out. */
export const isSameSentence = (typed: string, sentence: string): boolean => keyOf(typed) === keyOf(sentence);

const keyOf = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

function toldToStaff(error: unknown): string {
  if (error instanceof StaffError) return error.message;
  if (error instanceof TryAgain)
    return `Cơ sở dữ liệu chưa trả lời được (${error.reason}). Đề nghị thử lại sau ít phút.`;
  return toldPlainly(error);
}
