-- A unit that opens its draft is told what it is asked to complete or explain, question by question.

create function survey.block_name(p_answers jsonb, p_path text) returns text
language sql immutable set search_path = ''
as $$ select p_answers #>> array[split_part(p_path, '.', 1), split_part(p_path, '.', 2), 'name'] $$;
comment on function survey.block_name(jsonb, text) is
  'The name given in the answers to the software block a path leads into; null where it leads into none.';

create function survey.request_to_unit(p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select q.request || jsonb_build_object('items', (
    select coalesce(jsonb_agg(i.value || jsonb_build_object('block', survey.block_name(v.answers, i.value ->> 'path'))
      order by i.ordinality), '[]')
    from jsonb_array_elements(q.request -> 'items') with ordinality as i
    left join survey.revisions v on v.response_id = p_response.id and v.number = (q.request ->> 'revision')::integer))
  from (select survey.open_request(p_response) as request) as q where q.request is not null
$$;
comment on function survey.request_to_unit(survey.responses) is
  'What the unit is asked to complete now, as survey.open_request has it, each item also with the name of its software '
  'block; null when nothing is asked.';

create or replace function survey.draft_document(p_survey survey.surveys, p_response survey.responses, p_now timestamptz)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'outcome', 'opened', 'number', p_response.number, 'verification', p_response.verification,
    'state', p_response.state, 'signed_copy', p_response.signed_copy, 'current_revision', p_response.current_revision,
    'open', survey.is_open(p_survey, p_now), 'due_at', survey.iso(p_survey.due_at), 'closes_at', survey.iso(p_survey.closes_at),
    'raw', coalesce(d.raw, '{}'), 'version', coalesce(d.version, 0),
    'base_revision', coalesce(d.base_revision, p_response.current_revision), 'set_aside', d.set_aside,
    'saved_at', survey.iso(d.saved_at), 'locked_at', survey.iso(d.locked_at),
    'request', survey.request_to_unit(p_response),
    'receipts', (
      select coalesce(jsonb_agg(v.receipt order by v.number), '[]')
      from survey.revisions v where v.response_id = p_response.id))
  from (select) as one left join survey.drafts d on d.response_id = p_response.id
$$;
comment on function survey.draft_document(survey.surveys, survey.responses, timestamptz) is
  'A response as its own unit sees it: where it stands, what it is asked to complete, its draft, the receipts of its '
  'revisions.';

revoke all on function survey.block_name(jsonb, text), survey.request_to_unit(survey.responses)
  from public, anon, authenticated, service_role;
