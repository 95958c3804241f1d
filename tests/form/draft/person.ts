import { conflictsOf, syncStatusOf } from '../../../src/form/draft/draft-state.ts';
import { statusWords } from '../../../src/form/draft/status.ts';
import { filledValues, type FieldValue, type FormValues } from '../../../src/form/draft/values.ts';
import { Device, microtasks, Network, Tab } from './draft-devices.ts';
import type { Line } from './draft-steps.ts';
import { ModelledSystem } from './modelled-system.ts';

/** A system, and the lines to it. */
export const systemWithLines = () => new Network(new ModelledSystem());

/** A person at a tab with the form, as loaded there. */
export class Person {
  readonly network: Network;
  readonly device: Device;
  tab: Tab;

  constructor(network: Network, device = new Device(), typedBeforeScript: FormValues = {}) {
    this.network = network;
    this.device = device;
    this.tab = new Tab(device, network);
    const place = device.tabs.indexOf(undefined);
    device.tabs[place < 0 ? device.tabs.length : place] = this.tab;
    this.tab.start(typedBeforeScript, undefined);
  }

  get store() {
    return this.tab.store;
  }
  get state() {
    return this.tab.store.state;
  }
  get values(): FormValues {
    return filledValues(this.state.values);
  }
  get conflicts() {
    return conflictsOf(this.state);
  }
  get kept() {
    return syncStatusOf(this.state).kept;
  }
  get status(): string {
    return statusWords(syncStatusOf(this.state));
  }

  type(path: string, value: FieldValue): this {
    this.store.dispatch({ type: 'edited', values: [[path, value]] });
    return this;
  }

  choose(unit: string): this {
    this.store.chooseUnit(unit);
    return this;
  }

  save(): this {
    this.store.saveLocally();
    return this;
  }

  /** What other tabs have written is told to this one. */
  hear(): this {
    this.tab.hear();
    return this;
  }

  resolve(path: string, value: FieldValue): this {
    this.store.dispatch({ type: 'conflict_resolved', path, value });
    return this;
  }

  async open(unit = '04', access_code = this.network.system.codeOf(unit)): Promise<boolean> {
    this.store.chooseUnit(unit);
    return this.store.open({ unit, access_code });
  }

  async sync(line: Line = 'answered'): Promise<this> {
    this.tab.line = line;
    await this.store.sync();
    this.tab.line = 'answered';
    return this;
  }

  /** Loads the page anew in this tab. */
  async reload(typedBeforeScript: FormValues = {}): Promise<this> {
    this.tab.leave();
    this.tab.isOpen = false;
    const { memory } = this.tab;
    const next = new Tab(this.device, this.network, memory);
    this.device.tabs[this.device.tabs.indexOf(this.tab)] = next;
    this.tab = next;
    next.start(typedBeforeScript, undefined);
    for (let round = 0; round < 3; round += 1) await microtasks();
    return this;
  }
}

/** Two persons at devices of their own who have opened the same response. */
export async function twoPersons(network = systemWithLines()): Promise<[Person, Person]> {
  const two: [Person, Person] = [new Person(network), new Person(network)];
  for (const person of two) await person.open();
  return two;
}
