/** How long a session may lie unused before it is ended, over all tabs of a browser. */
export const idleMinutes = 30;

/** How long before that a person is warned. */
export const warningMinutes = 2;

const minute = 60_000;
const key = 'quan-tri-dung-luc';

/** What a session's last use means now: in use, about to end, or over. */
export type Idleness = 'in_use' | 'ending' | 'over';

/** What it means that a session was last used at one instant, at another. */
export function idlenessOf(lastUse: number | undefined, now: number): Idleness {
  const unused = now - (lastUse ?? 0);
  if (unused >= idleMinutes * minute) return 'over';
  return unused >= (idleMinutes - warningMinutes) * minute ? 'ending' : 'in_use';
}

/** When any tab of this browser was last used; undefined when none is known to have been. */
export function readLastUse(): number | undefined {
  const stored = Number(localStorage.getItem(key) ?? NaN);
  return Number.isFinite(stored) ? stored : undefined;
}

/** Notes that a tab is used now. */
export const noteUse = (): void => localStorage.setItem(key, String(Date.now()));

/**
 * Watches whether this browser is used, in whichever tab, and tells when that changes what is to happen.
 * @returns how to stop watching
 */
export function watchUse(tell: (idleness: Idleness) => void): () => void {
  const watching = new AbortController();
  let noted = 0;
  const check = () => tell(idlenessOf(readLastUse(), Date.now()));
  const use = () => {
    // What is over stays over, also where the timer slept with the machine: the first key after it must not revive it.
    if (Date.now() - noted < 5_000 || idlenessOf(readLastUse(), Date.now()) === 'over') return check();
    noted = Date.now();
    noteUse();
    check();
  };
  const options = { signal: watching.signal, passive: true, capture: true };
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    addEventListener(event, use, options);
  document.addEventListener('visibilitychange', check, options);
  addEventListener('storage', (event) => event.key === key && check(), options);
  const timer = setInterval(check, 10_000);
  return () => {
    watching.abort();
    clearInterval(timer);
  };
}
