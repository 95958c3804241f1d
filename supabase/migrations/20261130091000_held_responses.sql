-- What comes without a code: counted per unit, per address and in bytes, checked before anything is locked, held; then
-- confirmed as the response of its unit, put into the draft of its unit, or rejected.

-- Not in the write-ahead log, nor in a backup: what may be known for a day only is to be nowhere else.
create unlogged table survey.held_addresses (
  response_id bigint primary key references survey.responses (id),
  address bytea not null check (octet_length(address) = 32),
  received_at timestamptz not null
);
comment on table survey.held_addresses is
  'From which address a response without a code came, as HMAC-SHA-256 under a pepper that only the functions know, for '
  '24 hours.';
create index held_addresses_by_address on survey.held_addresses (address, received_at);
alter table survey.held_addresses enable row level security;
revoke all on survey.held_addresses from public, anon, authenticated, service_role;

create function survey.forget_addresses(p_now timestamptz) returns bigint
language sql volatile set search_path = ''
as $$
  with forgotten as (
    delete from survey.held_addresses a where a.received_at <= p_now - interval '24 hours' returning 1
  )
  select count(*) from forgotten
$$;
comment on function survey.forget_addresses(timestamptz) is 'Deletes the addresses that no longer count; returns how many.';

create function public.forget_addresses(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$ select jsonb_build_object('outcome', 'forgotten', 'addresses', survey.forget_addresses(survey.clock())) $$;
comment on function public.forget_addresses(jsonb) is
  'Deletes the addresses from which something came without a code more than 24 hours ago. Takes {}; returns {outcome: '
  'forgotten, addresses (how many)}. For the functions only.';

create function survey.lock_held_queue() returns void
language sql volatile set search_path = ''
as $$ select pg_advisory_xact_lock(669, 2) $$;
comment on function survey.lock_held_queue() is
  'Until the end of the transaction nobody else stores what comes without a code, so that its limits hold.';

create view survey.counted_held_responses as
  select r.survey_id, r.id, r.unit_code, r.created_at, v.size
  from survey.responses r join survey.revisions v on v.response_id = r.id and v.number = 1
  where r.sent_without_code and r.verification <> 'rejected';
comment on view survey.counted_held_responses is
  'What came without a code and counts towards the limits: not what staff have rejected since.';
revoke all on survey.counted_held_responses from public, anon, authenticated, service_role;

create function survey.unit_full_since(p_survey survey.surveys, p_unit text, p_size integer, p_now timestamptz)
returns timestamptz
language sql stable set search_path = ''
as $$
  with recent as (
    select h.created_at, row_number() over newest_first as place, sum(h.size) over newest_first as bytes
    from survey.counted_held_responses h
    where h.survey_id = p_survey.id and h.unit_code = p_unit and h.created_at > p_now - interval '24 hours'
    window newest_first as (order by h.created_at desc, h.id desc)
  )
  select max(created_at) from recent
  where place >= survey.limit_of('held_of_unit') or bytes + p_size > survey.limit_of('held_bytes_of_unit')
$$;
comment on function survey.unit_full_since(survey.surveys, text, integer, timestamptz) is
  'When that came which must no longer count before the unit may send more without a code; null when it may now.';

create function survey.address_full_since(p_address bytea, p_now timestamptz) returns timestamptz
language sql stable set search_path = ''
as $$
  select a.received_at from survey.held_addresses a join survey.responses r on r.id = a.response_id
  where a.address = p_address and a.received_at > p_now - interval '24 hours' and r.verification <> 'rejected'
  order by a.received_at desc offset survey.limit_of('held_of_address') - 1 limit 1
$$;
comment on function survey.address_full_since(bytea, timestamptz) is
  'The same of an address. One that is not known (null) is held to the limits of all others only.';

create function survey.all_full_since(p_survey survey.surveys, p_unit text, p_size integer, p_now timestamptz)
returns timestamptz
language sql stable set search_path = ''
as $$
  with kept as (
    select survey.limit_of('held_bytes_kept_for_unit') as for_unit, survey.limit_of('held_bytes') - (
      select count(*) from survey.units u where u.code_set = p_survey.code_set and u.level = p_survey.unit_level
    ) * survey.limit_of('held_bytes_kept_for_unit') as for_all
  ), counted as (
    -- Of each unit from the newest on, what is asked for now before all others.
    select h.id, h.created_at, h.size, sum(h.size) over (partition by h.unit_code order by h.created_at desc, h.id desc)
      + case when h.unit_code = p_unit then p_size else 0 end as bytes, h.unit_code = p_unit as is_own
    from survey.counted_held_responses h
    where h.survey_id = p_survey.id and h.created_at > p_now - interval '24 hours'
  ), beyond as (
    -- What of each exceeds the bytes kept for its unit.
    select c.created_at, sum(least(c.size, greatest(c.bytes - k.for_unit, 0)))
      over (order by c.created_at desc, c.id desc) as bytes
    from counted c cross join kept k
  )
  select max(b.created_at) from beyond b cross join kept k
  where b.bytes > k.for_all and (select coalesce(sum(c.size), 0) from counted c where c.is_own) + p_size > k.for_unit
$$;
comment on function survey.all_full_since(survey.surveys, text, integer, timestamptz) is
  'The same of all units together. What is kept for a unit stays free for it, however much others have sent.';

create function survey.refuse_held(p_survey survey.surveys, p jsonb, p_now timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select case when size > survey.limit_of('held_size') then jsonb_build_object('outcome', 'held_too_large')
    else survey.too_many('too_many_held', coalesce(
      survey.unit_full_since(p_survey, p ->> 'unit', size, p_now),
      survey.address_full_since(decode(p ->> 'address', 'hex'), p_now),
      survey.all_full_since(p_survey, p ->> 'unit', size, p_now)), p_now) end
  from survey.size_of(p) as size
$$;
comment on function survey.refuse_held(survey.surveys, jsonb, timestamptz) is
  'The outcome when what came without a code is too large, or a limit of 24 hours is reached: of its unit, its address, '
  'or all units; else null.';

create function survey.find_held_replay(p_survey survey.surveys, p jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select survey.find_replay(r.id, p)
  from survey.responses r join survey.revisions v on v.response_id = r.id and v.number = 1
  where r.survey_id = p_survey.id and r.code_set = p_survey.code_set and r.unit_code = p ->> 'unit'
    and r.sent_without_code and v.idempotency_key = (p ->> 'idempotency_key')::uuid
$$;
comment on function survey.find_held_replay(survey.surveys, jsonb) is
  'What to answer when this was sent without a code before. Only what came without a code is looked at: without '
  'one, no receipt of a confirmed revision is shown.';

create function survey.answer_held(p_survey survey.surveys, p jsonb, p_now timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(
    -- First of all: whoever has been stored is told so, even after closing.
    survey.find_held_replay(p_survey, p),
    case when not survey.is_open(p_survey, p_now) then jsonb_build_object('outcome', 'closed') end,
    survey.refuse_held(p_survey, p, p_now))
$$;
comment on function survey.answer_held(survey.surveys, jsonb, timestamptz) is
  'What to answer to something sent without a code that is not stored now: it was stored before, or is refused. Else '
  'null.';

create function survey.send_held(p_survey survey.surveys, p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_survey survey.surveys := p_survey;
  v_now timestamptz := survey.clock();
  v_response survey.responses;
  v_receipt jsonb;
  -- Checked before anything is locked, so that what is refused holds up nobody.
  v_answer jsonb := survey.answer_held(v_survey, p, v_now);
begin
  if v_answer is not null then
    return v_answer;
  end if;
  v_survey := survey.share_lock_survey();
  perform survey.lock_held_queue();
  -- And again now that it is its turn.
  v_now := survey.clock();
  v_answer := survey.answer_held(v_survey, p, v_now);
  if v_answer is not null then
    return v_answer;
  end if;
  v_response := survey.create_response(v_survey, p ->> 'unit', true, v_now);
  v_receipt := survey.store_revision(v_survey, v_response, p, v_now);
  perform survey.forget_addresses(v_now);
  insert into survey.held_addresses (response_id, address, received_at)
    select v_response.id, decode(p ->> 'address', 'hex'), v_now where p ->> 'address' is not null;
  return jsonb_build_object('outcome', 'held', 'receipt', v_receipt);
end $$;
comment on function survey.send_held(survey.surveys, jsonb) is
  'Stores what was sent without a code as a response of its own, held until the Department decides. Its unit is not '
  'locked: nothing of the unit is changed.';

create function survey.create_draft(
  p_survey survey.surveys, p_response survey.responses, p_form_values jsonb, p_now timestamptz
) returns void
language plpgsql set search_path = ''
as $$
begin
  if not survey.personal_data_is_deleted(p_survey) then
    perform survey.reset_draft_to_sent(p_response.id, coalesce(p_form_values, '{}'), p_response.current_revision, p_now);
  end if;
end $$;
comment on function survey.create_draft(survey.surveys, survey.responses, jsonb, timestamptz) is
  'Gives a response that had none the draft from which its unit can correct it.';

create function public.confirm_held(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_held survey.responses := survey.lock_response(v_survey, p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_transition(v_held, 'verification', 'confirmed', p);
  v_own survey.responses := survey.confirmed_response(v_survey, v_held.unit_code);
  v_now timestamptz := survey.clock();
begin
  if v_refusal is not null then
    return v_refusal;
  elsif v_own.id is not null then
    return jsonb_build_object('outcome', 'unit_has_response', 'number', v_own.number, 'state', v_own.state);
  end if;
  perform survey.make_staff_transition(v_held, 'verification', 'confirmed', p, v_now);
  perform survey.create_draft(v_survey, v_held, p -> 'form_values', v_now);
  return jsonb_build_object('outcome', 'confirmed', 'number', v_held.number, 'unit', v_held.unit_code);
end $$;
comment on function public.confirm_held(jsonb) is
  'Makes what was sent without a code the one response of its unit, published like any other. Takes {number, who, '
  'why, form_values (its answers as form values, for the draft from which the unit corrects it)}; returns '
  '{outcome: confirmed, number, unit} or {outcome: not_found | who_missing | too_long | not_allowed | reason_missing | unit_has_response}.'
  ' For commands only.';

create function public.reject_held(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_held survey.responses := survey.lock_response(survey.current_survey(), p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_transition(v_held, 'verification', 'rejected', p);
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  perform survey.make_staff_transition(v_held, 'verification', 'rejected', p, survey.clock());
  return jsonb_build_object('outcome', 'rejected', 'number', v_held.number, 'unit', v_held.unit_code);
end $$;
comment on function public.reject_held(jsonb) is
  'Rejects what was sent without a code; it is shown nowhere, and kept until public.purge_rejected. Takes {number, who, '
  'why}; returns {outcome: rejected, number, unit} or {outcome: not_found | who_missing | too_long | not_allowed | '
  'reason_missing}. For commands only.';

create function survey.refuse_attaching(p_survey survey.surveys, p_own survey.responses, p jsonb, p_now timestamptz)
returns jsonb
language sql stable set search_path = ''
as $$
  select case
    when not survey.is_open(p_survey, p_now) then jsonb_build_object('outcome', 'closed')
    when p_own.state = 'accepted' then jsonb_build_object('outcome', 'accepted_already', 'number', p_own.number)
    when d.locked_at is not null or p_own.state = 'in_signature'
      then jsonb_build_object('outcome', 'locked', 'number', p_own.number)
    when d.version > d.sent_version and d.form_values <> '{}' and not coalesce((p ->> 'replace')::boolean, false)
      then jsonb_build_object('outcome', 'draft_in_use', 'number', p_own.number, 'saved_at', survey.iso(d.saved_at)) end
  from (select) as one left join survey.drafts d on d.response_id = p_own.id
$$;
comment on function survey.refuse_attaching(survey.surveys, survey.responses, jsonb, timestamptz) is
  'Null when answers may be put into the draft of this response (null for a unit that has none yet); otherwise the '
  'outcome to answer with.';

create function survey.replace_draft(p_response survey.responses, p_form_values jsonb, p_now timestamptz) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d (response_id, form_values, version, base_revision, saved_at, source)
    values (p_response.id, p_form_values, 1, p_response.current_revision, p_now, 'attached')
  on conflict (response_id) do update set
    superseded = case when d.version > d.sent_version and d.form_values <> '{}' then d.form_values else d.superseded end,
    form_values = survey.form_values_after_send(d.form_values, p_form_values, null),
    version = d.version + 1, base_revision = excluded.base_revision,
    saved_at = p_now, browser = null, source = excluded.source
$$;
comment on function survey.replace_draft(survey.responses, jsonb, timestamptz) is
  'Puts form values into the draft of a response, unsent. What the draft held beyond what was sent is kept as superseded.';

create function public.attach_held(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_held survey.responses := survey.lock_response(v_survey, p ->> 'number');
  v_own survey.responses := survey.confirmed_response(v_survey, v_held.unit_code);
  v_now timestamptz := survey.clock();
  v_refusal jsonb := coalesce(survey.refuse_staff_transition(v_held, 'verification', 'rejected', p),
    survey.refuse_attaching(v_survey, v_own, p, v_now));
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  if v_own.id is null then
    v_own := survey.create_response(v_survey, v_held.unit_code, false, v_now);
  end if;
  perform survey.replace_draft(v_own, p -> 'form_values', v_now);
  update survey.responses r set attached_to = v_own.id where r.id = v_held.id;
  perform survey.make_staff_transition(v_held, 'verification', 'rejected', p, v_now);
  return jsonb_build_object('outcome', 'attached', 'number', v_held.number, 'unit', v_held.unit_code, 'to', v_own.number);
end $$;
comment on function public.attach_held(jsonb) is
  'Puts the answers of what was sent without a code into the draft of its unit, which may check them and send them '
  'with its code; nothing is published by this. Takes {number, who, why, form_values (its answers as form values), '
  'replace? (also when the draft holds what was not sent; that is kept as superseded)}; returns {outcome: attached, number, '
  'unit, to} or {outcome: not_found | who_missing | too_long | not_allowed | reason_missing | closed | '
  'accepted_already | locked | draft_in_use}. For commands only.';

revoke all on function survey.forget_addresses(timestamptz), survey.lock_held_queue(),
  survey.unit_full_since(survey.surveys, text, integer, timestamptz), survey.address_full_since(bytea, timestamptz),
  survey.all_full_since(survey.surveys, text, integer, timestamptz),
  survey.refuse_held(survey.surveys, jsonb, timestamptz), survey.find_held_replay(survey.surveys, jsonb),
  survey.answer_held(survey.surveys, jsonb, timestamptz), survey.send_held(survey.surveys, jsonb),
  survey.create_draft(survey.surveys, survey.responses, jsonb, timestamptz),
  survey.refuse_attaching(survey.surveys, survey.responses, jsonb, timestamptz),
  survey.replace_draft(survey.responses, jsonb, timestamptz) from public, anon, authenticated, service_role;
revoke all on function public.forget_addresses(jsonb), public.confirm_held(jsonb), public.reject_held(jsonb),
  public.attach_held(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.forget_addresses(jsonb), public.confirm_held(jsonb), public.reject_held(jsonb),
  public.attach_held(jsonb) to service_role;
