-- Closing the survey: the times, then nothing more is stored, then, once all is exported, contacts and drafts are
-- deleted. And the one exception to history that never changes: what came without a code and was rejected long ago
-- loses its content.

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

create function survey.set_times(p_due_at timestamptz, p_closes_at timestamptz) returns void
language sql volatile set search_path = ''
as $$
  update survey.surveys s set due_at = p_due_at, closes_at = p_closes_at
    where s.id = (survey.current_survey()).id
$$;
comment on function survey.set_times(timestamptz, timestamptz) is
  'Sets from when on a response is late and when the survey closes; null for never. For the owner of the database.';

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
  perform survey.write_audit_log(v_survey, 'times_set', p, jsonb_build_object(
    'due_at', survey.iso(v_survey.due_at), 'closes_at', survey.iso(v_survey.closes_at)), v_now);
  return jsonb_build_object('outcome', 'set') || survey.times_document(v_survey, v_now);
end $$;
comment on function public.set_times(jsonb) is
  'Sets from when on a response is late and when the survey closes. Takes {due_at?, closes_at?, who, why?}, times in '
  'ISO 8601 with their offset or null for never; what is not named stays. Returns {outcome: set, due_at, closes_at, '
  'open, now, late} or {outcome: who_missing | too_long | closes_before_due | personal_data_deleted}. For commands '
  'only.';

create function public.close_survey(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_now timestamptz := survey.clock();
begin
  if v_refusal is not null then
    return v_refusal;
  elsif not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed_already') || survey.times_document(v_survey, v_now);
  elsif v_survey.due_at > v_now then
    return jsonb_build_object('outcome', 'closes_before_due') || survey.times_document(v_survey, v_now);
  end if;
  v_survey.closes_at := v_now;
  perform survey.set_times(v_survey.due_at, v_now);
  perform survey.write_audit_log(v_survey, 'closed', p, jsonb_build_object('closes_at', survey.iso(v_now)), v_now);
  return jsonb_build_object('outcome', 'closed') || survey.times_document(v_survey, v_now);
end $$;
comment on function public.close_survey(jsonb) is
  'Closes the survey at this moment: nothing more is stored. public.set_times can open it again until contacts are '
  'deleted. Takes {who, why?}; returns {outcome: closed | closed_already | closes_before_due, due_at, closes_at, open,'
  ' now, late} or {outcome: who_missing | too_long}. For commands only.';

create function public.delete_personal_data(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_now timestamptz;
  v_revisions integer;
  v_details jsonb;
begin
  -- The units before the survey, as a send does, and in one order: so nobody blocks anybody else.
  perform from survey.units u where u.code_set = v_survey.code_set and u.level = v_survey.unit_level
    order by u.code for no key update;
  v_survey := survey.lock_survey();
  v_now := survey.clock();
  if v_refusal is not null then
    return v_refusal;
  elsif survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'still_open');
  end if;
  select count(*)::integer into v_revisions from survey.revisions v join survey.responses r on r.id = v.response_id
    where r.survey_id = v_survey.id;
  if v_revisions is distinct from (p ->> 'revisions')::integer then
    return jsonb_build_object('outcome', 'changed', 'revisions', v_revisions);
  end if;
  with contacts as (
    delete from survey.contacts c using survey.responses r where r.id = c.response_id and r.survey_id = v_survey.id
    returning 1
  ), drafts as (
    delete from survey.drafts d using survey.responses r where r.id = d.response_id and r.survey_id = v_survey.id
    returning 1
  ), notes as (
    delete from survey.notes n where n.survey_id = v_survey.id returning 1
  ), codings as (
    delete from survey.codings c using survey.responses r where r.id = c.response_id and r.survey_id = v_survey.id
    returning 1
  ), wordings as (
    delete from survey.theme_versions v using survey.themes t where t.id = v.theme_id and t.survey_id = v_survey.id
    returning 1
  )
  select jsonb_build_object('contacts', (select count(*) from contacts), 'drafts', (select count(*) from drafts),
    'notes', (select count(*) from notes), 'codings', (select count(*) from codings))
    into v_details;
  perform survey.write_audit_log(v_survey, 'personal_data_deleted', p, v_details, v_now);
  return jsonb_build_object('outcome', 'deleted') || v_details;
end $$;
comment on function public.delete_personal_data(jsonb) is
  'Deletes the contacts, drafts, staff''s notes, codings and codebook of a survey that is closed, for good, and with the drafts the logs of '
  'their changes. '
  'Takes {who, why?, revisions: how many were exported}; returns {outcome: deleted, contacts, drafts, notes, codings} or {outcome: '
  'who_missing | too_long | still_open | changed, revisions}. For commands only.';

create function survey.refuse_after_deletion() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- A send that began before the survey was closed may have waited until now: it fails, and when it is repeated it is
  -- told that the survey is closed.
  if survey.personal_data_is_deleted(survey.current_survey()) then
    raise exception 'contacts and drafts of this survey are deleted' using errcode = '55000';
  end if;
  return new;
end $$;
comment on function survey.refuse_after_deletion() is
  'Once contacts and drafts are deleted none is stored any more, not even by a send that was under way.';

create trigger contacts_refuse_after_deletion before insert on survey.contacts
  for each row execute function survey.refuse_after_deletion();
create trigger drafts_refuse_after_deletion before insert on survey.drafts
  for each row execute function survey.refuse_after_deletion();

create table survey.purges (
  response_id bigint primary key references survey.responses (id),
  who text not null check (who ~ '\S'),
  why text,
  purged_at timestamptz not null
);
comment on table survey.purges is
  'Append-only: what came without a code, was rejected more than 30 days before, and has no content any more. Its '
  'number, hash and transitions stay, and who made them.';
alter table survey.purges enable row level security;
revoke all on survey.purges from public, anon, authenticated, service_role;

create trigger purges_append_only before update or delete or truncate on survey.purges
  for each statement execute function survey.refuse_rewriting();
alter table survey.purges enable always trigger purges_append_only;

create function survey.rejected_at(p_response survey.responses) returns timestamptz
language sql stable set search_path = ''
as $$
  select max(c.happened_at) from survey.state_transitions c
  where c.response_id = p_response.id and c.attribute = 'verification' and c.to_value = 'rejected'
    and p_response.verification = 'rejected' and p_response.sent_without_code
$$;
comment on function survey.rejected_at(survey.responses) is
  'When a response without a code was rejected or put into the draft of its unit; null when it was not.';

create function survey.refuse_purge() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if not coalesce((
    select survey.rejected_at(r) < survey.clock() - interval '30 days' from survey.responses r
    where r.id = new.response_id), false) then
    raise exception 'response % was not rejected more than 30 days ago', new.response_id using errcode = '42501';
  end if;
  return new;
end $$;
comment on function survey.refuse_purge() is 'Nothing else is ever purged, whoever asks.';

create trigger purges_refuse before insert on survey.purges for each row execute function survey.refuse_purge();
alter table survey.purges enable always trigger purges_refuse;

create function survey.purgeable(p_now timestamptz) returns table (response_id bigint, number text, size integer)
language sql stable set search_path = ''
as $$
  select r.id, r.number, v.size
  from survey.responses r join survey.revisions v on v.response_id = r.id and v.number = 1
  where r.survey_id = (survey.current_survey()).id and r.verification = 'rejected'
    and survey.rejected_at(r) < p_now - interval '30 days'
    and not exists (select from survey.purges p where p.response_id = r.id)
  order by r.id
$$;
comment on function survey.purgeable(timestamptz) is
  'What may lose its content now: without a code, rejected more than 30 days ago, not purged yet.';

create function public.purge_rejected(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_now timestamptz := survey.clock();
  v_found jsonb := (
    select jsonb_build_object('responses', count(*), 'bytes', coalesce(sum(f.size), 0)) from survey.purgeable(v_now) f);
  v_ids bigint[];
  v_numbers jsonb;
begin
  if v_refusal is not null then
    return v_refusal;
  elsif (v_found ->> 'responses')::integer is distinct from (p ->> 'responses')::integer then
    return jsonb_build_object('outcome', 'found') || v_found;
  end if;
  with purged as (
    insert into survey.purges (response_id, who, why, purged_at)
      select f.response_id, btrim(p ->> 'who'), nullif(btrim(p ->> 'why'), ''), v_now from survey.purgeable(v_now) f
    on conflict (response_id) do nothing returning response_id
  )
  select array_agg(r.id), coalesce(jsonb_agg(r.number order by r.id), '[]') into v_ids, v_numbers
    from purged u join survey.responses r on r.id = u.response_id;
  update survey.revisions v set answers = '{}', explanations = '{}' where v.response_id = any (v_ids);
  update survey.state_transitions c set why = null
    where c.response_id = any (v_ids) and c.actor = 'unit' and c.why is not null;
  delete from survey.contacts c where c.response_id = any (v_ids);
  delete from survey.publications f where f.response_id = any (v_ids);
  return jsonb_build_object('outcome', 'purged', 'numbers', v_numbers) || v_found;
end $$;
comment on function public.purge_rejected(jsonb) is
  'Takes the content (answers, explanations, contact, reason for being late) from what came without a code and was '
  'rejected more than 30 days ago, for good; number, hash and transitions stay. Takes {who, why?, responses: how '
  'many; without it nothing is done}; returns {outcome: purged, numbers, responses, bytes} or {outcome: who_missing | '
  'too_long | found, responses, bytes}. For commands only.';

revoke all on function survey.times_document(survey.surveys, timestamptz), survey.set_times(timestamptz, timestamptz),
  survey.refuse_after_deletion(), survey.rejected_at(survey.responses), survey.refuse_purge(),
  survey.purgeable(timestamptz) from public, anon, authenticated, service_role;
revoke all on function public.set_times(jsonb), public.close_survey(jsonb), public.delete_personal_data(jsonb),
  public.purge_rejected(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.set_times(jsonb), public.close_survey(jsonb), public.delete_personal_data(jsonb),
  public.purge_rejected(jsonb) to service_role;
