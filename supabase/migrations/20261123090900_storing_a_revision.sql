-- The parts of a send: has it been stored already, store it, settle the draft.

create function survey.answer_repeated(p_response_id bigint, p jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select case when v.request_hash = p ->> 'request_hash'
    then jsonb_build_object('outcome', 'replayed', 'receipt', v.receipt)
    else jsonb_build_object('outcome', 'key_reused') end
  from survey.revisions v
  where v.response_id = p_response_id and v.idempotency_key = (p ->> 'idempotency_key')::uuid
$$;
comment on function survey.answer_repeated(bigint, jsonb) is
  'What to answer when this response already has a revision under the same key: the first receipt for the same '
  'request, key_reused for another. Null when the key is new.';

create function survey.write_receipt(
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
comment on function survey.write_receipt(survey.surveys, survey.responses, integer, text, jsonb, timestamptz) is
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
  v_receipt jsonb := survey.write_receipt(p_survey, p_response, v_number, v_signed_copy, p, p_now);
begin
  insert into survey.revisions
    (response_id, number, questionnaire_version, answers, explanations, hash, short_hash,
      idempotency_key, request_hash, receipt, received_at)
    values (p_response.id, v_number, (p ->> 'questionnaire_version')::integer, p -> 'answers', p -> 'explanations',
      p ->> 'hash', p ->> 'short_hash', (p ->> 'idempotency_key')::uuid, p ->> 'request_hash', v_receipt, p_now);
  insert into survey.contacts (response_id, revision, contact) values (p_response.id, v_number, p -> 'contact');
  insert into survey.publications (response_id, revision, facts) values (p_response.id, v_number, p -> 'facts');
  perform survey.take_step(p_response.id, 'state', 'sent', 'unit', p_response.unit_code, null, v_number, p_now);
  if v_signed_copy <> p_response.signed_copy then
    perform survey.take_step(
      p_response.id, 'signed_copy', v_signed_copy, 'unit', p_response.unit_code, null, v_number, p_now);
  end if;
  return v_receipt;
end $$;
comment on function survey.store_revision(survey.surveys, survey.responses, jsonb, timestamptz) is
  'Stores the next revision of a response with its contact and what of it is published, takes the step to sent, and'
  ' returns the receipt.';

create function survey.settle_draft(p_response_id bigint, p_raw jsonb, p_revision integer, p_now timestamptz) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d (response_id, raw, version, sent_version, base_revision, saved_at)
    values (p_response_id, p_raw, 1, 1, p_revision, p_now)
  on conflict (response_id) do update set
    set_aside = case when d.version > d.sent_version and d.raw <> excluded.raw then d.raw else d.set_aside end,
    raw = excluded.raw, version = d.version + 1, sent_version = d.version + 1, base_revision = p_revision,
    saved_at = p_now, locked_at = null, locked_hash = null, reserved_revision = null
$$;
comment on function survey.settle_draft(bigint, jsonb, integer, timestamptz) is
  'After a send the draft holds what was sent. What it held beyond that is set aside, not lost.';

revoke all on function survey.answer_repeated(bigint, jsonb),
  survey.write_receipt(survey.surveys, survey.responses, integer, text, jsonb, timestamptz),
  survey.signed_copy_after_send(survey.responses, text),
  survey.store_revision(survey.surveys, survey.responses, jsonb, timestamptz),
  survey.settle_draft(bigint, jsonb, integer, timestamptz) from public, anon, authenticated, service_role;
