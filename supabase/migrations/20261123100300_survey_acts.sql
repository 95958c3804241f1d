-- What staff do to the survey as a whole: its record, and the deadline.

create table survey.survey_acts (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id),
  act text not null check (act in ('times_set', 'closed', 'personal_data_deleted')),
  who text not null check (who ~ '\S'),
  why text,
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  happened_at timestamptz not null
);
comment on table survey.survey_acts is
  'Append-only: what was done to the survey as a whole, by whom, when and why. What was done to one response is in '
  'survey.state_changes.';
comment on column survey.survey_acts.details is 'What was set, or how much was deleted.';

alter table survey.survey_acts enable row level security;
revoke all on survey.survey_acts from public, anon, authenticated, service_role;

create trigger survey_acts_append_only before update or delete or truncate on survey.survey_acts
  for each statement execute function survey.refuse_rewriting();
alter table survey.survey_acts enable always trigger survey_acts_append_only;

create function survey.record_act(p_survey survey.surveys, p_act text, p jsonb, p_details jsonb, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  insert into survey.survey_acts (survey_id, act, who, why, details, happened_at)
    values (p_survey.id, p_act, btrim(p ->> 'who'), nullif(btrim(p ->> 'why'), ''), p_details, p_now)
$$;
comment on function survey.record_act(survey.surveys, text, jsonb, jsonb, timestamptz) is
  'Records what a member of staff did to the survey as a whole.';

create function survey.lock_survey() returns survey.surveys
language sql volatile set search_path = ''
as $$ select s from survey.surveys s where s.id = (survey.current_survey()).id for no key update $$;
comment on function survey.lock_survey() is
  'The survey this system serves, locked until the end of the transaction.';

create function survey.personal_data_is_deleted(p_survey survey.surveys) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from survey.survey_acts a where a.survey_id = p_survey.id and a.act = 'personal_data_deleted')
$$;
comment on function survey.personal_data_is_deleted(survey.surveys) is
  'Whether contacts and drafts of the survey were deleted: from then on it cannot be opened again.';

create function survey.times_document(p_survey survey.surveys, p_now timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'due_at', survey.iso(p_survey.due_at), 'closes_at', survey.iso(p_survey.closes_at),
    'open', survey.is_open(p_survey, p_now), 'now', survey.iso(p_now),
    'late', (
      select count(*) from survey.responses r
        join survey.revisions v on v.response_id = r.id and v.number = 1
      where r.survey_id = p_survey.id and r.verification = 'confirmed' and survey.is_late(p_survey, v.received_at)))
$$;
comment on function survey.times_document(survey.surveys, timestamptz) is
  'The deadline and what follows from it now: {due_at, closes_at, open, now, late}; late counts confirmed responses.';

create function public.set_times(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_now timestamptz := survey.clock();
begin
  v_survey.due_at := case when p ? 'due_at' then (p ->> 'due_at')::timestamptz else v_survey.due_at end;
  v_survey.closes_at := case when p ? 'closes_at' then (p ->> 'closes_at')::timestamptz else v_survey.closes_at end;
  if v_refusal is not null then
    return v_refusal;
  elsif v_survey.closes_at < v_survey.due_at then
    return jsonb_build_object('outcome', 'closes_before_due');
  elsif survey.is_open(v_survey, v_now) and survey.personal_data_is_deleted(v_survey) then
    return jsonb_build_object('outcome', 'personal_data_deleted');
  end if;
  perform survey.set_times(v_survey.due_at, v_survey.closes_at);
  perform survey.record_act(v_survey, 'times_set', p, jsonb_build_object(
    'due_at', survey.iso(v_survey.due_at), 'closes_at', survey.iso(v_survey.closes_at)), v_now);
  return jsonb_build_object('outcome', 'set') || survey.times_document(v_survey, v_now);
end $$;
comment on function public.set_times(jsonb) is
  'Sets from when on a response is late and when the survey closes. Takes {due_at?, closes_at?, who, why?}, times in '
  'ISO 8601 with their offset or null for never; what is not named stays. Returns {outcome: set, due_at, closes_at, '
  'open, now, late} or {outcome: who_missing | too_long | closes_before_due | personal_data_deleted}. For commands '
  'only.';

revoke all on function survey.record_act(survey.surveys, text, jsonb, jsonb, timestamptz), survey.lock_survey(),
  survey.personal_data_is_deleted(survey.surveys), survey.times_document(survey.surveys, timestamptz)
  from public, anon, authenticated, service_role;
revoke all on function public.set_times(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.set_times(jsonb) to service_role;
