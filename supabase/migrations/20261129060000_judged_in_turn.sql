-- Code, deadline and closing are judged when it is a request's turn, not as they stood when it began to wait.

create function survey.hold_survey() returns survey.surveys
language sql volatile set search_path = ''
as $$ select s from survey.surveys s where s.id = (survey.current_survey()).id for share $$;
comment on function survey.hold_survey() is
  'The survey this system serves; until the end of the transaction nobody closes it. Asked after the unit is locked, '
  'never before.';

create or replace function survey.refuse_code(p_survey survey.surveys, p_unit text, p_digest bytea) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  -- First of all, so that a code replaced while this waited no longer opens anything.
  perform survey.lock_unit(p_survey, p_unit);
  -- The right code passes whatever was tried before, so that nobody can lock an office out.
  if survey.is_current_code(p_survey, p_unit, p_digest) then
    return null;
  end if;
  return survey.count_wrong_code(p_survey, p_unit);
end $$;
comment on function survey.refuse_code(survey.surveys, text, bytea) is
  'Locks the unit; null for the right code, otherwise the outcome to answer with. Wrong ones are counted.';

create or replace function survey.send_held(p_survey survey.surveys, p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_unit text := p ->> 'unit';
  v_survey survey.surveys;
  v_now timestamptz;
  v_answer jsonb;
begin
  perform survey.lock_unit(p_survey, v_unit);
  v_answer := survey.find_repeated_held(p_survey, p);
  if v_answer is not null then
    return v_answer;
  end if;
  -- One after the other, so that the limit for all units holds.
  v_survey := survey.lock_survey();
  v_now := survey.clock();
  if not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  end if;
  v_answer := survey.refuse_held(v_survey, v_unit, v_now);
  return coalesce(v_answer, jsonb_build_object('outcome', 'held', 'receipt', survey.store_revision(
    v_survey, survey.create_response(v_survey, v_unit, true, v_now), p, v_now)));
end $$;

create or replace function public.send_response(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_refusal jsonb;
begin
  if not survey.is_asked(v_survey, p ->> 'unit') then
    return jsonb_build_object('outcome', 'unknown_unit');
  elsif p ->> 'digest' is null then
    return survey.send_held(v_survey, p);
  end if;
  v_refusal := survey.refuse_code(v_survey, p ->> 'unit', decode(p ->> 'digest', 'hex'));
  if v_refusal is not null then
    return v_refusal;
  end if;
  v_survey := survey.hold_survey();
  return survey.send_confirmed(v_survey, p);
end $$;

create or replace function public.lock_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_opened jsonb := public.open_draft(p);
  v_survey survey.surveys;
  v_now timestamptz;
  v_response survey.responses;
  v_draft survey.drafts;
  v_refusal jsonb;
begin
  if v_opened ->> 'outcome' <> 'opened' then
    return v_opened;
  end if;
  v_survey := survey.hold_survey();
  v_now := survey.clock();
  v_response := survey.confirmed_response(v_survey, p ->> 'unit');
  select d.* into v_draft from survey.drafts d where d.response_id = v_response.id;
  v_refusal := survey.refuse_lock(v_survey, v_response, v_draft, p, v_now);
  if v_refusal is not null then
    return v_refusal;
  elsif v_draft.locked_at is null then
    perform survey.lock_for_signature(v_response, p, v_now);
  end if;
  return survey.draft_document(v_survey, survey.confirmed_response(v_survey, p ->> 'unit'), v_now);
end $$;

create or replace function public.unlock_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_opened jsonb := public.open_draft(p);
  v_survey survey.surveys;
  v_now timestamptz;
  v_response survey.responses;
  v_draft survey.drafts;
begin
  if v_opened ->> 'outcome' <> 'opened' then
    return v_opened;
  elsif survey.is_blank(p ->> 'why') then
    return jsonb_build_object('outcome', 'reason_missing');
  end if;
  v_survey := survey.hold_survey();
  v_now := survey.clock();
  v_response := survey.confirmed_response(v_survey, p ->> 'unit');
  select d.* into v_draft from survey.drafts d where d.response_id = v_response.id;
  if not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_draft.locked_at is not null then
    perform survey.unlock(v_response, v_draft, btrim(p ->> 'why'), v_now);
  end if;
  return survey.draft_document(v_survey, survey.confirmed_response(v_survey, p ->> 'unit'), v_now);
end $$;

revoke all on function survey.hold_survey() from public, anon, authenticated, service_role;
