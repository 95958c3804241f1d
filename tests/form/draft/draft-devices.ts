import { isUnsaved } from '../../../src/form/draft/draft-state.ts';
import { DraftStore, type DraftEffects } from '../../../src/form/draft/draft-store.ts';
import type { LocalDraft } from '../../../src/form/draft/local-draft.ts';
import type { FormValues } from '../../../src/form/draft/values.ts';
import type { ApiOutcome } from '../../../src/submission/api-client.ts';
import type { Line } from './draft-steps.ts';
import { ModelledSystem, refusalOf } from './modelled-system.ts';
import type { ServerAnswer, ServerRequest } from './server-model.ts';

/** Lets everything that was answered come to where it is waited for. */
export async function microtasks(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** The storage of one browser, shared by its tabs. */
export class Device {
  readonly records = new Map<string, LocalDraft>();
  isFull = false;
  tabs: (Tab | undefined)[] = [undefined, undefined];
  /** Counts what was written, to see that it becomes quiet. */
  writes = 0;

  /** The draft saved last, of whichever Sở. */
  newest(): LocalDraft | undefined {
    return [...this.records.values()].sort((a, b) => (a.saved_at < b.saved_at ? 1 : -1))[0];
  }

  changed(unit: string, by: Tab): void {
    this.writes += 1;
    for (const tab of this.tabs) if (tab && tab !== by) tab.inbox.add(unit);
  }
}

/** What the storage of a tab keeps over a reload. */
export interface TabMemory {
  unit: string;
  code: { unit: string; access_code: string } | undefined;
}

interface HeldCall {
  tab: Tab;
  request: ServerRequest;
  /** What the system has answered, where only the answer is held. */
  arrived: ApiOutcome<never> | undefined;
  answer: (outcome: ApiOutcome<never>) => void;
}

/** The lines between tabs and the system. */
export class Network {
  readonly system: ModelledSystem;
  held: HeldCall[] = [];
  /** How many calls were made in this step: an endless saving is a fault. */
  calls = 0;

  constructor(system: ModelledSystem) {
    this.system = system;
  }

  call<T>(tab: Tab, request: ServerRequest): Promise<ApiOutcome<T>> {
    this.calls += 1;
    if (this.calls > 60) throw new Error('the system is asked without end');
    const { line } = tab;
    if (line !== 'held' && line !== 'answer_held')
      return Promise.resolve(this.#through(tab, request, line) as ApiOutcome<T>);
    const arrived = line === 'answer_held' ? this.#through(tab, request, 'answered') : undefined;
    return new Promise((resolve) => {
      this.held.push({ tab, request, arrived, answer: resolve });
    });
  }

  /** Lets the first call that is held go; what its tab asks after it fares the same. */
  letGo(line: Exclude<Line, 'held' | 'answer_held'>): void {
    const [first, ...rest] = this.held;
    if (!first) return;
    this.held = rest;
    this.calls += 1;
    const { tab } = first;
    const { arrived, request } = first;
    if (!tab.isOpen) return arrived ? undefined : void this.#through(tab, request, 'lost_after');
    tab.line = line;
    const isLost = arrived && line !== 'answered';
    first.answer(isLost ? { kind: 'unreachable' } : (arrived ?? this.#through(tab, request, line)));
  }

  #through(tab: Tab, request: ServerRequest, line: Exclude<Line, 'held' | 'answer_held'>): ApiOutcome<never> {
    const busy = { kind: 'refused', refusal: { error: 'try_again', reference: '00000000' } } as const;
    if (line === 'lost_before') return { kind: 'unreachable' };
    if (line === 'busy_before') return busy;
    const answer: ServerAnswer = this.system.ask(request);
    if (line === 'lost_after') return { kind: 'unreachable' };
    if (line === 'busy_after') return busy;
    tab.isMisled = false;
    const refusal = refusalOf(answer);
    return refusal
      ? { kind: 'refused', refusal: { error: refusal, reference: '00000000' } }
      : { kind: 'done', document: answer as never };
  }
}

/** One tab with the form: a draft store at the storage of its device and at its line to the system. */
export class Tab {
  readonly device: Device;
  readonly store: DraftStore;
  readonly memory: TabMemory;
  line: Line = 'answered';
  /** The Sở whose draft another tab has written or deleted, not told here yet. */
  inbox = new Set<string>();
  /** In the browser's memory of pages: hears of nothing until it comes back. */
  isAway = false;
  isOpen = true;
  /** True while a restored backup is not known here. */
  isMisled = false;
  /** While true, this tab reads what it has seen of the storage last: another tab has written meanwhile. */
  isUnaware = false;
  readonly #seen = new Map<string, LocalDraft | undefined>();
  readonly #network: Network;
  readonly #effects: DraftEffects;

  constructor(device: Device, network: Network, memory: TabMemory = { unit: '', code: undefined }) {
    this.device = device;
    this.#network = network;
    this.memory = memory;
    this.#effects = this.#effectsOn(device);
    this.store = new DraftStore({}, this.#effects);
    this.store.subscribe(({ unit, refusal }, before, event) => {
      if (unit !== before.unit) memory.unit = unit;
      if (event.type === 'opened' && event.credentials.unit === unit) memory.code = event.credentials;
      if (event.type === 'closed' || refusal === 'wrong_code') memory.code = undefined;
    });
  }

  #effectsOn(device: Device): DraftEffects {
    return {
      readLocal: (unit) => {
        if (!this.isUnaware) this.#seen.set(unit, device.records.get(unit));
        return this.#seen.get(unit);
      },
      writeLocal: (draft) => {
        if (device.isFull) return false;
        const record = JSON.parse(JSON.stringify(draft)) as LocalDraft;
        device.records.set(draft.unit, record);
        this.#seen.set(draft.unit, record);
        device.changed(draft.unit, this);
        return true;
      },
      deleteLocal: (unit) => {
        this.#seen.delete(unit);
        if (device.records.delete(unit)) device.changed(unit, this);
      },
      open: (credentials) => this.#network.call(this, { rpc: 'open_draft', ...credentials }),
      save: (credentials, changes) =>
        this.#network.call(this, { rpc: 'save_draft', ...credentials, changes }),
      now: () => this.#network.system.tick(),
    };
  }

  /** Loads the form as the page does: what was typed before script, then this browser's drafts, then the code. */
  start(early: FormValues, link: TabMemory['code']): void {
    const { memory, store, device } = this;
    const code = link ?? memory.code;
    store.dispatch({ type: 'edited', values: Object.entries(early) });
    const unit = code?.unit ?? (memory.unit || (device.newest()?.unit ?? ''));
    store.restore(unit, link !== undefined && link !== memory.code);
    memory.unit = store.state.unit;
    if (code) void store.open({ unit: store.state.unit, access_code: code.access_code });
  }

  /** The page is left: it saves as it goes. True where the browser would ask first, for something is saved nowhere. */
  leave(): boolean {
    if (!this.isAway) this.store.saveLocally();
    return isUnsaved(this.store.state);
  }

  hear(): void {
    if (this.isAway) return;
    const units = [...this.inbox];
    this.inbox.clear();
    for (const unit of units) this.store.readLocally(unit);
  }

  comeBack(): void {
    if (!this.isAway) return;
    this.isAway = false;
    this.inbox.clear();
    this.store.readLocally();
  }
}
