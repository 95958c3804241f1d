import type { FormValues } from '../../../src/form/draft/values.ts';
import type { StepOf } from './draft-steps.ts';
import type { DraftWalk } from './draft-walk.ts';

/** What others do during a walk: colleagues without script, whoever signs or operates. */
export class OthersActs {
  readonly #walk: DraftWalk;
  #sends = 0;

  constructor(walk: DraftWalk) {
    this.#walk = walk;
  }

  sendValues(
    { unit, access_code }: { unit: string; access_code: string },
    values: FormValues,
    revision?: number,
    browser?: string,
  ) {
    const base_revision = revision ?? this.#walk.system.responseOf(unit)?.revisions.length ?? 0;
    const hash = JSON.stringify(Object.entries(values).sort());
    this.#sends += 1;
    const key = `key ${this.#sends}`;
    const before = this.#walk.system.responseOf(unit);
    const answer = this.#walk.system.ask({
      rpc: 'send_response',
      unit,
      access_code,
      key,
      base_revision,
      values,
      hash,
      browser,
    });
    if (answer.outcome !== 'stored') return undefined;
    if (before) this.#walk.account.forgiveReplaced(before.values, this.#walk.system.responseOf(unit)!);
    return answer.receipt;
  }

  post({ unit, paths, keeps }: StepOf<'post'>): void {
    const fresh = this.#walk.fresh(paths);
    const values = { ...(keeps ? this.#walk.system.valuesOf(unit) : {}), ...fresh, unit };
    if (this.sendValues({ unit, access_code: this.#walk.system.codeOf(unit) }, values))
      this.#walk.account.enter(fresh);
  }

  sign(unit: string, act: 'lock' | 'unlock'): void {
    const credentials = { unit, access_code: this.#walk.system.codeOf(unit) };
    const hash = JSON.stringify(Object.entries(this.#walk.system.valuesOf(unit)).sort());
    const version = this.#walk.system.responseOf(unit)?.version ?? 0;
    if (act === 'lock') this.#walk.system.ask({ rpc: 'lock_draft', ...credentials, version, hash });
    else this.#walk.system.ask({ rpc: 'unlock_draft', ...credentials, why: 'sửa số liệu' });
  }

  setBack(unit: string): void {
    const before = this.#walk.system.valuesOf(unit);
    this.#walk.system.setBack(unit);
    this.#walk.account.forgiveSetBack(before, this.#walk.system.valuesOf(unit));
    for (const tab of this.#walk.tabs()) if (tab.store.state.unit === unit) tab.isMisled = true;
  }
}
