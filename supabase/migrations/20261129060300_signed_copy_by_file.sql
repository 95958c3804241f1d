-- A received file of the signed copy is the signed copy: nothing more is to be written down for it.

create function survey.receive_signed_file(p_file survey.attachments, p_now timestamptz) returns void
language plpgsql set search_path = ''
as $$
declare
  v_response survey.responses := (select r from survey.responses r where r.id = p_file.response_id);
begin
  -- One that came before, perhaps with number and date of the letter, stays what is said of the signed copy.
  if v_response.signed_copy <> 'received' and exists (
    select from jsonb_array_elements(survey.files_of(v_response)) f
    where f ->> 'id' = p_file.id::text and f ->> 'kind' = 'signed_copy' and (f ->> 'is_current')::boolean) then
    perform survey.write_signed_copy(v_response, 'unit', v_response.unit_code, '{"channel": "file"}', p_now);
  end if;
end $$;
comment on function survey.receive_signed_file(survey.attachments, timestamptz) is
  'Records the signed copy as received by this file, when it is one of the answers sent last and none was received.';

create or replace function public.settle_attachment(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_file survey.attachments;
  v_now timestamptz;
begin
  perform survey.lock_unit(survey.current_survey(), r.unit_code)
    from survey.attachments a join survey.responses r on r.id = a.response_id where a.id = (p ->> 'id')::uuid;
  v_now := survey.clock();
  update survey.attachments a set state = p ->> 'state', sha256 = p ->> 'sha256', settled_at = v_now,
    size = coalesce((p ->> 'size')::integer, a.size),
    flags = array(select jsonb_array_elements_text(coalesce(p -> 'flags', '[]')))
    where a.id = (p ->> 'id')::uuid and a.state = 'begun' returning * into v_file;
  if v_file.state = 'received' then
    perform survey.receive_signed_file(v_file, v_now);
  end if;
  return jsonb_build_object('outcome', 'settled');
end $$;
comment on function public.settle_attachment(jsonb) is
  'Notes that a file was received or refused; one that was settled before stays as it is. The signed copy of the answers '
  'sent last is thereby received. Takes {id, state: received | refused, sha256?, flags?}; returns {outcome: settled}. For '
  'the functions only.';

revoke all on function survey.receive_signed_file(survey.attachments, timestamptz)
  from public, anon, authenticated, service_role;
