import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawInput } from '../../src/questionnaire/raw-input.ts';
import { FakeServer } from './fake-server.ts';
import { emptyStorage, Officer, type Storage } from './officer.ts';

const paths = ['obstacles', 'proposals', 'software_in_use.0.name'];
const who = fc.nat(1);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('type' as const), who, path: fc.constantFrom(...paths) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clear' as const), who, path: fc.constantFrom(...paths) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('keep here' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('save' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('choose' as const),
      who,
      which: fc.constantFrom('yours' as const, 'theirs' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('line' as const), isUp: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), who }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Two officers, one server, and the account of every value typed. */
class Desk {
  readonly server = new FakeServer();
  readonly storages: Storage[] = [emptyStorage(), emptyStorage()];
  readonly officers: Officer[];
  readonly typed = new Set<string>();
  #release = () => {};
  #pending: Promise<unknown>[] = [];

  constructor() {
    this.officers = this.storages.map((storage) => new Officer(this.server, storage));
    this.#hold();
  }

  async take(step: Step): Promise<void> {
    const officer = 'who' in step ? this.officers[step.who]! : this.officers[0]!;
    switch (step.do) {
      case 'type':
      case 'clear': {
        // Whoever types over a value has seen it.
        this.#forget(officer.typed[step.path]);
        const value = step.do === 'type' ? `v${this.typed.size + this.#forgotten}` : '';
        if (value) this.typed.add(value);
        officer.type(step.path, value);
        return;
      }
      case 'keep here':
        return officer.session.keepHere();
      case 'save':
        this.#pending.push(officer.session.keepOnSystem());
        return;
      case 'open':
        this.#pending.push(officer.open());
        return;
      case 'wait':
        return this.settle();
      case 'choose': {
        const [conflict] = officer.view.conflicts;
        if (!conflict) return;
        this.#forget(step.which === 'yours' ? conflict.theirs : officer.typed[conflict.path]);
        return officer.session.choose(conflict.path, step.which);
      }
      case 'line':
        this.server.trouble = step.isUp ? undefined : 'unreachable';
        return;
      case 'kill':
        return this.#kill(step.who);
    }
  }

  /** Lets every call reach the server and come back. */
  async settle(): Promise<void> {
    this.#release();
    await Promise.all(this.#pending);
    this.#pending = [];
    this.#hold();
  }

  /** The values typed that are nowhere. */
  lost(): string[] {
    const kept = this.storages.map(({ draft }): RawInput => draft?.raw ?? {});
    const places = [this.server.raw, ...this.officers.map(({ typed }) => typed), ...kept];
    const shown = this.officers.flatMap(({ view }) =>
      view.conflicts.flatMap(({ theirs, yours }) => [theirs, yours].flat()),
    );
    const found = new Set([...places.flatMap((raw) => Object.values(raw).flat()), ...shown]);
    return [...this.typed].filter((value) => !found.has(value));
  }

  #forgotten = 0;
  #forget(value: unknown): void {
    if (typeof value === 'string' && this.typed.delete(value)) this.#forgotten += 1;
  }

  /** The tab is gone; what was typed in the last second may be too. The officer opens the form again. */
  async #kill(who: number): Promise<void> {
    await this.settle();
    const gone = Object.values(this.officers[who]!.typed).flat();
    const reopened = new Officer(this.server, this.storages[who]);
    this.officers[who] = reopened;
    reopened.session.restore();
    const lost = new Set(this.lost());
    for (const value of gone) if (lost.has(value)) this.#forget(value);
    this.#pending.push(reopened.open());
    await this.settle();
  }

  #hold(): void {
    this.server.held = new Promise((resolve) => (this.#release = resolve));
  }
}

test('nothing typed is ever dropped, however two officers, a bad line and killed tabs get in each other’s way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const desk = new Desk();
      for (const taken of steps) {
        await desk.take(taken);
        expect(desk.lost()).toEqual([]);
      }
      await desk.settle();
      expect(desk.lost()).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('whatever happened, both forms and the system agree in the end once every choice is made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const desk = new Desk();
      for (const taken of steps) await desk.take(taken);
      desk.server.trouble = undefined;
      await desk.settle();
      for (const officer of [...desk.officers, ...desk.officers, ...desk.officers]) {
        void officer.open();
        await desk.settle();
        for (const { path } of officer.view.conflicts) officer.session.choose(path, 'yours');
        void officer.session.keepOnSystem();
        await desk.settle();
      }
      expect(desk.officers.map(({ typed }) => typed)).toEqual([desk.server.raw, desk.server.raw]);
      expect(desk.officers.map(({ kept }) => kept)).toEqual(['system', 'system']);
    }),
    { numRuns: 200 },
  );
});
