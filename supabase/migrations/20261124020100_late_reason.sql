-- Why a response is late: asked, never required, recorded with the step that sent it.

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
      idempotency_key, request_hash, receipt, received_at)
    values (p_response.id, v_number, (p ->> 'questionnaire_version')::integer, p -> 'answers', p -> 'explanations',
      p ->> 'hash', p ->> 'short_hash', (p ->> 'idempotency_key')::uuid, p ->> 'request_hash', v_receipt, p_now);
  insert into survey.contacts (response_id, revision, contact) values (p_response.id, v_number, p -> 'contact');
  insert into survey.publications (response_id, revision, facts) values (p_response.id, v_number, p -> 'facts');
  perform survey.take_step(p_response.id, 'state', 'sent', 'unit', p_response.unit_code, v_why, v_number, p_now);
  if v_signed_copy <> p_response.signed_copy then
    perform survey.take_step(
      p_response.id, 'signed_copy', v_signed_copy, 'unit', p_response.unit_code, null, v_number, p_now);
  end if;
  return v_receipt;
end $$;
comment on function survey.store_revision(survey.surveys, survey.responses, jsonb, timestamptz) is
  'Stores the next revision of a response with its contact and what of it is published, takes the step to sent (with '
  'the reason that was given when it is late), and returns the receipt.';

comment on function public.send_response(jsonb) is
  'The one way in for a response. Takes {unit, digest (hex, or null without a code), idempotency_key, request_hash,'
  ' base_revision, questionnaire_version, answers, explanations, contact, facts, raw, hash, short_hash, late_reason?}; '
  'returns {outcome: stored | replayed | held, receipt} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes '
  '| key_reused | closed | accepted_already | stale | too_many_held}. For the functions only.';
