import { differencesInText } from '../../staff/text/difference-text.ts';
import { differencesBetween } from '../../staff/differences.ts';
import type { ListedUnit } from '../../staff/documents.ts';
import { writeExport } from '../../staff/export/write-export.ts';
import { listInText } from '../../staff/text/list-text.ts';
import { StaffError } from '../../staff/staff-error.ts';
import { readList, revisionOf } from '../../staff/read-response.ts';
import { responseInText } from '../../staff/text/response-text.ts';
import { unitInText, withoutCodeInText } from '../../staff/text/unit-text.ts';
import { jsonForTerminal } from '../../staff/text/terminal-text.ts';
import type { Arguments } from '../arguments.ts';
import type { Rpc } from '../rpc.ts';
import { exportFolder, responseNamed, type StaffEffects } from './command.ts';

/** Prints the list of the units with where each stands. */
export async function list(args: Arguments, { call, say }: StaffEffects): Promise<void> {
  const found = await readList(call);
  if (args.has('json')) say(jsonForTerminal(found));
  else listInText(found).forEach(say);
}

/** Prints everything of one response; where its unit is named, also what came for the unit without a code. */
export async function show(args: Arguments, effects: StaffEffects): Promise<void> {
  const { call, say } = effects;
  const unit = await unitNamed(args.names[0] ?? '', call);
  if (unit?.number === null && unit.without_code.length > 0) return showUnit(unit, args, effects);
  const found = await responseNamed(args, call);
  if (args.has('json')) say(jsonForTerminal({ ...found, without_code: unit?.without_code }));
  else [...responseInText(found), ...(unit ? withoutCodeInText(unit) : [])].forEach(say);
}

function showUnit(unit: ListedUnit, args: Arguments, { say }: StaffEffects): void {
  if (args.has('json')) say(jsonForTerminal(unit));
  else unitInText(unit).forEach(say);
}

/** The unit a command line names, as the list has it; undefined for the number of a response. */
async function unitNamed(name: string, call: Rpc): Promise<ListedUnit | undefined> {
  if (!/^\d{2}$/.test(name.trim())) return undefined;
  return (await readList(call)).units.find(({ code }) => code === name.trim());
}

/** Prints what differs between two revisions of a response; the last two unless numbers say otherwise. */
export async function diff(args: Arguments, { call, say }: StaffEffects): Promise<void> {
  const response = await responseNamed(args, call);
  const [, from, to] = args.names.map(Number);
  const after = revisionOf(response, to);
  if (from === undefined && after.number === 1)
    throw new StaffError(`Phiếu ${response.number} mới gửi một lần, chưa có gì để so sánh.`);
  const before = revisionOf(response, from ?? after.number - 1);
  const differences = differencesBetween(before, after);
  if (args.has('json')) say(jsonForTerminal({ from: before.number, to: after.number, differences }));
  else
    [`Phiếu ${response.number}: lần gửi ${before.number} (-) và lần gửi ${after.number} (+)`, '']
      .concat(differencesInText(differences))
      .forEach(say);
}

/** Exports everything staff may see into a new folder. */
export async function exportAll(args: Arguments, { call, say, environment }: StaffEffects): Promise<void> {
  const exported = await writeExport(call, await exportFolder(args, environment));
  if (args.has('json')) say(jsonForTerminal(exported));
  else {
    say(`Đã xuất ${exported.revisions} bản gửi ra ${exported.folder}`);
    exported.files.forEach((file) => say(`  ${file}`));
    say('Người lập Phiếu chỉ có trong lien-he.xlsx và lien-he.csv: chỉ giao cho người được phân công.');
  }
}
