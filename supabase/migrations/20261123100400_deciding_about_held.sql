-- What was sent without a code: confirmed as the unit's response, attached to it as a draft, or rejected.

alter table survey.responses add column attached_to bigint references survey.responses (id)
  check (attached_to is null or verification in ('held', 'rejected'));
comment on column survey.responses.attached_to is
  'Of a response sent without a code: the unit''s own, into whose draft its answers were put. It then is a response '
  'of its own no more (verification rejected); nothing of it is published unless the unit sends it with its code.';

create function survey.begin_draft(p_survey survey.surveys, p_response survey.responses, p_raw jsonb, p_now timestamptz)
returns void
language plpgsql set search_path = ''
as $$
begin
  if not survey.personal_data_is_deleted(p_survey) then
    perform survey.settle_draft(p_response.id, coalesce(p_raw, '{}'), p_response.current_revision, p_now);
  end if;
end $$;
comment on function survey.begin_draft(survey.surveys, survey.responses, jsonb, timestamptz) is
  'Gives a response that had none the draft from which its unit can correct it.';

create function public.confirm_held(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_held survey.responses := survey.lock_response(v_survey, p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_step(v_held, 'verification', 'confirmed', p);
  v_own survey.responses := survey.confirmed_response(v_survey, v_held.unit_code);
  v_now timestamptz := survey.clock();
begin
  if v_refusal is not null then
    return v_refusal;
  elsif v_own.id is not null then
    return jsonb_build_object('outcome', 'unit_has_response', 'number', v_own.number, 'state', v_own.state);
  end if;
  perform survey.take_staff_step(v_held, 'verification', 'confirmed', p, v_now);
  perform survey.begin_draft(v_survey, v_held, p -> 'raw', v_now);
  return jsonb_build_object('outcome', 'confirmed', 'number', v_held.number, 'unit', v_held.unit_code);
end $$;
comment on function public.confirm_held(jsonb) is
  'Makes what was sent without a code the one response of its unit, published like any other. Takes {number, who, '
  'why, raw (its answers as form values, for the draft from which the unit corrects it)}; returns {outcome: confirmed, '
  'number, unit} or {outcome: not_found | who_missing | too_long | not_allowed | reason_missing | unit_has_response}.'
  ' For commands only.';

create function public.reject_held(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_held survey.responses := survey.lock_response(survey.current_survey(), p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_step(v_held, 'verification', 'rejected', p);
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  perform survey.take_staff_step(v_held, 'verification', 'rejected', p, survey.clock());
  return jsonb_build_object('outcome', 'rejected', 'number', v_held.number, 'unit', v_held.unit_code);
end $$;
comment on function public.reject_held(jsonb) is
  'Rejects what was sent without a code; it is kept, and shown nowhere. Takes {number, who, why}; returns {outcome: '
  'rejected, number, unit} or {outcome: not_found | who_missing | too_long | not_allowed | reason_missing}. For '
  'commands only.';

create function survey.refuse_attaching(p_survey survey.surveys, p_own survey.responses, p jsonb, p_now timestamptz)
returns jsonb
language sql stable set search_path = ''
as $$
  select case
    when not survey.is_open(p_survey, p_now) then jsonb_build_object('outcome', 'closed')
    when p_own.state = 'accepted' then jsonb_build_object('outcome', 'accepted_already', 'number', p_own.number)
    when d.locked_at is not null or p_own.state = 'in_signature'
      then jsonb_build_object('outcome', 'locked', 'number', p_own.number)
    when d.version > d.sent_version and d.raw <> '{}' and not coalesce((p ->> 'replace')::boolean, false)
      then jsonb_build_object('outcome', 'draft_in_use', 'number', p_own.number, 'saved_at', survey.iso(d.saved_at)) end
  from (select) as one left join survey.drafts d on d.response_id = p_own.id
$$;
comment on function survey.refuse_attaching(survey.surveys, survey.responses, jsonb, timestamptz) is
  'Null when answers may be put into the draft of this response (null for a unit that has none yet); otherwise the '
  'outcome to answer with.';

create function survey.fill_draft(p_response survey.responses, p_raw jsonb, p_now timestamptz) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d (response_id, raw, version, base_revision, saved_at)
    values (p_response.id, p_raw, 1, p_response.current_revision, p_now)
  on conflict (response_id) do update set
    set_aside = case when d.version > d.sent_version and d.raw <> '{}' then d.raw else d.set_aside end,
    raw = excluded.raw, version = d.version + 1, base_revision = excluded.base_revision, saved_at = p_now
$$;
comment on function survey.fill_draft(survey.responses, jsonb, timestamptz) is
  'Puts form values into the draft of a response, unsent. What the draft held beyond what was sent is set aside.';

create function public.attach_held(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_held survey.responses := survey.lock_response(v_survey, p ->> 'number');
  v_own survey.responses := survey.confirmed_response(v_survey, v_held.unit_code);
  v_now timestamptz := survey.clock();
  v_refusal jsonb := coalesce(survey.refuse_staff_step(v_held, 'verification', 'rejected', p),
    survey.refuse_attaching(v_survey, v_own, p, v_now));
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  if v_own.id is null then
    v_own := survey.create_response(v_survey, v_held.unit_code, false, v_now);
  end if;
  perform survey.fill_draft(v_own, p -> 'raw', v_now);
  update survey.responses r set attached_to = v_own.id where r.id = v_held.id;
  perform survey.take_staff_step(v_held, 'verification', 'rejected', p, v_now);
  return jsonb_build_object('outcome', 'attached', 'number', v_held.number, 'unit', v_held.unit_code, 'to', v_own.number);
end $$;
comment on function public.attach_held(jsonb) is
  'Puts the answers of what was sent without a code into the draft of its unit, which may check them and send them '
  'with its code; nothing is published by this. Takes {number, who, why, raw (its answers as form values), replace? '
  '(also when the draft holds what was not sent; that is set aside)}; returns {outcome: attached, number, unit, to} '
  'or {outcome: not_found | who_missing | too_long | not_allowed | reason_missing | closed | accepted_already | '
  'locked | draft_in_use}. For commands only.';

revoke all on function survey.begin_draft(survey.surveys, survey.responses, jsonb, timestamptz),
  survey.refuse_attaching(survey.surveys, survey.responses, jsonb, timestamptz),
  survey.fill_draft(survey.responses, jsonb, timestamptz) from public, anon, authenticated, service_role;
revoke all on function public.confirm_held(jsonb), public.reject_held(jsonb), public.attach_held(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.confirm_held(jsonb), public.reject_held(jsonb), public.attach_held(jsonb)
  to service_role;
