import type { FormValues } from '../../src/questionnaire/form-values.ts';
import { digestOf } from '../../src/server/access-code-digest.ts';
import { groupAccessCode, makeAccessCode } from '../../src/submission/codes/access-code.ts';
import { provinceByCode } from '../../src/units/units.ts';
import { expect } from 'vitest';
import type { SystemUnderTest } from '../setup/provided.ts';
import { querySystem } from '../setup/system.ts';

type Values = Record<string, string | string[]>;

/** The draft of the Sở as the system holds it. */
export interface StoredDraft {
  form_values: Values;
  superseded: Values | null;
  version: number;
  /** Whether it holds something that was not sent. */
  isChangedSinceSent: boolean;
}

/** One Sở on one system, with a colleague who works past the form. */
export class Office {
  readonly system: SystemUnderTest;
  readonly unit: string;
  readonly name: string;
  readonly code: string;

  private constructor(system: SystemUnderTest, unit: string, code: string) {
    this.system = system;
    this.unit = unit;
    this.name = provinceByCode(unit)?.name ?? '';
    this.code = code;
  }

  /** A Sở that no test has used yet, with a code of its own. */
  static async take(system: SystemUnderTest, besides: readonly string[]): Promise<Office> {
    const used = [...system.codes.map(({ unit }) => unit), ...besides];
    const [free] = await querySystem<{ code: string }>(
      `select u.code from survey.units u where u.level = 1 and u.code <> all($1) and not exists (
         select from survey.access_codes a where a.unit_code = u.code) and not exists (
         select from survey.responses r where r.unit_code = u.code) order by u.code limit 1`,
      [used],
      system,
    );
    const unit = free?.code ?? expect.fail('every Sở was used');
    const code = makeAccessCode();
    await querySystem(
      'select public.issue_access_codes($1::jsonb)',
      [JSON.stringify({ codes: [{ unit, digest: digestOf(code, system.accessCodePepper) }] })],
      system,
    );
    return new Office(system, unit, groupAccessCode(code));
  }

  /** As if the Sở had never opened its Phiếu: walks use one Sở after the other. */
  async forget(): Promise<void> {
    // History is append-only for everybody; only here, on a system that is thrown away, is it taken back.
    const guarded = ['revisions', 'state_transitions', 'signature_locks'];
    const theirs = `select id from survey.responses where unit_code = '${this.unit}'`;
    const tables = ['contacts', 'publications', ...guarded, 'drafts'];
    await querySystem(
      `do $$ declare g record; begin
         for g in select t.tgname, c.relname from pg_catalog.pg_trigger t
           join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'survey' and t.tgname like '%append_only%' loop
           execute format('alter table survey.%I disable trigger %I', g.relname, g.tgname);
         end loop;
         ${tables.map((table) => `delete from survey.${table} where response_id in (${theirs});`).join('\n')}
         delete from survey.responses where unit_code = '${this.unit}';
         for g in select t.tgname, c.relname from pg_catalog.pg_trigger t
           join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'survey' and t.tgname like '%append_only%' loop
           execute format('alter table survey.%I enable always trigger %I', g.relname, g.tgname);
         end loop;
       end $$`,
      [],
      this.system,
    );
  }

  async stored(): Promise<StoredDraft> {
    const rows = await querySystem<{
      form_values: Values;
      superseded: Values | null;
      version: number;
      sent_version: number;
    }>(
      `select d.form_values, d.superseded, d.version, d.sent_version from survey.drafts d join survey.responses r on r.id = d.response_id
       where r.unit_code = $1`,
      [this.unit],
      this.system,
    );
    const [row] = rows;
    const {
      form_values: formValues = {},
      superseded = null,
      version = 0,
      sent_version: sent = 0,
    } = row ?? {};
    return { form_values: formValues, superseded, version, isChangedSinceSent: version > sent };
  }

  /** Saves one field as a colleague who sees what stands there; false where it was refused. */
  async save(path: string, to: string): Promise<boolean> {
    const opened = await this.#ask('/api/drafts/open', {});
    const from = (opened['form_values'] as FormValues | undefined)?.[path] ?? '';
    const saved = await this.#ask('/api/drafts', { changes: [{ path, from, to }] });
    return (saved['conflicts'] as unknown[] | undefined)?.length === 0;
  }

  /** Sends the form without script, which begins empty; false where it was refused. */
  async post(values: Record<string, string>): Promise<boolean> {
    const { current_revision: revision } = await this.#ask('/api/drafts/open', {});
    const body = new URLSearchParams({
      unit: this.unit,
      access_code: this.code,
      base_revision: String(Number(revision ?? 0)),
      approved: 'yes',
      ...values,
    });
    const response = await fetch(new URL('/api/responses', this.system.address), {
      method: 'POST',
      headers: { origin: this.system.address },
      body,
    });
    await response.text();
    return response.ok;
  }

  /** Locks the draft for signature as it is; it stays unlocked where it could not be sent as it is. */
  async lock(): Promise<boolean> {
    const { version } = await this.#ask('/api/drafts/open', {});
    const locked = await this.#ask('/api/drafts/lock', { version });
    return locked['locked_at'] !== undefined && locked['locked_at'] !== null;
  }

  async unlock(): Promise<void> {
    await this.#ask('/api/drafts/unlock', { why: 'Sửa số liệu' });
  }

  async #ask(path: string, more: object): Promise<Record<string, unknown>> {
    const response = await fetch(new URL(path, this.system.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ unit: this.unit, access_code: this.code, ...more }),
    });
    return (await response.json()) as Record<string, unknown>;
  }
}
