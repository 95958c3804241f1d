import { ask, type Rpc } from '../rpc.ts';
import {
  notesSchema,
  type ListedUnit,
  type StaffList,
  type StaffNotes,
  type StaffResponse,
  type StoredRevision,
} from '../documents.ts';
import { readList, readResponse } from '../read-response.ts';

/** Everything the database holds for staff: the list, every response with all its revisions, and their own notes. */
export interface Collected {
  list: StaffList;
  responses: readonly StaffResponse[];
  notes: StaffNotes;
}

/** One revision of a response, or a unit that has none. */
export interface Entry {
  isTrial: boolean;
  unit: ListedUnit;
  response?: StaffResponse;
  revision?: StoredRevision;
}

/** Reads everything, one response after the other so that no single answer is large. */
export async function collect(call: Rpc): Promise<Collected> {
  const list = await readList(call);
  const responses: StaffResponse[] = [];
  for (const unit of list.units)
    for (const number of numbersOf(unit)) responses.push(await readResponse(call, number));
  const { notes } = await ask(call, 'list_notes', {}, notesSchema);
  return { list, responses, notes };
}

/** The unit's own response first, then what came without a code. */
function numbersOf({ number, without_code }: ListedUnit): string[] {
  const all = [...(number === null ? [] : [number]), ...without_code.map((held) => held.number)];
  return [...new Set(all)];
}

/** How many revisions were collected, also of what is held or rejected. */
export const countRevisions = ({ responses }: Pick<Collected, 'responses'>): number =>
  responses.reduce((sum, { revisions }) => sum + revisions.length, 0);

/** One entry for each revision in the order of the units, and one for each unit whose own response has none. */
export function entriesOf({ list, responses }: Pick<Collected, 'list' | 'responses'>): Entry[] {
  const isTrial = list.trial;
  return list.units.flatMap((unit): Entry[] => {
    const own = responses.filter((response) => response.unit === unit.code);
    const sent = own.flatMap((response) =>
      response.revisions.map((revision) => ({ isTrial, unit, response, revision })),
    );
    return unit.revision === 0 ? [{ isTrial, unit }, ...sent] : sent;
  });
}
