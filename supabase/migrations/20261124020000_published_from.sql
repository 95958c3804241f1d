-- The published totals say from which step on answers are published, so that pages can say whom they leave out.

create or replace function public.published_summary() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select public.published_version() || jsonb_build_object(
    'letter', s.letter, 'trial', s.is_trial, 'publish_from', s.publish_from,
    'due_at', survey.iso(s.due_at), 'closes_at', survey.iso(s.closes_at),
    'units', (select count(*) from survey.units u where u.code_set = s.code_set and u.level = s.unit_level),
    'answered', p.answered, 'late', p.late, 'signed', p.signed)
  from survey.current_survey() s, (
    select count(*), count(*) filter (where late), count(*) filter (where signed_copy = 'received')
    from survey.published_responses()
  ) as p (answered, late, signed)
$$;
comment on function public.published_summary() is
  'The published totals: {letter, trial, publish_from, due_at, closes_at, version, changed_at, units, answered, late, '
  'signed}. Readable with the publishable key.';
