-- The Department records a signed copy that reached it on paper or by mail.

create function public.receive_signed_copy(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_response survey.responses := survey.lock_response(survey.current_survey(), p ->> 'number');
  v_refusal jsonb := survey.refuse_who_and_why(p);
begin
  if v_response.id is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif v_refusal is not null then
    return v_refusal;
  elsif v_response.verification <> 'confirmed' then
    return jsonb_build_object('outcome', 'not_confirmed', 'verification', v_response.verification);
  elsif v_response.current_revision = 0 then
    return jsonb_build_object('outcome', 'not_allowed', 'fact', 'signed_copy', 'from', v_response.signed_copy);
  elsif (p ->> 'revision')::integer is distinct from v_response.current_revision then
    return jsonb_build_object('outcome', 'stale', 'current_revision', v_response.current_revision);
  end if;
  perform survey.write_signed_copy(v_response, 'staff', btrim(p ->> 'who'), p, survey.clock());
  return jsonb_build_object('outcome', 'received', 'number', v_response.number, 'revision', v_response.current_revision);
end $$;
comment on function public.receive_signed_copy(jsonb) is
  'Records the signed copy of a revision that the Department got itself. Takes {number, revision, channel: document_axis '
  '| post | email, letter_number, letter_date, who}; returns {outcome: received, number, revision} or {outcome: not_found '
  '| who_missing | too_long | not_confirmed | not_allowed | stale}. For commands only.';

revoke all on function public.receive_signed_copy(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.receive_signed_copy(jsonb) to service_role;
