import { useEffect, useState } from 'preact/hooks';
import type { Session, SignIn } from './session/session.ts';
import { Session as WorkspaceSession } from './session/session.ts';
import { useChanges } from './parts/use-changes.ts';
import { Invitation, NewPassword } from './sign-in/Invitation.tsx';
import { EnrollFactor, FactorCode } from './sign-in/SecondFactor.tsx';
import { SignInForm } from './sign-in/SignInForm.tsx';
import type { SlipSettings } from './response/CodeSlip.tsx';
import { SignedIn } from './SignedIn.tsx';
import type { LetterFacts } from './urging/letter-facts.ts';

interface Props {
  /** Where Supabase is, when it is not at the site's own address. */
  origin: string | undefined;
  publishableKey: string;
  /** What stands on the slips that bring a Sở its code. */
  slips: SlipSettings;
  /** What an urging says of the letter. */
  letter: LetterFacts;
}

/** The Department's workspace: whoever is signed in works here, everybody else is asked to sign in. */
export function Workspace({ origin, publishableKey, slips, letter }: Props) {
  const [session] = useState(
    () => new WorkspaceSession({ origin: origin ?? location.origin, publishableKey }),
  );
  useChanges(session);
  useEffect(() => void session.begin(takeInvitation()), []);
  return session.signIn.step === 'signed_in' ? (
    <SignedIn session={session} me={session.signIn.me} slips={slips} letter={letter} />
  ) : (
    <div class="page sign-in-page">
      <SigningIn session={session} signIn={session.signIn} />
    </div>
  );
}

/** The invitation in the address, which is taken out of it at once, so that it stays in no history. */
function takeInvitation(): string | undefined {
  const [, token] = /^#moi=([A-Za-z0-9_-]{8,200})$/.exec(location.hash) ?? [];
  if (token !== undefined) history.replaceState(null, '', location.pathname);
  return token;
}

function SigningIn({ session, signIn }: { session: Session; signIn: SignIn }) {
  switch (signIn.step) {
    case 'signed_out':
      return <SignInForm session={session} because={signIn.because} />;
    case 'invited':
      return <Invitation session={session} token={signIn.token} />;
    case 'password':
      return <NewPassword session={session} />;
    case 'factor_to_enroll':
      return <EnrollFactor session={session} />;
    case 'factor_asked':
      return <FactorCode session={session} factorId={signIn.factorId} />;
    case 'unreachable':
      return (
        <section class="sign-in">
          <h1>Chưa kết nối được với hệ thống</h1>
          <p>Đề nghị kiểm tra mạng rồi thử lại.</p>
          <button type="button" class="button" onClick={() => void session.enter()}>
            Thử lại
          </button>
        </section>
      );
    default:
      return <p role="status">Đang mở khu vực làm việc…</p>;
  }
}
