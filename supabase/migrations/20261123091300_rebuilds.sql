-- Asking for a new build of the results: only when the data changed, one at a time, ever more rarely when it fails.

create table survey.rebuild_requests (
  id bigint generated always as identity primary key,
  published_version integer not null,
  data_version integer not null,
  asked_at timestamptz not null
);
comment on table survey.rebuild_requests is
  'Every time a build of the results was asked for: the version the site showed then, and the version of the data.';
alter table survey.rebuild_requests enable row level security;
revoke all on survey.rebuild_requests from public, anon, authenticated, service_role;

create function survey.next_rebuild_at(p_published_version integer, p_first_wait_seconds integer) returns timestamptz
language sql stable set search_path = ''
as $$
  -- Only the requests since the site last showed another version: each of them changed nothing.
  select max(q.asked_at) + least(
    interval '6 hours', make_interval(secs => p_first_wait_seconds * 2 ^ least(count(*) - 1, 20)))
  from survey.rebuild_requests q
  where q.id > coalesce(
    (select max(o.id) from survey.rebuild_requests o where o.published_version <> p_published_version), 0)
$$;
comment on function survey.next_rebuild_at(integer, integer) is
  'When a build may be asked for again: twice as long after each request that did not change the site, at most 6 '
  'hours. Null when none was asked for.';

create function public.claim_rebuild(p_published_version integer, p_first_wait_seconds integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_version integer;
  v_outcome text := 'ask';
begin
  perform pg_advisory_xact_lock(669, 1);
  v_version := (public.published_version() ->> 'version')::integer;
  if v_version = p_published_version then
    v_outcome := 'current';
  elsif survey.clock() < survey.next_rebuild_at(p_published_version, greatest(p_first_wait_seconds, 1)) then
    v_outcome := 'wait';
  else
    insert into survey.rebuild_requests (published_version, data_version, asked_at)
      values (p_published_version, v_version, survey.clock());
  end if;
  return jsonb_build_object('outcome', v_outcome, 'version', v_version);
end $$;
comment on function public.claim_rebuild(integer, integer) is
  'Whether the caller is to ask for a build of the results now: {outcome: current | wait | ask, version}. Two '
  'callers are never both told to ask. For the functions only.';

revoke all on function survey.next_rebuild_at(integer, integer) from public, anon, authenticated, service_role;
revoke all on function public.claim_rebuild(integer, integer) from public, anon, authenticated, service_role;
grant execute on function public.claim_rebuild(integer, integer) to service_role;
