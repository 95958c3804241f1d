import type { OpenSurvey } from './open-survey.ts';

const sql = `
with ours as (select oid, nspname, nspacl, nspowner from pg_namespace where nspname in ('public', 'survey')),
objects as (
  select 'schema' as kind, nspname::text as name, nspowner as owner, nspacl as acl, 'n' as type from ours
  union all
  select case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end,
    n.nspname || '.' || c.relname, c.relowner, c.relacl, case c.relkind when 'S' then 's' else 'r' end
  from pg_class c join ours n on n.oid = c.relnamespace where c.relkind in ('r', 'v', 'm', 'p', 'f', 'S')
  union all
  select 'function', p.oid::regprocedure::text, p.proowner, p.proacl, 'f'
  from pg_proc p join ours n on n.oid = p.pronamespace
)
select o.kind, case when o.kind = 'function' and o.name not like '%.%(%' then 'public.' else '' end || o.name as name,
  (select string_agg(distinct coalesce(r.rolname, 'public') || ' ' || lower(a.privilege_type), ', ')
   from aclexplode(coalesce(o.acl, acldefault(o.type::"char", o.owner))) a left join pg_roles r on r.oid = a.grantee
   where a.grantee <> o.owner and coalesce(r.rolname, 'public') not like 'pg\\_%') as granted
from objects o order by o.kind, 2`;

/** Who besides the owner may do what with every schema, table, sequence and function of ours, one line each. */
export async function describeGrants(rows: OpenSurvey['rows']): Promise<string> {
  const objects = (await rows(sql)) as { kind: string; name: string; granted: string | null }[];
  return objects.map(({ kind, name, granted }) => `${kind} ${name}: ${granted ?? 'nobody'}\n`).join('');
}

/** What a later migration could add without a word about who may use it. */
export const forgotten = `
  create function public.forgotten() returns text language sql security definer as 'select 1::text';
  create table public.forgotten (id integer generated always as identity);`;

/** That it is closed all the same, as it is described. */
export const closedThough = [
  'function public.forgotten(): nobody',
  'table public.forgotten: nobody',
  'sequence public.forgotten_id_seq: nobody',
];
