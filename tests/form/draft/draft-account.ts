import {
  changesToSync,
  isUnsaved,
  syncStatusOf,
  type DraftState,
} from '../../../src/form/draft/draft-state.ts';
import { areSameConflicts, type Replica } from '../../../src/form/draft/merge.ts';
import { areSameValues, type FieldValue, type FormValues } from '../../../src/form/draft/values.ts';
import type { Device, Tab } from './draft-devices.ts';
import type { ModelledSystem } from './modelled-system.ts';
import { units } from './draft-steps.ts';
import type { StoredResponse } from './server-model.ts';

/** A value that a person entered, with its path: each is entered once, so that it can be traced. */
type Entered = string;

/** What a tab held before a step. */
interface Held {
  unit: string;
  state: DraftState;
  /** Whether a person has deleted its draft, in this tab or in another that has not been heard of. */
  isDeleted: boolean;
}

const isDeletedElsewhere = ({ device, inbox, store: { state } }: Tab): boolean =>
  inbox.has(state.unit) && !device.records.has(state.unit);

const cache = new WeakMap<object, ReadonlySet<Entered>>();

function enteredIn(
  fields: Readonly<Record<string, FieldValue | readonly FieldValue[]>>,
): ReadonlySet<Entered> {
  const known = cache.get(fields);
  if (known) return known;
  const found = new Set<Entered>();
  for (const [path, value] of Object.entries(fields))
    for (const text of [value].flat(2)) if (/^v\d/.test(text)) found.add(`${path}=${text}`);
  cache.set(fields, found);
  return found;
}

/** Every entered value that a copy holds, in the field or beside it for a choice. */
export const enteredBy = ({ values, conflicts }: Replica): ReadonlySet<Entered> =>
  new Set([...enteredIn(values), ...enteredIn(conflicts)]);

/** The account of every value that a person entered and nobody took away, and where it has to be found. */
export class DraftAccount {
  readonly #alive = new Set<Entered>();
  readonly #replaced = new Set<Entered>();
  /** Brought back: others may hear of the removal first. */
  readonly #returned = new Set<Entered>();
  /** In how many tabs the repeat it stood in was removed. */
  readonly #removals = new Map<Entered, number>();
  readonly #devices: readonly Device[];
  readonly #system: ModelledSystem;
  #before = new Map<Tab, Held>();
  /** What there was to look at when it was checked last: while it is the same, nothing can be missing. */
  #seen: readonly unknown[] = [];
  readonly #storedBefore = new Map<Device['records'], readonly Replica[]>();
  #systemBefore: readonly FormValues[] = [];
  /** Superseded at any time: what a tab may drop for that. */
  readonly #superseded = new Set<Entered>();

  constructor(devices: readonly Device[], system: ModelledSystem) {
    this.#devices = devices;
    this.#system = system;
  }

  /** A person entered these values. */
  enter(values: FormValues): void {
    for (const one of enteredIn(values)) this.#alive.add(one);
  }

  /** A person brought back what she had removed, but for what another one has replaced or removed too. */
  bringBack(values: FormValues): void {
    for (const one of enteredIn(values)) {
      const removals = (this.#removals.get(one) ?? 1) - 1;
      this.#removals.set(one, removals);
      if (removals !== 0 || this.#replaced.has(one)) continue;
      this.#alive.add(one);
      this.#returned.add(one);
    }
  }

  /** What the one at a tab does not have any more at paths, she took away: replaced it, or removed its repeat. */
  takeAway(paths: readonly string[], before: Replica, after: Replica, isRemoved = false): void {
    const left = enteredBy(after);
    for (const one of enteredBy(before)) {
      if (left.has(one) || !paths.some((path) => one.startsWith(`${path}=`))) continue;
      this.#alive.delete(one);
      if (isRemoved) this.#removals.set(one, (this.#removals.get(one) ?? 0) + 1);
      else this.#replaced.add(one);
    }
  }

  /** What is nowhere after an act that may lose it: a crash, a page left against the browser's warning. */
  forgiveLost(among: Iterable<Entered>): void {
    const found = this.#everywhere();
    for (const one of among) if (!found.has(one)) this.#alive.delete(one);
  }

  /** A send replaced a draft: what was not superseded had been sent before, and is in that revision. */
  forgiveReplaced(
    before: FormValues,
    { values, superseded }: Pick<StoredResponse, 'values' | 'superseded'>,
  ): void {
    for (const one of enteredIn(superseded ?? {})) this.#superseded.add(one);
    const left = enteredIn(values);
    for (const one of enteredIn(before))
      if (!left.has(one) && !this.#superseded.has(one)) this.#alive.delete(one);
  }

  /** The system was set back: what only it held is gone. */
  forgiveSetBack(before: FormValues, after: FormValues): void {
    const left = enteredIn(after);
    for (const one of enteredIn(before)) {
      if (left.has(one)) continue;
      this.#alive.delete(one);
      this.#replaced.add(one);
    }
  }

  lookBefore(): void {
    this.#before = new Map(
      this.#tabs().map((tab) => {
        const { state } = tab.store;
        return [
          tab,
          { unit: state.unit, state, isDeleted: state.local.isDeleted || isDeletedElsewhere(tab) },
        ];
      }),
    );
    for (const { records } of this.#devices) this.#storedBefore.set(records, [...records.values()]);
    this.#systemBefore = units.map((unit) => this.#system.valuesOf(unit));
  }

  /** After each step: nothing is lost, and no line claims more than is true. */
  check(): void {
    const places = this.#places();
    if (places.every((place, index) => place === this.#seen[index]) && places.length === this.#seen.length)
      return;
    this.#seen = places;
    for (const unit of units)
      for (const one of enteredIn(this.#system.responseOf(unit)?.superseded ?? {})) this.#superseded.add(one);
    this.#checkSystem();
    for (const tab of this.#tabs()) {
      const before = this.#before.get(tab);
      if (before?.state === tab.store.state && tab.isAway) continue;
      if (before) this.#checkKept(tab, before);
      this.#checkClaims(tab);
    }
    const lost = this.#missing(this.#alive, this.#everywhere());
    if (lost.length > 0) throw new Error(`lost: ${lost.join(', ')}`);
  }

  /** What stood in this browser's storage stands there still, or on the system; not so where a person deleted it. */
  checkStored(): void {
    for (const { records } of this.#devices) {
      const before = this.#storedBefore.get(records) ?? [];
      const now: Replica[] = [...records.values()];
      if (before.every((record) => now.includes(record))) continue;
      const places = new Set([...now.flatMap((record) => [...enteredBy(record)]), ...this.#onSystem()]);
      for (const one of [...this.#superseded, ...this.#returned]) places.add(one);
      const lost = before.flatMap((record) => this.#missing(enteredBy(record), places));
      if (lost.length > 0) throw new Error(`lost in the storage: ${lost.join(', ')}`);
    }
  }

  /** A form that was loaded anew shows all that this browser held of its Sở. */
  checkShown(tab: Tab, record: Replica | undefined): void {
    const missing = record ? this.#missing(enteredBy(record), enteredBy(tab.store.state)) : [];
    if (missing.length > 0) throw new Error(`not shown after loading: ${missing.join(', ')}`);
  }

  /** A tab that was left without a warning leaves everything in this browser. */
  checkLeft(tab: Tab): void {
    const { state } = tab.store;
    const record = tab.device.records.get(state.unit);
    if (state.local.isDeleted || isDeletedElsewhere(tab) || isUnsaved(state)) return;
    const places = new Set([...(record ? enteredBy(record) : []), ...this.#onSystem(), ...this.#superseded]);
    const lost = this.#missing(enteredBy(state), places);
    if (lost.length > 0) throw new Error(`left without a warning: ${lost.join(', ')}`);
  }

  #checkSystem(): void {
    if (this.#systemBefore.every((values, index) => values === this.#system.valuesOf(units[index]!))) return;
    const places = new Set([...this.#onSystem(), ...this.#superseded, ...this.#returned]);
    const lost = this.#systemBefore.flatMap((values) => this.#missing(enteredIn(values), places));
    if (lost.length > 0) throw new Error(`lost on the system: ${lost.join(', ')}`);
  }

  #checkKept(tab: Tab, before: Held): void {
    const { state } = tab.store;
    // What stands in a form whose draft was deleted goes when another Sở is chosen in it.
    if (state === before.state || (before.isDeleted && state.unit !== before.unit)) return;
    const places = new Set([...enteredBy(state), ...this.#superseded, ...this.#returned]);
    if (state.unit !== before.unit) {
      const record = tab.device.records.get(before.unit);
      for (const one of record ? enteredBy(record) : this.#onSystem()) places.add(one);
    }
    const lost = this.#missing(enteredBy(before.state), places);
    if (lost.length > 0) throw new Error(`lost in a form: ${lost.join(', ')}`);
  }

  #checkClaims({ store: { state }, device, inbox, isAway, isMisled }: Tab): void {
    const { kept } = syncStatusOf(state);
    const { unit, values, conflicts } = state;
    if (kept === 'system') {
      const held = this.#system.history.get(`${unit}/${state.server.version}`) ?? [];
      if (!held.some((one) => areSameValues(one, values)))
        throw new Error('claims what the system never held');
      const places = new Set([...this.#onSystem(), ...this.#superseded, ...this.#returned]);
      const lost = isMisled ? [] : this.#missing(enteredIn(values), places);
      if (lost.length > 0) throw new Error(`claims to be on the system: ${lost.join(', ')}`);
    }
    if ((kept === 'here' || kept === 'cut_off') && !isAway && !inbox.has(unit)) {
      const record = device.records.get(unit);
      if (!record || !areSameValues(record.values, values) || !areSameConflicts(record.conflicts, conflicts))
        throw new Error('claims what this browser does not hold');
    }
    if (changesToSync(state).some(({ path }) => Object.hasOwn(conflicts, path)))
      throw new Error('would save what waits for a choice');
  }

  #missing(wanted: Iterable<Entered>, places: ReadonlySet<Entered>): Entered[] {
    const missing: Entered[] = [];
    for (const one of wanted) if (this.#alive.has(one) && !places.has(one)) missing.push(one);
    return missing;
  }

  #places = (): unknown[] => [
    ...this.#devices.flatMap(({ tabs, records }) => [
      ...tabs.map((tab) => tab?.store.state),
      ...records.values(),
    ]),
    ...units.map((unit) => this.#system.responseOf(unit)),
  ];

  #tabs = (): Tab[] => this.#devices.flatMap(({ tabs }) => tabs.filter((tab) => tab !== undefined));

  #onSystem(): ReadonlySet<Entered> {
    return new Set(units.flatMap((unit) => [...enteredIn(this.#system.valuesOf(unit))]));
  }

  #everywhere(): ReadonlySet<Entered> {
    const found = new Set([...this.#onSystem(), ...this.#superseded]);
    const add = (replica: Replica) => {
      for (const one of enteredIn(replica.values)) found.add(one);
      for (const one of enteredIn(replica.conflicts)) found.add(one);
    };
    for (const { tabs, records } of this.#devices) {
      for (const tab of tabs) if (tab) add(tab.store.state);
      for (const record of records.values()) add(record);
    }
    return found;
  }
}
