-- How many plans said to be issued came with a file: one count for all units, never a name; a file changes the version too.

create index attachments_plans on survey.attachments (response_id) where kind = 'plan' and state = 'received';

create function survey.published_plan_files() returns integer
language sql stable set search_path = ''
as $$
  select count(*)::integer
  from survey.current_survey() s
    cross join survey.published_responses() p
    join survey.responses r on r.survey_id = s.id and r.unit_code = p.unit_code and r.verification = 'confirmed'
  where p.facts ->> 'plan_status' = 'issued' and exists (
    select from survey.attachments a where a.response_id = r.id and a.revision <= p.revision
      and a.kind = 'plan' and a.state = 'received')
$$;
comment on function survey.published_plan_files() is
  'How many of the published responses that say the plan is issued have a file of it, of the revision shown or before.';

create or replace function public.published_version() returns jsonb
language sql stable security definer set search_path = ''
as $$
  -- Counts, not the highest number given: numbers are given before the commit, so the highest could be seen before
  -- a lower one is, and that one would be missed. A count changes with every commit. Files received are never removed.
  select jsonb_build_object(
    'version', s.settings_version + c.steps + f.files,
    'changed_at', survey.iso(greatest(s.settings_changed_at, c.changed_at, f.changed_at)))
  from survey.current_survey() s,
    (select count(*)::integer, max(happened_at) from survey.state_changes where is_published) as c (steps, changed_at),
    (select count(*)::integer, max(settled_at) from survey.attachments where kind = 'plan' and state = 'received')
      as f (files, changed_at)
$$;

create or replace function public.published_summary() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select public.published_version() || jsonb_build_object(
    'letter', s.letter, 'trial', s.is_trial, 'publish_from', s.publish_from,
    'due_at', survey.iso(s.due_at), 'closes_at', survey.iso(s.closes_at),
    'units', (select count(*) from survey.units u where u.code_set = s.code_set and u.level = s.unit_level),
    'answered', p.answered, 'late', p.late, 'signed', p.signed, 'plan_files', survey.published_plan_files())
  from survey.current_survey() s, (
    select count(*), count(*) filter (where late), count(*) filter (where signed_copy = 'received')
    from survey.published_responses()
  ) as p (answered, late, signed)
$$;
comment on function public.published_summary() is
  'The published totals: {letter, trial, publish_from, due_at, closes_at, version, changed_at, units, answered, late, '
  'signed, plan_files}. Readable with the publishable key.';

revoke all on function survey.published_plan_files() from public, anon, authenticated, service_role;
