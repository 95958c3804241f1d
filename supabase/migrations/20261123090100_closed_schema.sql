-- The schema of everything stored, which the API does not expose, and the rule "closed by default".

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
revoke all on function survey.clock() from public, anon, authenticated, service_role;

create function survey.iso(p_at timestamptz) returns text
language sql stable set search_path = ''
as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
comment on function survey.iso(timestamptz) is
  'A moment as the documents carry it: ISO 8601 in UTC with milliseconds, whatever the time zone of the session.';
revoke all on function survey.iso(timestamptz) from public, anon, authenticated, service_role;
