import type * as z from 'zod/mini';
import { Observable } from '../../form/dom/observable.ts';
import { meSchema, type Me } from '../documents/me.ts';
import { openAuth, type Connection } from './auth-client.ts';
import { authSentence } from './auth-words.ts';
import { idlenessOf, noteUse, readLastUse } from './idle.ts';
import { answerOf, openRpc, type Answer, type Call } from './rpc-client.ts';

/** Why nobody is signed in. */
export type SignedOutBecause = 'idle' | 'left' | 'ended' | 'not_staff';

/** How far signing in has come. */
export type SignIn =
  | { step: 'starting' }
  | { step: 'signed_out'; because?: SignedOutBecause }
  | { step: 'invited'; token: string }
  | { step: 'password' }
  | { step: 'factor_to_enroll' }
  | { step: 'factor_asked'; factorId: string }
  | { step: 'unreachable' }
  | { step: 'signed_in'; me: Me };

/** What the database answers where the session itself is not, or no longer, good enough. */
const sessionRefusals: ReadonlySet<string> = new Set(['not_staff', 'signed_out', 'second_factor_needed']);

const isIdle = (): boolean => idlenessOf(readLastUse(), Date.now()) === 'over';

/** Who works here: signing in, step by step, and every call of the database in that name. */
export class Session extends Observable {
  signIn: SignIn = { step: 'starting' };
  readonly auth: ReturnType<typeof openAuth>;
  readonly #call: Call;

  constructor(connection: Connection) {
    super();
    this.auth = openAuth(connection);
    this.#call = openRpc(connection, () => this.token());
  }

  /** The access token of who is signed in; undefined when nobody is. */
  async token(): Promise<string | undefined> {
    const first = await this.auth.getSession();
    // Two tabs renewed at once: the loser finds what the winner stored.
    const { data } = first.error ? await this.auth.getSession() : first;
    return data.session?.access_token;
  }

  /** Begins with what this browser knows, or with the invitation in its address. */
  async begin(invitation: string | undefined): Promise<void> {
    this.auth.onAuthStateChange((event) => {
      if (event === 'SIGNED_OUT' && this.signIn.step === 'signed_in')
        this.#show({ step: 'signed_out', because: isIdle() ? 'idle' : 'ended' });
    });
    if (isIdle()) await this.#forget();
    await this.auth.initialize();
    if (invitation) return this.#show({ step: 'invited', token: invitation });
    return (await this.token()) ? this.enter() : this.#show({ step: 'signed_out' });
  }

  /** Signs in with the password; returns the sentence for why not. */
  async signInWith(email: string, password: string): Promise<string | undefined> {
    const { error } = await this.auth.signInWithPassword({ email: email.trim().toLowerCase(), password });
    if (error) return authSentence(error);
    noteUse();
    await this.enter();
    return undefined;
  }

  /** Takes the invitation, which can be done once. */
  async acceptInvitation(token: string): Promise<string | undefined> {
    const { error } = await this.auth.verifyOtp({ token_hash: token, type: 'recovery' });
    if (error) return authSentence(error);
    noteUse();
    this.#show({ step: 'password' });
    return undefined;
  }

  /** Sets the password of who took an invitation. */
  async setPassword(password: string): Promise<string | undefined> {
    const { error } = await this.auth.updateUser({ password });
    if (error) return authSentence(error);
    await this.enter();
    return undefined;
  }

  /** Begins to enroll a second factor; returns its key and picture, or the sentence for why not. */
  async enrollFactor(): Promise<{ id: string; picture: string; secret: string } | string> {
    // What was begun and not finished would be in the way of a new one.
    const { data: known } = await this.auth.mfa.listFactors();
    for (const { id, status } of known?.all ?? [])
      if (status === 'unverified') await this.auth.mfa.unenroll({ factorId: id });
    const { data, error } = await this.auth.mfa.enroll({ factorType: 'totp', issuer: 'Khảo sát 669' });
    if (error) return authSentence(error);
    return { id: data.id, picture: data.totp.qr_code, secret: data.totp.secret };
  }

  /** Proves the second factor by its code of this moment. */
  async verifyFactor(factorId: string, code: string): Promise<string | undefined> {
    const { error } = await this.auth.mfa.challengeAndVerify({ factorId, code });
    if (error) return authSentence(error);
    await this.enter();
    return undefined;
  }

  /** Goes on as far as the database lets in who is signed in: to the second factor, to the work, or out. */
  async enter(): Promise<void> {
    const answer = await this.#call('workspace_me', {}, meSchema);
    if (answer.kind === 'done') return this.#show({ step: 'signed_in', me: answer.document });
    if (answer.kind === 'unreachable') return this.#show({ step: 'unreachable' });
    return this.#refused(answer.outcome);
  }

  /** Calls the database; when it no longer lets in who asks, the page shows that instead. */
  call: Call = async <T>(
    name: string,
    p: Readonly<Record<string, unknown>>,
    schema: z.ZodMiniType<T>,
  ): Promise<Answer<T>> => {
    const answer = await this.#call(name, p, schema);
    if (answer.kind === 'refused' && sessionRefusals.has(answer.outcome)) await this.#refused(answer.outcome);
    return answer;
  };

  /** Posts to a function of the site in the name of who is signed in; undefined when no answer came. */
  async post(path: string, body: object): Promise<Response | undefined> {
    const token = await this.token();
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(60_000),
    }).catch(() => undefined);
    if (response?.status === 401 || response?.status === 403) await this.enter();
    return response;
  }

  /** Asks a function of the site for a document. */
  async ask<T>(path: string, body: object, schema: z.ZodMiniType<T>): Promise<Answer<T>> {
    const response = await this.post(path, body);
    return answerOf(await response?.json().catch(() => undefined), schema);
  }

  /** Ends the session in this browser, all its tabs. */
  async signOut(because: SignedOutBecause): Promise<void> {
    this.#show({ step: 'signed_out', because });
    await this.#forget();
  }

  async #refused(outcome: string): Promise<void> {
    if (outcome === 'second_factor_needed') return this.#askFactor();
    await this.signOut(outcome === 'not_staff' ? 'not_staff' : 'ended');
  }

  async #askFactor(): Promise<void> {
    const { data } = await this.auth.mfa.listFactors();
    const factor = data?.totp[0];
    this.#show(factor ? { step: 'factor_asked', factorId: factor.id } : { step: 'factor_to_enroll' });
  }

  async #forget(): Promise<void> {
    // The server may not be reached, or have ended it already: this browser forgets it all the same.
    await this.auth.signOut({ scope: 'local' }).catch(() => undefined);
  }

  #show(signIn: SignIn): void {
    this.signIn = signIn;
    this.changed();
  }
}
