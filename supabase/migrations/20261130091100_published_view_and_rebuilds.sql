-- What the public may know: the only functions the publishable key can execute, each returning one document. And
-- asking for a new build of the results: only when the data changed, one at a time, ever more rarely when it fails.

create function survey.published_revision(p_survey survey.surveys, p_response survey.responses) returns integer
language sql stable set search_path = ''
as $$
  -- Something published stays so: a correction that is not yet signed or accepted does not take away the one before.
  select case p_survey.publish_from
    when 'sent' then nullif(p_response.current_revision, 0)
    when 'signed' then (select max(c.revision) from survey.state_transitions c
      where c.response_id = p_response.id and c.attribute = 'signed_copy' and c.to_value = 'received'
        and survey.is_signed(c.response_id, c.revision))
    when 'accepted' then (select max(c.revision) from survey.state_transitions c
      where c.response_id = p_response.id and c.attribute = 'state' and c.to_value = 'accepted') end
$$;
comment on function survey.published_revision(survey.surveys, survey.responses) is
  'The number of the revision of a confirmed response that the publication setting lets the public see, or null.';

create function survey.published_responses() returns table (
  unit_code text, state text, signed_copy text, revision integer,
  first_received_at timestamptz, received_at timestamptz, facts jsonb, late boolean, counts_asked boolean
)
language sql stable set search_path = ''
as $$
  -- The units first: whatever else is stored, texts and history too, a build reads one small row for each unit asked.
  select r.unit_code, r.state,
    case when v.number = r.current_revision then r.signed_copy
      when survey.is_signed(r.id, v.number) then 'received'
      else 'awaited' end,
    v.number, first.received_at, v.received_at, f.facts, survey.is_late(s, first.received_at),
    -- Whether a count of section 1 is asked about, never which one or why.
    exists (select from jsonb_array_elements(survey.open_completion_request(r) -> 'items') as asked (item)
      where asked.item ->> 'path' ~ '^(registration_offices|registrars|equipped_registrars)\.')
  from survey.current_survey() s
    join survey.units u on u.code_set = s.code_set and u.level = s.unit_level
    join survey.responses r on r.survey_id = s.id and r.code_set = u.code_set and r.unit_code = u.code
      and r.verification = 'confirmed'
    cross join lateral survey.published_revision(s, r) as shown (number)
    join survey.revisions v on v.response_id = r.id and v.number = shown.number
    join survey.revisions first on first.response_id = r.id and first.number = 1
    join survey.publications f on f.response_id = r.id and f.revision = v.number
$$;
comment on function survey.published_responses() is
  'The confirmed responses of units asked of which something is published, one row each: the revision shown and '
  'whether that one is signed. Held and rejected ones are not in it.';

-- One count for all units, never a name. A file changes the version too.
create function survey.count_published_plan_files() returns integer
language sql stable set search_path = ''
as $$
  select count(*)::integer
  from survey.current_survey() s
    cross join survey.published_responses() p
    join survey.responses r on r.survey_id = s.id and r.unit_code = p.unit_code and r.verification = 'confirmed'
  where p.facts ->> 'plan_status' = 'issued' and exists (
    select from survey.uploads a where a.response_id = r.id and coalesce(a.revision, 0) <= p.revision
      and a.kind = 'plan' and a.state = 'received'
      and not exists (select from survey.withdrawn_uploads w where w.upload_id = a.id))
$$;
comment on function survey.count_published_plan_files() is
  'How many of the published responses that say the plan is issued have a file of it, of the revision shown or before.';

create function public.published_version() returns jsonb
language sql stable security definer set search_path = ''
as $$
  -- Counts, not the highest number given: numbers are given before the commit, so the highest could be seen before
  -- a lower one is, and that one would be missed. A count changes with every commit. Files received are never removed.
  select jsonb_build_object(
    'version', s.settings_version + c.transitions + f.files + w.withdrawals,
    'changed_at', survey.iso(greatest(s.settings_changed_at, c.changed_at, f.changed_at, w.changed_at)))
  from survey.current_survey() s,
    (select count(*)::integer, max(happened_at) from survey.state_transitions where is_published) as c (transitions, changed_at),
    (select count(*)::integer, max(finished_at) from survey.uploads where kind = 'plan' and state = 'received')
      as f (files, changed_at),
    (select count(*)::integer, max(withdrawn_at) from survey.withdrawn_uploads) as w (withdrawals, changed_at)
$$;
comment on function public.published_version() is
  'The version of the published data, which changes with every change to it, and when that was: {version, '
  'changed_at}. Readable with the publishable key.';

create function public.published_summary() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select public.published_version() || jsonb_build_object(
    'letter', s.letter, 'trial', s.is_trial, 'publish_from', s.publish_from,
    'due_at', survey.iso(s.due_at), 'closes_at', survey.iso(s.closes_at),
    'units', (select count(*) from survey.units u where u.code_set = s.code_set and u.level = s.unit_level),
    'answered', p.answered, 'late', p.late, 'signed', p.signed, 'plan_files', survey.count_published_plan_files(),
    'withdrawn', (select count(*) from survey.withdrawn_uploads w join survey.uploads a on a.id = w.upload_id
      where a.kind = 'signed_copy'))
  from survey.current_survey() s, (
    select count(*), count(*) filter (where late), count(*) filter (where signed_copy = 'received')
    from survey.published_responses()
  ) as p (answered, late, signed)
$$;
comment on function public.published_summary() is
  'The published totals: {letter, trial, publish_from, due_at, closes_at, version, changed_at, units, answered, late, '
  'signed, plan_files, withdrawn}; withdrawn counts the files of signed copies that were taken back.  Readable with the publishable key.';

create function public.published_units() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', u.code, 'code_set', u.code_set, 'answered', p.unit_code is not null,
    'state', p.state, 'signed_copy', p.signed_copy, 'revision', p.revision,
    'first_received_at', survey.iso(p.first_received_at), 'received_at', survey.iso(p.received_at), 'facts', p.facts,
    'counts_asked', coalesce(p.counts_asked, false)
  ) order by u.code collate "C"), '[]')
  from survey.current_survey() s
    join survey.units u on u.code_set = s.code_set and u.level = s.unit_level
    left join survey.published_responses() p on p.unit_code = u.code
$$;
comment on function public.published_units() is
  'One entry for each unit asked, in the order of their codes, with what is published of its response; null where '
  'it has none. Readable with the publishable key.';

create function public.check_receipt(p_number text, p_revision integer, p_short_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('outcome', coalesce((
    select case when v.number = r.current_revision then 'current' else 'superseded' end
    from survey.responses r join survey.revisions v on v.response_id = r.id
    where r.number = p_number and r.verification = 'confirmed'
      and v.number = p_revision and v.short_hash = p_short_hash), 'not_found'))
$$;
comment on function public.check_receipt(text, integer, text) is
  'Whether a receipt is of the latest revision (current), of an earlier one (superseded), or of none (not_found, '
  'also for what is held). Readable with the publishable key.';

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

revoke all on function survey.published_revision(survey.surveys, survey.responses), survey.published_responses(),
  survey.count_published_plan_files(), survey.next_rebuild_at(integer, integer)
  from public, anon, authenticated, service_role;
revoke all on function public.published_version(), public.published_summary(), public.published_units(),
  public.check_receipt(text, integer, text), public.claim_rebuild(integer, integer)
  from public, anon, authenticated, service_role;
grant execute on function public.published_version(), public.published_summary(), public.published_units(),
  public.check_receipt(text, integer, text) to anon, authenticated, service_role;
grant execute on function public.claim_rebuild(integer, integer) to service_role;
