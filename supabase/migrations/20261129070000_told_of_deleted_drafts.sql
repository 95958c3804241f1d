-- A unit that opens its response is told when contacts and drafts were deleted, and whether it is open in turn.

create or replace function survey.draft_document(p_survey survey.surveys, p_response survey.responses, p_now timestamptz)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'outcome', 'opened', 'number', p_response.number, 'verification', p_response.verification,
    'state', p_response.state, 'signed_copy', p_response.signed_copy, 'current_revision', p_response.current_revision,
    'open', survey.is_open(p_survey, p_now), 'due_at', survey.iso(p_survey.due_at), 'closes_at', survey.iso(p_survey.closes_at),
    'personal_data_deleted_at', (
      select survey.iso(min(a.happened_at)) from survey.survey_acts a
      where a.survey_id = p_survey.id and a.act = 'personal_data_deleted'),
    'raw', coalesce(d.raw, '{}'), 'version', coalesce(d.version, 0),
    'base_revision', coalesce(d.base_revision, p_response.current_revision), 'set_aside', d.set_aside,
    'saved_at', survey.iso(d.saved_at), 'locked_at', survey.iso(d.locked_at),
    'request', survey.request_to_unit(p_response), 'signing', survey.signing_document(p_response.id),
    'files', survey.files_of(p_response), 'signed', survey.signed_document(p_response),
    'receipts', (
      select coalesce(jsonb_agg(v.receipt order by v.number), '[]')
      from survey.revisions v where v.response_id = p_response.id))
  from (select) as one left join survey.drafts d on d.response_id = p_response.id
$$;
comment on function survey.draft_document(survey.surveys, survey.responses, timestamptz) is
  'A response as its own unit sees it: where it stands, what it is asked to complete, its draft or when all drafts were '
  'deleted, its files, the receipts of its revisions.';

create or replace function public.open_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_unit text := p ->> 'unit';
  v_refusal jsonb;
  v_now timestamptz;
  v_response survey.responses;
begin
  if not survey.is_asked(v_survey, v_unit) then
    return jsonb_build_object('outcome', 'unknown_unit');
  end if;
  v_refusal := survey.refuse_code(v_survey, v_unit, decode(p ->> 'digest', 'hex'));
  if v_refusal is not null then
    return v_refusal;
  end if;
  -- Whether it is open is asked after waiting, so that nothing is begun once the survey is closed.
  v_survey := survey.hold_survey();
  v_now := survey.clock();
  v_response := survey.confirmed_response(v_survey, v_unit);
  if v_response.id is null and not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_response.id is null then
    v_response := survey.create_response(v_survey, v_unit, false, v_now);
    insert into survey.drafts (response_id, saved_at) values (v_response.id, v_now);
  end if;
  return survey.draft_document(v_survey, v_response, v_now);
end $$;
