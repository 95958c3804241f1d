import * as z from 'zod/mini';
import { requireSetting } from '../environment.ts';
import type { Outcome } from '../http/outcome.ts';
import { malformed } from '../http/request-errors.ts';
import { answered, askAsPerson } from './ask-as-person.ts';
import { invitationAddress, makeAccountLink } from './staff-accounts.ts';

const request = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(['officer', 'lead']),
  why: z.optional(z.string()),
});

/**
 * Invites a colleague in the name of whoever is signed in: the account first, since it is what the row of staff names; the
 * link is told only when the database let it be recorded.
 */
export async function invite(authorization: string | null, sent: unknown): Promise<Outcome> {
  const asked = request.safeParse(sent);
  if (!asked.success) return malformed(asked.error.issues);
  const email = asked.data.email.trim().toLowerCase();
  if (!/^[^@\s]{1,100}@[^@\s]{1,100}$/.test(email)) return answered({ outcome: 'invalid_staff' });
  // Nobody but a lead makes an account, also when that is all that is done.
  const me = await askAsPerson(authorization, 'workspace_me', {});
  if (me.outcome !== 'signed_in') return answered(me);
  if (me['role'] !== 'lead') return answered({ outcome: 'role_needed' });
  const staff = await askAsPerson(authorization, 'workspace_staff', {});
  if (isStaff(staff['staff'], email)) return answered({ outcome: 'staff_already' });
  const { user_id, token } = await makeAccountLink(email);
  const p = { ...asked.data, email, user_id };
  const invited = await askAsPerson(authorization, 'workspace_invite_staff', p);
  if (invited.outcome !== 'invited') return answered(invited);
  return answered({ ...invited, link: invitationAddress(requireSetting('SITE_URL'), token) });
}

/** Whether somebody has a row with this address already: their password is theirs to change, not a colleague's. */
const isStaff = (staff: unknown, email: string): boolean =>
  z
    .array(z.object({ email: z.string(), revoked_at: z.nullable(z.string()) }))
    .parse(staff)
    .some((one) => one.email === email && one.revoked_at === null);
