-- The schema of everything stored, which the API does not expose; the rule "closed by default"; and what every file after
-- this one uses: the clock, the limits, the refusal to rewrite history.

create schema survey;
comment on schema survey is
  'Everything the survey stores. Not exposed by the API: it is reached only through the functions in public that '
  'supabase/README.md lists.';
revoke all on schema survey from public, anon, authenticated, service_role;

-- What is made later in this database is open to nobody until a migration says otherwise. The first line has to be
-- without "in schema": PostgreSQL grants execute to public for the whole database, and a rule for one schema can
-- only add to that, never take away.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;

create function survey.clock() returns timestamptz
language sql volatile set search_path = ''
as $$ select date_trunc('milliseconds', clock_timestamp()) $$;
comment on function survey.clock() is
  'The time, to the millisecond. The only place SQL takes it from, so that tests can replace it. Called after the '
  'locks are held, so that within one response a later revision never has an earlier time.';

create function survey.iso(p_at timestamptz) returns text
language sql stable set search_path = ''
as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
comment on function survey.iso(timestamptz) is
  'A moment as the documents carry it: ISO 8601 in UTC with milliseconds, whatever the time zone of the session.';

create function survey.is_blank(p_text text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_text, '') !~ '\S' $$;
comment on function survey.is_blank(text) is 'Whether a text says nothing: not there, empty, or only white space.';

create function survey.limit_of(p_what text) returns integer
language sql immutable set search_path = ''
as $$
  select case p_what
    -- With a code, of one unit within 24 hours: revisions, and their bytes.
    when 'revisions' then 50
    when 'revision_bytes' then 20000000
    -- Without a code: bytes of one response.
    when 'held_size' then 150000
    -- Without a code, within 24 hours: responses and bytes of one unit, responses of one address, bytes in all, and of
    -- those what is kept for each unit.
    when 'held_of_unit' then 20
    when 'held_bytes_of_unit' then 1000000
    when 'held_of_address' then 40
    when 'held_bytes' then 20000000
    when 'held_bytes_kept_for_unit' then 150000
  end
$$;
comment on function survey.limit_of(text) is
  'The limits on what is stored: how many, or how many bytes. The only place SQL takes them from.';

create function survey.too_many(p_outcome text, p_full_since timestamptz, p_now timestamptz) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('outcome', p_outcome,
    'retry_after', least(86400, ceil(extract(epoch from p_full_since + interval '24 hours' - p_now))::integer))
  where p_full_since is not null
$$;
comment on function survey.too_many(text, timestamptz, timestamptz) is
  'The outcome when a limit of 24 hours is reached, with the seconds until what came at this moment no longer counts; '
  'null when nothing stands in the way.';

create function survey.refuse_rewriting() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Add a new row instead.';
end $$;
comment on function survey.refuse_rewriting() is 'Refuses to change or remove history, whoever asks.';

create function survey.refuse_direct_writing() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Change or delete the draft instead: that writes its log.';
end $$;
comment on function survey.refuse_direct_writing() is
  'Refuses any writing to a log that is not done by a trigger of what it logs, whoever asks.';

create function survey.refuse_all_but_purge() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if to_jsonb(new) = to_jsonb(old) || tg_argv[0]::jsonb and to_jsonb(old) ->> 'actor' is distinct from 'staff'
    and exists (select from survey.purges p where p.response_id = old.response_id) then
    return new;
  end if;
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Add a new row instead.';
end $$;
comment on function survey.refuse_all_but_purge() is
  'Refuses to change history, whoever asks, but to take its content (the argument says which) from what survey.purges '
  'names. What staff wrote stays.';

create function public.database_health() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_migration text;
begin
  -- The table of the Supabase CLI; a database migrated by other means may not have it.
  if to_regclass('supabase_migrations.schema_migrations') is not null then
    select max(m.version) into v_migration from supabase_migrations.schema_migrations m;
  end if;
  return jsonb_build_object('migration', v_migration);
end $$;
comment on function public.database_health() is
  'The latest migration applied: {migration}, null when nobody keeps count. For the functions only.';

revoke all on function survey.clock(), survey.iso(timestamptz), survey.is_blank(text), survey.limit_of(text),
  survey.too_many(text, timestamptz, timestamptz), survey.refuse_rewriting(), survey.refuse_direct_writing(),
  survey.refuse_all_but_purge() from public, anon, authenticated, service_role;
revoke all on function public.database_health() from public, anon, authenticated, service_role;
grant execute on function public.database_health() to service_role;
