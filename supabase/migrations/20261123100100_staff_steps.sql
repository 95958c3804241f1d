-- What the Department's staff decide: what every such step begins with, and accepting a response.

create function survey.is_blank(p_text text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_text, '') !~ '\S' $$;
comment on function survey.is_blank(text) is 'Whether a text says nothing: not there, empty, or only white space.';

create function survey.refuse_who_and_why(p jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when survey.is_blank(p ->> 'who') then jsonb_build_object('outcome', 'who_missing')
    when length(p ->> 'who') > 200 or length(p ->> 'why') > 20000 then jsonb_build_object('outcome', 'too_long') end
$$;
comment on function survey.refuse_who_and_why(jsonb) is
  'The outcome when an act names nobody, or name or reason are too long; else null.';

create function survey.lock_response(p_survey survey.surveys, p_number text) returns survey.responses
language plpgsql set search_path = ''
as $$
declare
  v_response survey.responses;
begin
  select r.* into v_response from survey.responses r where r.survey_id = p_survey.id and r.number = p_number;
  perform survey.lock_unit(p_survey, v_response.unit_code);
  -- Read again: whoever held the lock may have changed it.
  select r.* into v_response from survey.responses r where r.id = v_response.id;
  return v_response;
end $$;
comment on function survey.lock_response(survey.surveys, text) is
  'The response with this number, or null, with its unit locked until the end of the transaction.';

create function survey.refuse_staff_step(p_response survey.responses, p_fact text, p_to text, p jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  with at as (
    select case p_fact when 'verification' then p_response.verification when 'state' then p_response.state
      else p_response.signed_copy end as value
  )
  select case
    when p_response.id is null then jsonb_build_object('outcome', 'not_found')
    when survey.refuse_who_and_why(p) is not null then survey.refuse_who_and_why(p)
    when p_fact <> 'verification' and p_response.verification <> 'confirmed'
      then jsonb_build_object('outcome', 'not_confirmed', 'verification', p_response.verification)
    when s.fact is null then jsonb_build_object('outcome', 'not_allowed', 'fact', p_fact, 'from', at.value)
    when p_fact <> 'verification' and (p ->> 'revision')::integer is distinct from p_response.current_revision
      then jsonb_build_object('outcome', 'stale', 'current_revision', p_response.current_revision)
    when s.needs_reason and survey.is_blank(p ->> 'why') then jsonb_build_object('outcome', 'reason_missing') end
  from at left join survey.allowed_steps s
    on s.fact = p_fact and s.from_value = at.value and s.to_value = p_to and s.actor = 'staff'
$$;
comment on function survey.refuse_staff_step(survey.responses, text, text, jsonb) is
  'Null when staff may take this step now, as survey.allowed_steps has it; otherwise the outcome to answer with. A '
  'step of a confirmed response is about the revision that p names: when a newer one came, it is stale.';

create function survey.take_staff_step(
  p_response survey.responses, p_fact text, p_to text, p jsonb, p_now timestamptz
) returns bigint
language plpgsql set search_path = ''
as $$
begin
  perform survey.take_step(p_response.id, p_fact, p_to, 'staff', btrim(p ->> 'who'), nullif(btrim(p ->> 'why'), ''),
    nullif(p_response.current_revision, 0), p_now);
  return (select max(c.id) from survey.state_changes c where c.response_id = p_response.id and c.fact = p_fact);
end $$;
comment on function survey.take_staff_step(survey.responses, text, text, jsonb, timestamptz) is
  'Takes a step in the name of a member of staff, about the current revision; returns the id of its record.';

create function public.accept_response(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_response survey.responses := survey.lock_response(survey.current_survey(), p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_step(v_response, 'state', 'accepted', p);
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  perform survey.take_staff_step(v_response, 'state', 'accepted', p, survey.clock());
  return jsonb_build_object('outcome', 'accepted', 'number', v_response.number, 'revision', v_response.current_revision);
end $$;
comment on function public.accept_response(jsonb) is
  'Takes a sent response over (Đã tiếp nhận). Takes {number, revision, who, why?}; returns {outcome: accepted, number, '
  'revision} or {outcome: not_found | who_missing | too_long | not_confirmed | not_allowed | stale}. For commands '
  'only.';

revoke all on function survey.is_blank(text), survey.refuse_who_and_why(jsonb),
  survey.lock_response(survey.surveys, text), survey.refuse_staff_step(survey.responses, text, text, jsonb),
  survey.take_staff_step(survey.responses, text, text, jsonb, timestamptz)
  from public, anon, authenticated, service_role;
revoke all on function public.accept_response(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.accept_response(jsonb) to service_role;
