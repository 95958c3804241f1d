import * as z from 'zod/mini';
import { groupAccessCode, makeAccessCode } from '../../submission/codes/access-code.ts';
import { digestOf } from '../access-code-digest.ts';
import { requireSetting } from '../environment.ts';
import type { Outcome } from '../http/outcome.ts';
import { malformed } from '../http/request-errors.ts';
import { answered, askAsPerson } from './ask-as-person.ts';

const request = z.object({ unit: z.string(), why: z.optional(z.string()) });

/**
 * Gives a Sở a new access code in the name of whoever is signed in. The answer is the only time it can be seen: the
 * database has its digest.
 */
export async function issueCode(authorization: string | null, sent: unknown): Promise<Outcome> {
  const asked = request.safeParse(sent);
  if (!asked.success) return malformed(asked.error.issues);
  const code = makeAccessCode();
  const digest = digestOf(code, requireSetting('ACCESS_CODE_PEPPER'));
  const issued = await askAsPerson(authorization, 'workspace_issue_code', { ...asked.data, digest });
  return answered(issued.outcome === 'issued' ? { ...issued, code: groupAccessCode(code) } : issued);
}
