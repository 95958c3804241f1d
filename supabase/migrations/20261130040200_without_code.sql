-- What comes without a code: counted per unit, per address and in bytes, judged before anything is locked.

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

create function survey.take_turn_of_held() returns void
language sql volatile set search_path = ''
as $$ select pg_advisory_xact_lock(669, 2) $$;
comment on function survey.take_turn_of_held() is
  'Until the end of the transaction nobody else stores what comes without a code, so that its limits hold.';

create view survey.held_that_counts as
  select r.survey_id, r.id, r.unit_code, r.created_at, v.size
  from survey.responses r join survey.revisions v on v.response_id = r.id and v.number = 1
  where r.sent_without_code and r.verification <> 'rejected';
comment on view survey.held_that_counts is
  'What came without a code and counts towards the limits: not what staff have rejected since.';
revoke all on survey.held_that_counts from public, anon, authenticated, service_role;

create function survey.unit_full_since(p_survey survey.surveys, p_unit text, p_size integer, p_now timestamptz)
returns timestamptz
language sql stable set search_path = ''
as $$
  with recent as (
    select h.created_at, row_number() over newest_first as place, sum(h.size) over newest_first as bytes
    from survey.held_that_counts h
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
    from survey.held_that_counts h
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

drop function survey.refuse_held(survey.surveys, text, timestamptz);
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

create function survey.answer_held(p_survey survey.surveys, p jsonb, p_now timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(
    -- First of all: whoever has been stored is told so, even after closing.
    survey.find_repeated_held(p_survey, p),
    case when not survey.is_open(p_survey, p_now) then jsonb_build_object('outcome', 'closed') end,
    survey.refuse_held(p_survey, p, p_now))
$$;
comment on function survey.answer_held(survey.surveys, jsonb, timestamptz) is
  'What to answer to something sent without a code that is not stored now: it was stored before, or is refused. Else null.';

create or replace function survey.send_held(p_survey survey.surveys, p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_survey survey.surveys := p_survey;
  v_now timestamptz := survey.clock();
  v_response survey.responses;
  v_receipt jsonb;
  -- Judged before anything is locked, so that what is refused holds up nobody.
  v_answer jsonb := survey.answer_held(v_survey, p, v_now);
begin
  if v_answer is not null then
    return v_answer;
  end if;
  v_survey := survey.hold_survey();
  perform survey.take_turn_of_held();
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

comment on function public.send_response(jsonb) is
  'The one way in for a response. Takes {unit, digest (hex, or null without a code), idempotency_key, request_hash,'
  ' base_revision, questionnaire_version, answers, explanations, contact, facts, raw, hash, short_hash, late_reason?, '
  'browser? (a random id, for the log of the draft), address? (HMAC of the address it came from, hex; kept 24 hours, '
  'without a code only)}; returns {outcome: stored | replayed | held, receipt} or {outcome: unknown_unit | wrong_code | '
  'too_many_wrong_codes | key_reused | closed | accepted_already | stale | locked | too_many_revisions | held_too_large '
  '| too_many_held}. For the functions only.';

comment on column survey.revisions.request_hash is
  'HMAC-SHA-256 of what was sent, without the code, under a pepper that only the functions know: tells a repeated send '
  'from another one under the same key, and tells nobody else what was in it.';

revoke all on function survey.forget_addresses(timestamptz), survey.take_turn_of_held(),
  survey.unit_full_since(survey.surveys, text, integer, timestamptz), survey.address_full_since(bytea, timestamptz),
  survey.all_full_since(survey.surveys, text, integer, timestamptz),
  survey.refuse_held(survey.surveys, jsonb, timestamptz), survey.answer_held(survey.surveys, jsonb, timestamptz)
  from public, anon, authenticated, service_role;
revoke all on function public.forget_addresses(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.forget_addresses(jsonb) to service_role;
