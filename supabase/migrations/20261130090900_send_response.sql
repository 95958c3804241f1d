-- Sending a response: has it been stored already, store it, reset the draft to it. With the access code it is confirmed;
-- without it, held (in the next file).

create function survey.find_replay(p_response_id bigint, p jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select case when v.request_hash = p ->> 'request_hash'
    then jsonb_build_object('outcome', 'replayed', 'receipt', v.receipt)
    else jsonb_build_object('outcome', 'key_reused') end
  from survey.revisions v
  where v.response_id = p_response_id and v.idempotency_key = (p ->> 'idempotency_key')::uuid
$$;
comment on function survey.find_replay(bigint, jsonb) is
  'What to answer when this response already has a revision under the same key: the first receipt for the same '
  'request, key_reused for another. Null when the key is new.';

create function survey.build_receipt(
  p_survey survey.surveys, p_response survey.responses, p_revision integer, p_signed_copy text, p jsonb, p_now timestamptz
) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'number', p_response.number, 'revision', p_revision, 'hash', p ->> 'short_hash', 'unit', p_response.unit_code,
    'received_at', survey.iso(p_now), 'state', 'sent', 'verification', p_response.verification,
    'signed_copy', p_signed_copy,
    'late', survey.is_late(p_survey, coalesce(
      (select v.received_at from survey.revisions v where v.response_id = p_response.id and v.number = 1), p_now)))
$$;
comment on function survey.build_receipt(survey.surveys, survey.responses, integer, text, jsonb, timestamptz) is
  'The receipt (Xác nhận đã nhận số liệu) of a revision about to be stored.';

create function survey.signed_copy_after_send(p_response survey.responses, p_hash text) returns text
language sql stable set search_path = ''
as $$
  -- A signed copy that has come stays good only for the answers it signs.
  select case when p_response.signed_copy = 'received' and exists (
      select from survey.revisions v
      where v.response_id = p_response.id and v.number = p_response.current_revision and v.hash = p_hash
      union all
      select from survey.drafts d where d.response_id = p_response.id and d.locked_hash = p_hash)
    then 'received' else 'awaited' end
$$;
comment on function survey.signed_copy_after_send(survey.responses, text) is
  'Whether the signed copy is awaited once answers with this hash are sent.';

create function survey.store_revision(p_survey survey.surveys, p_response survey.responses, p jsonb, p_now timestamptz)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_number integer := p_response.current_revision + 1;
  v_signed_copy text := survey.signed_copy_after_send(p_response, p ->> 'hash');
  v_receipt jsonb := survey.build_receipt(p_survey, p_response, v_number, v_signed_copy, p, p_now);
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
  perform survey.make_transition(p_response.id, 'state', 'sent', 'unit', p_response.unit_code, v_why, v_number, p_now);
  if v_signed_copy <> p_response.signed_copy then
    perform survey.make_transition(
      p_response.id, 'signed_copy', v_signed_copy, 'unit', p_response.unit_code, null, v_number, p_now);
  end if;
  return v_receipt;
end $$;
comment on function survey.store_revision(survey.surveys, survey.responses, jsonb, timestamptz) is
  'Stores the next revision of a response with its contact and what of it is published, makes the transition to sent '
  '(with the reason that was given when it is late), and returns the receipt.';

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

create function survey.send_confirmed(p_survey survey.surveys, p jsonb) returns jsonb
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
  v_answer := survey.find_replay(v_response.id, p);
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
  perform survey.reset_draft_to_sent(
    v_response.id, p -> 'form_values', v_response.current_revision + 1, v_now, p ->> 'browser');
  return jsonb_build_object('outcome', 'stored', 'receipt', v_receipt);
end $$;
comment on function survey.send_confirmed(survey.surveys, jsonb) is
  'Stores what a unit sent with its code as the next revision of its one response.';

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
  if v_refusal is not null then
    return v_refusal;
  end if;
  v_survey := survey.share_lock_survey();
  return survey.send_confirmed(v_survey, p);
end $$;
comment on function public.send_response(jsonb) is
  'The one way in for a response. Takes {unit, digest (hex, or null without a code), idempotency_key, request_hash,'
  ' base_revision, questionnaire_version, answers, explanations, contact, facts, form_values, hash, short_hash, '
  'late_reason?, browser? (a random id, for the log of the draft), address? (HMAC of the address it came from, hex; kept 24 hours, '
  'without a code only)}; returns {outcome: stored | replayed | held, receipt} or {outcome: unknown_unit | wrong_code | '
  'too_many_wrong_codes | key_reused | closed | accepted_already | stale | locked | too_many_revisions | held_too_large '
  '| too_many_held}. For the functions only.';

revoke all on function survey.find_replay(bigint, jsonb),
  survey.build_receipt(survey.surveys, survey.responses, integer, text, jsonb, timestamptz),
  survey.signed_copy_after_send(survey.responses, text),
  survey.store_revision(survey.surveys, survey.responses, jsonb, timestamptz),
  survey.refuse_revision(bigint, integer, timestamptz), survey.send_confirmed(survey.surveys, jsonb)
  from public, anon, authenticated, service_role;
revoke all on function public.send_response(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.send_response(jsonb) to service_role;
