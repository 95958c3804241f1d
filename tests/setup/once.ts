/** Something that several test projects share: made by the first that asks, ended by the last that leaves. */
interface Shared {
  made: Promise<unknown>;
  users: number;
}

/** Each project loads its set-up files anew, so what they share cannot lie in a module. */
const shared = ((globalThis as { sharedBySetups?: Map<string, Shared> }).sharedBySetups ??= new Map<
  string,
  Shared
>());

/** Makes the named thing once per run. What comes back ends it when all who asked for it have left. */
export async function once<T>(
  name: string,
  make: () => Promise<T>,
  end: (made: T) => Promise<void>,
): Promise<{ made: T; leave: () => Promise<void> }> {
  const entry = shared.get(name) ?? { made: make(), users: 0 };
  shared.set(name, entry);
  entry.users += 1;
  const made = (await entry.made) as T;
  const leave = async (): Promise<void> => {
    entry.users -= 1;
    if (entry.users > 0) return;
    shared.delete(name);
    await end(made);
  };
  return { made, leave };
}
