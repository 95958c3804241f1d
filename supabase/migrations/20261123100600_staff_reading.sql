-- What the Department's staff see: every unit with where it stands, and everything of one response.

create function survey.has_unsent_typing(p_response_id bigint) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce((
    select d.version > d.sent_version and d.raw <> '{}' from survey.drafts d where d.response_id = p_response_id), false)
$$;
comment on function survey.has_unsent_typing(bigint) is 'Whether the draft of a response holds something not sent.';

create function survey.last_activity(p_response survey.responses) returns timestamptz
language sql stable set search_path = ''
as $$
  select greatest(p_response.created_at,
    (select max(c.happened_at) from survey.state_changes c where c.response_id = p_response.id),
    (select d.saved_at from survey.drafts d where d.response_id = p_response.id))
$$;
comment on function survey.last_activity(survey.responses) is
  'When something last happened to a response: opened, typed, sent, or decided by staff.';

create function survey.sent_without_code(p_survey survey.surveys, p_unit text) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'number', r.number, 'verification', r.verification, 'received_at', survey.iso(r.created_at),
    'attached_to', o.number) order by r.id), '[]')
  from survey.responses r left join survey.responses o on o.id = r.attached_to
  where r.survey_id = p_survey.id and r.code_set = p_survey.code_set and r.unit_code = p_unit and r.sent_without_code
$$;
comment on function survey.sent_without_code(survey.surveys, text) is
  'What came for a unit without a code: [{number, verification, received_at, attached_to}].';

create function survey.unit_overview(p_survey survey.surveys, p_unit survey.units) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'code', p_unit.code, 'name', p_unit.name, 'number', r.number, 'state', r.state,
    'signed_copy', r.signed_copy, 'revision', coalesce(r.current_revision, 0),
    'late', survey.is_late(p_survey, first.received_at), 'first_received_at', survey.iso(first.received_at),
    'received_at', survey.iso(latest.received_at), 'last_activity_at', survey.iso(survey.last_activity(r)),
    'unsent', survey.has_unsent_typing(r.id), 'without_code', survey.sent_without_code(p_survey, p_unit.code))
  from (select) as one
    left join survey.responses r on r.survey_id = p_survey.id and r.code_set = p_unit.code_set
      and r.unit_code = p_unit.code and r.verification = 'confirmed'
    left join survey.revisions first on first.response_id = r.id and first.number = 1
    left join survey.revisions latest on latest.response_id = r.id and latest.number = r.current_revision
$$;
comment on function survey.unit_overview(survey.surveys, survey.units) is 'Where one unit stands, in the staff''s list.';

create function public.staff_list(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'outcome', 'listed', 'letter', s.letter, 'trial', s.is_trial, 'publish_from', s.publish_from,
    'personal_data_deleted', survey.personal_data_is_deleted(s),
    'revisions', (select count(*) from survey.revisions v join survey.responses r on r.id = v.response_id
      where r.survey_id = s.id),
    'units', (select coalesce(jsonb_agg(survey.unit_overview(s, u) order by u.code collate "C"), '[]')
      from survey.units u where u.code_set = s.code_set and u.level = s.unit_level),
    'acts', (select coalesce(jsonb_agg(jsonb_build_object('act', a.act, 'who', a.who, 'why', a.why,
      'details', a.details, 'at', survey.iso(a.happened_at)) order by a.id), '[]')
      from survey.survey_acts a where a.survey_id = s.id))
    || survey.times_document(s, survey.clock())
  from survey.current_survey() s
$$;
comment on function public.staff_list(jsonb) is
  'Every unit asked with where it stands, and the survey itself. Takes {}; returns {outcome: listed, letter, trial, publish_from, '
  'due_at, closes_at, open, now, late, personal_data_deleted, revisions, units: [{code, name, number, state, '
  'signed_copy, revision, late, first_received_at, received_at, last_activity_at, unsent, without_code: [{number, '
  'verification, received_at, attached_to}]}], acts}. For commands only.';

create function survey.revision_documents(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'number', v.number, 'received_at', survey.iso(v.received_at), 'questionnaire_version', v.questionnaire_version,
    'answers', v.answers, 'explanations', v.explanations, 'hash', v.hash, 'short_hash', v.short_hash,
    'contact', c.contact) order by v.number), '[]')
  from survey.revisions v left join survey.contacts c on c.response_id = v.response_id and c.revision = v.number
  where v.response_id = p_response_id
$$;
comment on function survey.revision_documents(bigint) is
  'Every revision of a response with its contact; null once contacts are deleted.';

create function survey.history_of(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'fact', c.fact, 'from', c.from_value, 'to', c.to_value, 'actor', c.actor, 'who', c.who, 'why', c.why,
    'revision', c.revision, 'at', survey.iso(c.happened_at), 'items', survey.requested_items(c.id)) order by c.id), '[]')
  from survey.state_changes c where c.response_id = p_response_id
$$;
comment on function survey.history_of(bigint) is 'Every step of a response, with what was asked for.';

create function survey.response_document(p_survey survey.surveys, p_response survey.responses) returns jsonb
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
    'revisions', survey.revision_documents(p_response.id), 'history', survey.history_of(p_response.id))
$$;
comment on function survey.response_document(survey.surveys, survey.responses) is
  'Everything of one response but what its unit has not sent.';

create function public.staff_show(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select survey.response_document(s, r)
    from survey.current_survey() s join survey.responses r on r.survey_id = s.id
    where r.number = p ->> 'number'
      or (r.code_set = s.code_set and r.unit_code = p ->> 'unit' and r.verification = 'confirmed')
    limit 1), jsonb_build_object('outcome', 'not_found'))
$$;
comment on function public.staff_show(jsonb) is
  'Everything of one response but what its unit has not sent. Takes {number} or {unit} (its one confirmed response); '
  'returns {outcome: found, number, unit, verification, state, signed_copy, current_revision, sent_without_code, '
  'created_at, last_activity_at, late, unsent, attached_to, request, revisions: [{number, received_at, '
  'questionnaire_version, answers, explanations, hash, short_hash, contact}], history: [{fact, from, to, actor, who, '
  'why, revision, at, items}]} or {outcome: not_found}. For commands only.';

revoke all on function survey.has_unsent_typing(bigint), survey.last_activity(survey.responses),
  survey.sent_without_code(survey.surveys, text), survey.unit_overview(survey.surveys, survey.units),
  survey.revision_documents(bigint), survey.history_of(bigint),
  survey.response_document(survey.surveys, survey.responses) from public, anon, authenticated, service_role;
revoke all on function public.staff_list(jsonb), public.staff_show(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.staff_list(jsonb), public.staff_show(jsonb) to service_role;
