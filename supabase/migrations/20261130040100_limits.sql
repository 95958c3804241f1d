-- How much may be stored within 24 hours: every number in one place, and what a revision weighs.

create function survey.limit_of(p_what text) returns integer
language sql immutable set search_path = ''
as $$
  select case p_what
    -- With a code, of one unit within 24 hours: revisions, and their bytes.
    when 'revisions' then 50
    when 'revision_bytes' then 20000000
    -- Without a code: bytes of one response.
    when 'held_size' then 150000
    -- Without a code, within 24 hours: responses and bytes of one unit, responses of one address, bytes in all, and of
    -- those what is kept for each unit.
    when 'held_of_unit' then 20
    when 'held_bytes_of_unit' then 1000000
    when 'held_of_address' then 40
    when 'held_bytes' then 20000000
    when 'held_bytes_kept_for_unit' then 150000
  end
$$;
comment on function survey.limit_of(text) is
  'The limits on what is stored: how many, or how many bytes. The only place SQL takes them from.';

alter table survey.revisions add column size integer generated always as
  (octet_length(answers::text) + octet_length(explanations::text)) stored;
alter table survey.revisions alter column size drop expression;
alter table survey.revisions alter column size set not null;
alter table survey.revisions add check (size >= 0);
comment on column survey.revisions.size is
  'Bytes it was stored with, the contact included: counts towards the limits of a day.';

create function survey.size_of(p jsonb) returns integer
language sql immutable set search_path = ''
as $$
  select (octet_length(p ->> 'answers') + octet_length(p ->> 'explanations') + octet_length(p ->> 'contact')
    + octet_length(p ->> 'facts') + coalesce(octet_length(p ->> 'late_reason'), 0))::integer
$$;
comment on function survey.size_of(jsonb) is 'Bytes that what was sent takes when it is stored.';

create or replace function survey.store_revision(p_survey survey.surveys, p_response survey.responses, p jsonb, p_now timestamptz)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_number integer := p_response.current_revision + 1;
  v_signed_copy text := survey.signed_copy_after_send(p_response, p ->> 'hash');
  v_receipt jsonb := survey.write_receipt(p_survey, p_response, v_number, v_signed_copy, p, p_now);
  -- In time there is nothing to explain, whatever a form may have sent.
  v_why text := case when (v_receipt ->> 'late')::boolean then nullif(btrim(p ->> 'late_reason'), '') end;
begin
  insert into survey.revisions
    (response_id, number, questionnaire_version, answers, explanations, hash, short_hash,
      idempotency_key, request_hash, receipt, received_at, size)
    values (p_response.id, v_number, (p ->> 'questionnaire_version')::integer, p -> 'answers', p -> 'explanations',
      p ->> 'hash', p ->> 'short_hash', (p ->> 'idempotency_key')::uuid, p ->> 'request_hash', v_receipt, p_now,
      survey.size_of(p));
  insert into survey.contacts (response_id, revision, contact) values (p_response.id, v_number, p -> 'contact');
  insert into survey.publications (response_id, revision, facts) values (p_response.id, v_number, p -> 'facts');
  perform survey.take_step(p_response.id, 'state', 'sent', 'unit', p_response.unit_code, v_why, v_number, p_now);
  if v_signed_copy <> p_response.signed_copy then
    perform survey.take_step(
      p_response.id, 'signed_copy', v_signed_copy, 'unit', p_response.unit_code, null, v_number, p_now);
  end if;
  return v_receipt;
end $$;

create function survey.too_many(p_outcome text, p_full_since timestamptz, p_now timestamptz) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('outcome', p_outcome,
    'retry_after', least(86400, ceil(extract(epoch from p_full_since + interval '24 hours' - p_now))::integer))
  where p_full_since is not null
$$;
comment on function survey.too_many(text, timestamptz, timestamptz) is
  'The outcome when a limit of 24 hours is reached, with the seconds until what came at this moment no longer counts; '
  'null when nothing stands in the way.';

create function survey.refuse_revision(p_response_id bigint, p_size integer, p_now timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  with recent as (
    select v.received_at, row_number() over newest_first as place, sum(v.size) over newest_first as bytes
    from survey.revisions v
    where v.response_id = p_response_id and v.received_at > p_now - interval '24 hours'
    window newest_first as (order by v.number desc)
  )
  select survey.too_many('too_many_revisions', max(received_at), p_now) from recent
  where place >= survey.limit_of('revisions') or bytes + p_size > survey.limit_of('revision_bytes')
$$;
comment on function survey.refuse_revision(bigint, integer, timestamptz) is
  'The outcome when a unit has sent as often or as much within 24 hours as it may; else null. What is stored stays.';

create or replace function survey.send_confirmed(p_survey survey.surveys, p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_unit text := p ->> 'unit';
  v_now timestamptz;
  v_response survey.responses;
  v_answer jsonb;
  v_receipt jsonb;
begin
  perform survey.lock_unit(p_survey, v_unit);
  v_now := survey.clock();
  v_response := survey.confirmed_response(p_survey, v_unit);
  -- First of all: whoever has been stored is told so, even after closing.
  v_answer := survey.answer_repeated(v_response.id, p);
  if v_answer is not null then
    return v_answer;
  elsif not survey.is_open(p_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_response.state = 'accepted' then
    return jsonb_build_object('outcome', 'accepted_already', 'current_revision', v_response.current_revision);
  elsif (p ->> 'base_revision')::integer <> coalesce(v_response.current_revision, 0) then
    return jsonb_build_object('outcome', 'stale', 'current_revision', coalesce(v_response.current_revision, 0));
  -- In signature only what is being signed can be sent.
  elsif exists (select from survey.drafts d where d.response_id = v_response.id and d.locked_hash <> p ->> 'hash') then
    return jsonb_build_object('outcome', 'locked');
  end if;
  v_answer := survey.refuse_revision(v_response.id, survey.size_of(p), v_now);
  if v_answer is not null then
    return v_answer;
  end if;
  if v_response.id is null then
    v_response := survey.create_response(p_survey, v_unit, false, v_now);
  end if;
  v_receipt := survey.store_revision(p_survey, v_response, p, v_now);
  perform survey.settle_draft(v_response.id, p -> 'raw', v_response.current_revision + 1, v_now, p ->> 'browser');
  return jsonb_build_object('outcome', 'stored', 'receipt', v_receipt);
end $$;

revoke all on function survey.limit_of(text), survey.size_of(jsonb), survey.too_many(text, timestamptz, timestamptz),
  survey.refuse_revision(bigint, integer, timestamptz) from public, anon, authenticated, service_role;
