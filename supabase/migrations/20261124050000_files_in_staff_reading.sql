-- Staff read with a response also its files, and how its signed copy came.

create function survey.files_received(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'kind', a.kind, 'revision', a.revision, 'name', a.name, 'type', a.type, 'size', a.size, 'sha256', a.sha256,
    'flags', a.flags, 'received_at', survey.iso(a.settled_at)) order by a.begun_at, a.id), '[]')
  from survey.attachments a where a.response_id = p_response_id and a.state = 'received'
$$;
comment on function survey.files_received(bigint) is 'Every file received with a response, of all its revisions.';

create function survey.signed_copies_of(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'revision', c.revision, 'channel', c.channel, 'letter_number', c.letter_number, 'letter_date', c.letter_date,
    'actor', c.actor, 'who', c.who, 'at', survey.iso(c.recorded_at)) order by c.id), '[]')
  from survey.signed_copies c where c.response_id = p_response_id
$$;
comment on function survey.signed_copies_of(bigint) is 'Every time a signed copy of a response was recorded.';

create or replace function survey.response_document(p_survey survey.surveys, p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'outcome', 'found', 'number', p_response.number, 'unit', p_response.unit_code,
    'verification', p_response.verification, 'state', p_response.state, 'signed_copy', p_response.signed_copy,
    'current_revision', p_response.current_revision, 'sent_without_code', p_response.sent_without_code,
    'created_at', survey.iso(p_response.created_at), 'last_activity_at', survey.iso(survey.last_activity(p_response)),
    'late', survey.is_late(p_survey, (select v.received_at from survey.revisions v
      where v.response_id = p_response.id and v.number = 1)),
    'unsent', survey.has_unsent_typing(p_response.id),
    'attached_to', (select o.number from survey.responses o where o.id = p_response.attached_to),
    'request', survey.open_request(p_response),
    'revisions', survey.revision_documents(p_response.id), 'history', survey.history_of(p_response.id),
    'files', survey.files_received(p_response.id), 'signed_copies', survey.signed_copies_of(p_response.id))
$$;

comment on function public.staff_show(jsonb) is
  'Everything of one response but what its unit has not sent. Takes {number} or {unit} (its one confirmed response); '
  'returns {outcome: found, number, unit, verification, state, signed_copy, current_revision, sent_without_code, '
  'created_at, last_activity_at, late, unsent, attached_to, request, revisions: [{number, received_at, '
  'questionnaire_version, answers, explanations, hash, short_hash, contact}], history: [{fact, from, to, actor, who, '
  'why, revision, at, items}], files: [{kind, revision, name, type, size, sha256, flags, received_at}], '
  'signed_copies: [{revision, channel, letter_number, letter_date, actor, who, at}]} or {outcome: not_found}. For '
  'commands only.';

revoke all on function survey.files_received(bigint), survey.signed_copies_of(bigint)
  from public, anon, authenticated, service_role;
