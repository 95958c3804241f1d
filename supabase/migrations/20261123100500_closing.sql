-- Closing the survey: nothing more is stored, then, once all is exported, contacts and drafts are deleted.

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
  perform survey.record_act(v_survey, 'closed', p, jsonb_build_object('closes_at', survey.iso(v_now)), v_now);
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
  select count(*) into v_revisions from survey.revisions v join survey.responses r on r.id = v.response_id
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
  )
  select jsonb_build_object('contacts', (select count(*) from contacts), 'drafts', (select count(*) from drafts))
    into v_details;
  perform survey.record_act(v_survey, 'personal_data_deleted', p, v_details, v_now);
  return jsonb_build_object('outcome', 'deleted') || v_details;
end $$;
comment on function public.delete_personal_data(jsonb) is
  'Deletes the contacts and drafts of a survey that is closed, for good. Takes {who, why?, revisions: how many were '
  'exported}; returns {outcome: deleted, contacts, drafts} or {outcome: who_missing | too_long | still_open | '
  'changed, revisions}. For commands only.';

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

revoke all on function survey.refuse_after_deletion() from public, anon, authenticated, service_role;
revoke all on function public.close_survey(jsonb), public.delete_personal_data(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.close_survey(jsonb), public.delete_personal_data(jsonb) to service_role;
