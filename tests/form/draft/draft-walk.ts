import { findField } from '../../../src/questionnaire/fields.ts';
import { conflictsOf } from '../../../src/form/draft/draft-state.ts';
import { isInside } from '../../../src/form/draft/repeats.ts';
import { areSameValues, filledValues, valueAt, type FormValues } from '../../../src/form/draft/values.ts';
import { DraftAccount, enteredBy } from './draft-account.ts';
import { Device, microtasks, Network, Tab } from './draft-devices.ts';
import { units, type Line, type Step, type StepOf } from './draft-steps.ts';
import { OthersActs } from './draft-others.ts';
import { ModelledSystem } from './modelled-system.ts';

const repeat = 'software_in_use';

/** Walks two devices with two tabs each through steps, and checks after each that nothing is lost. */
export class DraftWalk {
  readonly system = new ModelledSystem();
  readonly network = new Network(this.system);
  readonly devices = [new Device(), new Device()];
  readonly account = new DraftAccount(this.devices, this.system);
  /** The number of the step. */
  number = 0;
  readonly #others = new OthersActs(this);

  async take(step: Step): Promise<void> {
    this.number += 1;
    this.network.calls = 0;
    this.account.lookBefore();
    if ('tab' in step && this.#isLoading(step.tab)) {
      this.tab(step.tab);
      await this.flush();
      this.account.check();
      this.account.lookBefore();
    }
    this.#act(step);
    await this.flush();
    this.account.check();
    const mayLose = step.do === 'delete' || (step.do === 'save' && step.isUnaware);
    if (!mayLose) this.account.checkStored();
  }

  /** Lets everything that was answered come to its tab. */
  async flush(): Promise<void> {
    let seen: number;
    do {
      seen = this.network.calls;
      await microtasks();
    } while (seen !== this.network.calls);
  }

  tabs = (): Tab[] => this.devices.flatMap(({ tabs }) => tabs.filter((tab) => tab !== undefined));

  #isLoading = (number: number): boolean => this.devices[number >> 1]!.tabs[number & 1]?.isAway !== false;

  /** The tab of this number, opened if it is not there, and shown again if it was left. */
  tab(number: number): Tab {
    const device = this.devices[number >> 1]!;
    const tab = device.tabs[number & 1] ?? this.#load(device, number & 1, {}, undefined);
    tab.comeBack();
    return tab;
  }

  #load(device: Device, place: number, early: FormValues, link: Tab['memory']['code']): Tab {
    const before = device.tabs[place];
    const tab = new Tab(device, this.network, before?.memory);
    if (before) tab.line = before.line;
    tab.isMisled = this.tabs().some(({ isMisled }) => isMisled);
    device.tabs[place] = tab;
    tab.start(early, link);
    const { unit } = tab.store.state;
    this.account.checkShown(tab, device.records.get(unit));
    return tab;
  }

  #act(step: Step): void {
    const tab = 'tab' in step ? this.tab(step.tab) : undefined;
    if (tab && 'line' in step) tab.line = step.line;
    if (tab) this.#actInTab(tab, step);
    else this.#actElsewhere(step);
  }

  #actInTab(tab: Tab, step: Step): void {
    const { store } = tab;
    switch (step.do) {
      case 'edit':
        return this.#edit(tab, [step.path, step.isToo ?? ''].filter(Boolean));
      case 'tick':
        return this.#tick(tab, step);
      case 'clear':
        return this.#person(tab, [step.path], () =>
          store.dispatch({ type: 'edited', values: [[step.path, '']] }),
        );
      case 'add':
        return store.dispatch({ type: 'repeat_added', instance: { repeat, index: step.index } });
      case 'remove':
        return this.#remove(tab, step.index);
      case 'restore':
        return this.#restore(tab, step.index);
      case 'resolve':
        return this.#resolve(tab, step);
      case 'offer':
        return this.#offer(tab, step);
      case 'choose':
        return this.#choose(tab, step.unit);
      case 'take along':
        return store.moveDraft();
      case 'delete':
        return store.deleteLocally();
      case 'undelete':
        return store.state.local.isDeleted ? store.undeleteLocally() : undefined;
      case 'save':
        return this.#save(tab, step.isUnaware);
      case 'hear':
        return tab.hear();
      case 'leave':
        tab.leave();
        tab.isAway = true;
        return;
      case 'reload':
      case 'close tab':
      case 'link':
        return this.#leave(tab, step);
      default:
        return this.#actOnSystem(tab, step);
    }
  }

  #actOnSystem(tab: Tab, step: Step): void {
    const { store } = tab;
    switch (step.do) {
      case 'open': {
        if (store.state.unit === '') store.chooseUnit(units[0]);
        const { unit } = store.state;
        const access_code = step.isRight ? this.system.codeOf(unit) : 'a wrong code';
        return void store.open({ unit, access_code });
      }
      case 'sync':
        return void store.sync();
      case 'close draft':
        return void store.close();
      case 'send':
        return void this.#send(tab, step.line);
    }
  }

  #actElsewhere(step: Step): void {
    const { system } = this;
    switch (step.do) {
      case 'let go':
        return this.network.letGo(step.line);
      case 'fill storage':
        this.devices[step.device]!.isFull = step.isFull;
        return;
      case 'lock':
      case 'unlock':
        return this.#others.sign(step.unit, step.do);
      case 'post':
        return this.#others.post(step);
      case 'set back':
        return this.#others.setBack(step.unit);
      case 'replace code':
        return system.replaceCode(step.unit);
    }
  }

  /** Something the person at a tab does; what she has no more at these paths, she took away. */
  #person(tab: Tab, paths: readonly string[], act: () => void, isRemoved = false): void {
    const before = tab.store.state;
    act();
    this.account.takeAway(paths, before, tab.store.state, isRemoved);
  }

  /** A value for each path that nobody entered before. */
  fresh(paths: readonly string[]): FormValues {
    return Object.fromEntries(paths.map((path, place) => [path, `v${this.number}${'abc'[place] ?? ''}`]));
  }

  #edit(tab: Tab, paths: readonly string[]): void {
    const values = this.fresh(paths);
    this.account.enter(values);
    this.#person(tab, paths, () => tab.store.dispatch({ type: 'edited', values: Object.entries(values) }));
  }

  #tick(tab: Tab, { path, isTicked }: StepOf<'tick'>): void {
    const ticked = [tab.store.state.values[path] ?? []].flat();
    const option = isTicked ? `v${this.number}` : (ticked[0] ?? '');
    const isOne = findField(path)?.question.kind === 'choice';
    if (isTicked) this.account.enter({ [path]: option });
    this.#person(tab, isOne || !isTicked ? [path] : [], () =>
      tab.store.dispatch({ type: 'ticked', path, option, isTicked: isTicked || isOne }),
    );
  }

  #remove(tab: Tab, index: number): void {
    const instance = { repeat, index };
    const inside = Object.keys(tab.store.state.values).filter((path) => isInside(instance, path));
    this.#person(tab, inside, () => tab.store.dispatch({ type: 'repeat_removed', instance }), true);
  }

  #restore(tab: Tab, index: number): void {
    const instance = { repeat, index };
    const last = tab.store.state.removed.find((removed) => removed.index === index);
    tab.store.dispatch({ type: 'repeat_restored', instance });
    if (last) this.account.bringBack(last.values);
  }

  #resolve(tab: Tab, { which, choice }: { which: number; choice: number }): void {
    const conflicts = conflictsOf(tab.store.state);
    const conflict = conflicts[which % Math.max(1, conflicts.length)];
    if (!conflict) return;
    const { path, local, others } = conflict;
    const options = [local, ...others];
    const value = options[choice % options.length]!;
    const before = tab.store.state.values;
    const back = tab.store.state.removed.find((instance) => isInside(instance, path));
    this.#person(tab, [path], () => tab.store.dispatch({ type: 'conflict_resolved', path, value }));
    if (!back || value.length === 0) return;
    const blank = Object.entries(back.values).filter(
      ([other]) => other !== path && valueAt(before, other) === '',
    );
    this.account.bringBack(Object.fromEntries(blank));
  }

  /** What stands in a form whose draft was deleted here goes when another Sở is chosen in it. */
  #choose({ store }: Tab, unit: string): void {
    const { isDeleted } = store.state.local;
    const before = store.state;
    store.chooseUnit(unit);
    if (isDeleted) this.account.forgiveLost(enteredBy(before));
  }

  #offer(tab: Tab, { paths, unit }: StepOf<'offer'>): void {
    const values = this.fresh(paths);
    this.account.enter(values);
    if (unit !== '') this.#choose(tab, unit);
    tab.store.offerFile(unit === '' ? values : { ...values, unit });
  }

  /** Saves in this browser; one that is unaware has not heard of what another open tab has just written. */
  #save(tab: Tab, isUnaware: boolean): void {
    const { unit } = tab.store.state;
    const [other] = tab.device.tabs.filter(
      (one) => one && one !== tab && !one.isAway && one.store.state.unit === unit,
    );
    const isHeld = other?.store.state.local.bases[0]?.id === tab.device.records.get(unit)?.id;
    tab.isUnaware = isUnaware && other !== undefined && isHeld;
    tab.store.saveLocally();
    tab.isUnaware = false;
  }

  #leave(tab: Tab, step: StepOf<'reload'> | StepOf<'close tab'> | StepOf<'link'>): void {
    const { device, store } = tab;
    const place = device.tabs.indexOf(tab);
    const isCrash = step.do !== 'link' && step.isCrash;
    const isLossKnown =
      isCrash || tab.leave() || store.state.local.isDeleted || !device.records.has(store.state.unit);
    if (!isCrash) this.account.checkLeft(tab);
    const replica = store.state;
    tab.isOpen = false;
    device.tabs[place] = undefined;
    if (isLossKnown) this.account.forgiveLost(enteredBy(replica));
    if (step.do === 'close tab') return;
    device.tabs[place] = tab;
    const early = step.do === 'reload' && step.early !== '' ? this.fresh([step.early]) : {};
    this.account.enter(early);
    const link =
      step.do === 'link' ? { unit: step.unit, access_code: this.system.codeOf(step.unit) } : undefined;
    this.#load(device, place, early, link);
  }

  async #send({ store }: Tab, line: Line): Promise<void> {
    const { credentials, values } = store.state;
    if (!credentials) return;
    await store.sync();
    if (conflictsOf(store.state).length > 0 || !areSameValues(values, store.state.values)) return;
    const formValues = filledValues(values);
    const receipt =
      line === 'lost_before'
        ? undefined
        : this.#others.sendValues(credentials, formValues, store.state.response?.revision, 'b'.repeat(8));
    if (line !== 'answered' && line !== 'held') store.dispatch({ type: 'send_unanswered' });
    else if (receipt) store.dispatch({ type: 'sent', values, receipt });
    store.saveLocally();
  }
}
