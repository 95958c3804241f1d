/** Something that tells when it has changed. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** Calls back after each change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells everybody who listens. */
  protected changed(): void {
    for (const tell of this.#listeners) tell();
  }
}
