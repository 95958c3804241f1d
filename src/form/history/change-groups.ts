import { findField } from '../../questionnaire/fields.ts';
import { isWorksheetPath } from '../../questionnaire/worksheet.ts';
import { instanceOf } from '../draft/merge.ts';
import type { Change } from '../draft/values.ts';
import { inPaperOrder } from '../paper-order.ts';

/** Changes that are brought back together: those of one question, one row, one piece of software. */
export interface ChangeGroup {
  /** "Mục 3.2, phần mềm thứ 2". */
  place: string;
  changes: readonly Change[];
}

/**
 * Changes in the order of the paper, grouped by what may be brought back alone.
 * @param placeOf where a path stands, in words
 */
export function groupsOf(changes: readonly Change[], placeOf: (path: string) => string): ChangeGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of inPaperOrder(changes)) {
    const group = groupOf(change.path);
    groups.set(group, [...(groups.get(group) ?? []), change]);
  }
  return [...groups].map(([group, grouped]) => ({
    place: group === worksheet ? 'bảng theo huyện' : placeOf(group),
    changes: grouped,
  }));
}

const worksheet = 'worksheet';

/** The path of what a path belongs to: its piece of software, its row, else itself. */
function groupOf(path: string): string {
  if (isWorksheetPath(path)) return worksheet;
  const field = path.replace(/^explanations\./, '');
  const { column, question } = findField(field) ?? {};
  if (column && question) return question.name;
  return instanceOf(field)?.slice(0, -1) ?? path;
}
