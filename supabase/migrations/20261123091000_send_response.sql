-- Sending a response, with the access code (confirmed) or without it (held).

create function survey.send_confirmed(p_survey survey.surveys, p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_unit text := p ->> 'unit';
  v_now timestamptz;
  v_response survey.responses;
  v_repeated jsonb;
  v_receipt jsonb;
begin
  perform survey.lock_unit(p_survey, v_unit);
  v_now := survey.clock();
  v_response := survey.confirmed_response(p_survey, v_unit);
  -- First of all: whoever has been stored is told so, even after closing.
  v_repeated := survey.answer_repeated(v_response.id, p);
  if v_repeated is not null then
    return v_repeated;
  elsif not survey.is_open(p_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_response.state = 'accepted' then
    return jsonb_build_object('outcome', 'accepted_already', 'current_revision', v_response.current_revision);
  elsif (p ->> 'base_revision')::integer <> coalesce(v_response.current_revision, 0) then
    return jsonb_build_object('outcome', 'stale', 'current_revision', coalesce(v_response.current_revision, 0));
  end if;
  if v_response.id is null then
    v_response := survey.create_response(p_survey, v_unit, false, v_now);
  end if;
  v_receipt := survey.store_revision(p_survey, v_response, p, v_now);
  perform survey.settle_draft(v_response.id, p -> 'raw', v_response.current_revision + 1, v_now);
  return jsonb_build_object('outcome', 'stored', 'receipt', v_receipt);
end $$;
comment on function survey.send_confirmed(survey.surveys, jsonb) is
  'Stores what a unit sent with its code as the next revision of its one response.';

create function survey.refuse_held(p_survey survey.surveys, p_unit text, p_now timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  with recent as (
    select r.created_at, r.unit_code from survey.responses r
    where r.survey_id = p_survey.id and r.sent_without_code and r.created_at > p_now - interval '24 hours'
  ), full_until as (
    (select created_at from recent where unit_code = p_unit order by created_at desc offset 19 limit 1)
    union all
    (select created_at from recent order by created_at desc offset 199 limit 1)
  )
  select jsonb_build_object('outcome', 'too_many_held',
    'retry_after', ceil(extract(epoch from max(created_at) + interval '24 hours' - p_now))::integer)
  from full_until having count(*) > 0
$$;
comment on function survey.refuse_held(survey.surveys, text, timestamptz) is
  'At most 20 responses without a code for one unit and 200 in all within 24 hours: the outcome when that is '
  'reached, else null.';

create function survey.find_repeated_held(p_survey survey.surveys, p jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select survey.answer_repeated(r.id, p)
  from survey.responses r join survey.revisions v on v.response_id = r.id and v.number = 1
  where r.survey_id = p_survey.id and r.code_set = p_survey.code_set and r.unit_code = p ->> 'unit'
    and r.sent_without_code and v.idempotency_key = (p ->> 'idempotency_key')::uuid
$$;
comment on function survey.find_repeated_held(survey.surveys, jsonb) is
  'What to answer when this was sent without a code before. Only what came without a code is looked at: without '
  'one, no receipt of a confirmed revision is shown.';

create function survey.send_held(p_survey survey.surveys, p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_unit text := p ->> 'unit';
  v_now timestamptz;
  v_answer jsonb;
begin
  perform survey.lock_unit(p_survey, v_unit);
  v_answer := survey.find_repeated_held(p_survey, p);
  if v_answer is not null then
    return v_answer;
  end if;
  -- One after the other, so that the limit for all units holds.
  perform from survey.surveys s where s.id = p_survey.id for no key update;
  v_now := survey.clock();
  if not survey.is_open(p_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  end if;
  v_answer := survey.refuse_held(p_survey, v_unit, v_now);
  return coalesce(v_answer, jsonb_build_object('outcome', 'held', 'receipt', survey.store_revision(
    p_survey, survey.create_response(p_survey, v_unit, true, v_now), p, v_now)));
end $$;
comment on function survey.send_held(survey.surveys, jsonb) is
  'Stores what was sent without a code as a response of its own, held until the Department decides.';

create function public.send_response(p jsonb) returns jsonb
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
  return coalesce(v_refusal, survey.send_confirmed(v_survey, p));
end $$;
comment on function public.send_response(jsonb) is
  'The one way in for a response. Takes {unit, digest (hex, or null without a code), idempotency_key, request_hash,'
  ' base_revision, questionnaire_version, answers, explanations, contact, facts, raw, hash, short_hash}; returns '
  '{outcome: stored | replayed | held, receipt} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | '
  'key_reused | closed | accepted_already | stale | too_many_held}. For the functions only.';

revoke all on function survey.send_confirmed(survey.surveys, jsonb), survey.send_held(survey.surveys, jsonb),
  survey.refuse_held(survey.surveys, text, timestamptz), survey.find_repeated_held(survey.surveys, jsonb)
  from public, anon, authenticated, service_role;
revoke all on function public.send_response(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.send_response(jsonb) to service_role;
