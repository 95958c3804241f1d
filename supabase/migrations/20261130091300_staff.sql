-- What the Department's staff see, every unit with where it stands and everything of one response, and what they
-- decide about a confirmed response.

create function survey.has_unsent_changes(p_response_id bigint) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce((
    select d.version > d.sent_version and d.form_values <> '{}' from survey.drafts d
    where d.response_id = p_response_id), false)
$$;
comment on function survey.has_unsent_changes(bigint) is 'Whether the draft of a response holds something not sent.';

create function survey.last_activity(p_response survey.responses) returns timestamptz
language sql stable set search_path = ''
as $$
  select greatest(p_response.created_at,
    (select max(c.happened_at) from survey.state_transitions c where c.response_id = p_response.id),
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
    'unsent', survey.has_unsent_changes(r.id), 'without_code', survey.sent_without_code(p_survey, p_unit.code))
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
    'audit_log', (select coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'who', a.who, 'why', a.why,
      'details', a.details, 'at', survey.iso(a.happened_at)) order by a.id), '[]')
      from survey.audit_log a where a.survey_id = s.id))
    || survey.times_document(s, survey.clock())
  from survey.current_survey() s
$$;
comment on function public.staff_list(jsonb) is
  'Every unit asked with where it stands, and the survey itself. Takes {}; returns {outcome: listed, letter, trial, '
  'publish_from, due_at, closes_at, open, now, late, personal_data_deleted, revisions, units: [{code, name, number, '
  'state, signed_copy, revision, late, first_received_at, received_at, last_activity_at, unsent, without_code: '
  '[{number, verification, received_at, attached_to}]}], audit_log}. For commands only.';

create function survey.transitions_of(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'attribute', c.attribute, 'from', c.from_value, 'to', c.to_value, 'actor', c.actor, 'who', c.who, 'why', c.why,
    'revision', c.revision, 'at', survey.iso(c.happened_at), 'items', survey.completion_items(c.id)) order by c.id), '[]')
  from survey.state_transitions c where c.response_id = p_response_id
$$;
comment on function survey.transitions_of(bigint) is 'Every transition of a response, with what was asked for.';

create function survey.uploads_for_staff(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'kind', a.kind, 'revision', a.revision, 'name', a.name, 'type', a.type, 'size', a.size, 'sha256', a.sha256,
    'flags', a.flags, 'received_at', survey.iso(a.finished_at), 'withdrawn_at', survey.iso(w.withdrawn_at))
    order by a.begun_at, a.id), '[]')
  from survey.uploads a left join survey.withdrawn_uploads w on w.upload_id = a.id where a.response_id = p_response_id and a.state = 'received'
$$;
comment on function survey.uploads_for_staff(bigint) is 'Every file received with a response, of all its revisions, those taken back too.';

create function survey.signed_copies_of(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'revision', c.revision, 'channel', c.channel, 'letter_number', c.letter_number, 'letter_date', c.letter_date,
    'actor', c.actor, 'who', c.who, 'at', survey.iso(c.recorded_at)) order by c.id), '[]')
  from survey.signed_copies c where c.response_id = p_response_id
$$;
comment on function survey.signed_copies_of(bigint) is 'Every time a signed copy of a response was recorded.';

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
    'unsent', survey.has_unsent_changes(p_response.id),
    'attached_to', (select o.number from survey.responses o where o.id = p_response.attached_to),
    'purged', (select jsonb_build_object('who', u.who, 'why', u.why, 'at', survey.iso(u.purged_at))
      from survey.purges u where u.response_id = p_response.id),
    'request', survey.open_completion_request(p_response),
    'revisions', survey.revision_documents(p_response.id), 'history', survey.transitions_of(p_response.id),
    'files', survey.uploads_for_staff(p_response.id), 'signed_copies', survey.signed_copies_of(p_response.id))
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
  'created_at, last_activity_at, late, unsent, attached_to, purged: {who, why, at} or null, request, revisions: '
  '[{number, received_at, questionnaire_version, answers, explanations, hash, short_hash, contact}], history: '
  '[{attribute, from, to, actor, who, why, revision, at, items}], files: [{kind, revision, name, type, size, sha256, '
  'flags, received_at, withdrawn_at}], signed_copies: [{revision, channel, letter_number, letter_date, actor, who, at}]} or '
  '{outcome: not_found}. For commands only.';

create function survey.lock_response(p_survey survey.surveys, p_number text) returns survey.responses
language plpgsql set search_path = ''
as $$
declare
  v_response survey.responses;
begin
  select r.* into v_response from survey.responses r where r.survey_id = p_survey.id and r.number = p_number;
  perform survey.lock_unit(p_survey, v_response.unit_code);
  -- Read again: whoever held the lock may have changed it.
  select r.* into v_response from survey.responses r where r.id = v_response.id;
  return v_response;
end $$;
comment on function survey.lock_response(survey.surveys, text) is
  'The response with this number, or null, with its unit locked until the end of the transaction.';

create function survey.refuse_staff_transition(p_response survey.responses, p_attribute text, p_to text, p jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  with at as (
    select case p_attribute when 'verification' then p_response.verification when 'state' then p_response.state
      else p_response.signed_copy end as value
  )
  select case
    when p_response.id is null then jsonb_build_object('outcome', 'not_found')
    when survey.refuse_who_and_why(p) is not null then survey.refuse_who_and_why(p)
    when p_attribute <> 'verification' and p_response.verification <> 'confirmed'
      then jsonb_build_object('outcome', 'not_confirmed', 'verification', p_response.verification)
    when s.attribute is null then jsonb_build_object('outcome', 'not_allowed', 'attribute', p_attribute, 'from', at.value)
    when p_attribute <> 'verification' and (p ->> 'revision')::integer is distinct from p_response.current_revision
      then jsonb_build_object('outcome', 'stale', 'current_revision', p_response.current_revision)
    when s.needs_reason and survey.is_blank(p ->> 'why') then jsonb_build_object('outcome', 'reason_missing') end
  from at left join survey.allowed_transitions s
    on s.attribute = p_attribute and s.from_value = at.value and s.to_value = p_to and s.actor = 'staff'
$$;
comment on function survey.refuse_staff_transition(survey.responses, text, text, jsonb) is
  'Null when staff may make this transition now, as survey.allowed_transitions has it; otherwise the outcome to '
  'answer with. A transition of a confirmed response is about the revision that p names: when a newer one came, it is '
  'stale.';

create function survey.make_staff_transition(
  p_response survey.responses, p_attribute text, p_to text, p jsonb, p_now timestamptz
) returns bigint
language plpgsql set search_path = ''
as $$
begin
  perform survey.make_transition(p_response.id, p_attribute, p_to, 'staff', btrim(p ->> 'who'), nullif(btrim(p ->> 'why'), ''),
    nullif(p_response.current_revision, 0), p_now);
  return (select max(c.id) from survey.state_transitions c where c.response_id = p_response.id and c.attribute = p_attribute);
end $$;
comment on function survey.make_staff_transition(survey.responses, text, text, jsonb, timestamptz) is
  'Makes a transition in the name of a member of staff, about the current revision; returns the id of its record.';

create function public.accept_response(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_response survey.responses := survey.lock_response(survey.current_survey(), p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_transition(v_response, 'state', 'accepted', p);
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  perform survey.make_staff_transition(v_response, 'state', 'accepted', p, survey.clock());
  return jsonb_build_object('outcome', 'accepted', 'number', v_response.number, 'revision', v_response.current_revision);
end $$;
comment on function public.accept_response(jsonb) is
  'Takes a sent response over (Đã tiếp nhận). Takes {number, revision, who, why?}; returns {outcome: accepted, number, '
  'revision} or {outcome: not_found | who_missing | too_long | not_confirmed | not_allowed | stale}. For commands '
  'only.';

create function survey.refuse_items(p_items jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('outcome', 'invalid_items')
  from jsonb_to_recordset(coalesce(p_items, '[]')) as q (path text, reason text)
  having bool_or(survey.is_blank(path) or survey.is_blank(reason) or octet_length(path) > 200 or length(reason) > 5000)
    or count(distinct path) < count(*) or count(*) > 500
$$;
comment on function survey.refuse_items(jsonb) is
  'The outcome when one of the items has no path or no reason, is too long, or names a path twice; else null.';

create function public.request_completion(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_response survey.responses := survey.lock_response(survey.current_survey(), p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_transition(v_response, 'state', 'completion_requested', p);
  v_change bigint;
begin
  v_refusal := coalesce(v_refusal, survey.refuse_items(p -> 'items'));
  if v_refusal is not null then
    return v_refusal;
  elsif v_response.state is distinct from p ->> 'from' then
    return jsonb_build_object('outcome', 'not_allowed', 'attribute', 'state', 'from', v_response.state);
  end if;
  v_change := survey.make_staff_transition(v_response, 'state', 'completion_requested', p, survey.clock());
  insert into survey.completion_requests (state_transition_id, path, item, reason)
    select v_change, q.value ->> 'path', q.ordinality, btrim(q.value ->> 'reason')
    from jsonb_array_elements(coalesce(p -> 'items', '[]')) with ordinality as q;
  return jsonb_build_object('outcome', 'requested', 'number', v_response.number, 'revision', v_response.current_revision);
end $$;
comment on function public.request_completion(jsonb) is
  'Asks a unit to complete or explain what it sent, or opens an accepted response again. Takes {number, revision, '
  'from: sent | accepted, who, why, items?: [{path, reason}]}; returns {outcome: requested, number, revision} or '
  '{outcome: not_found | who_missing | too_long | not_confirmed | not_allowed | stale | reason_missing | '
  'invalid_items}. For commands only.';

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
    return jsonb_build_object('outcome', 'not_allowed', 'attribute', 'signed_copy', 'from', v_response.signed_copy);
  elsif (p ->> 'revision')::integer is distinct from v_response.current_revision then
    return jsonb_build_object('outcome', 'stale', 'current_revision', v_response.current_revision);
  end if;
  perform survey.write_signed_copy(v_response, 'staff', btrim(p ->> 'who'), p, survey.clock());
  return jsonb_build_object('outcome', 'received', 'number', v_response.number, 'revision', v_response.current_revision);
end $$;
comment on function public.receive_signed_copy(jsonb) is
  'Records the signed copy of a revision that the Department got itself. Takes {number, revision, channel: '
  'document_axis | post | email, letter_number, letter_date, who}; returns {outcome: received, number, revision} or '
  '{outcome: not_found | who_missing | too_long | not_confirmed | not_allowed | stale}. For commands only.';

revoke all on function survey.has_unsent_changes(bigint), survey.last_activity(survey.responses),
  survey.sent_without_code(survey.surveys, text), survey.unit_overview(survey.surveys, survey.units),
  survey.transitions_of(bigint), survey.uploads_for_staff(bigint), survey.signed_copies_of(bigint),
  survey.response_document(survey.surveys, survey.responses), survey.lock_response(survey.surveys, text),
  survey.refuse_staff_transition(survey.responses, text, text, jsonb),
  survey.make_staff_transition(survey.responses, text, text, jsonb, timestamptz), survey.refuse_items(jsonb)
  from public, anon, authenticated, service_role;
revoke all on function public.staff_list(jsonb), public.staff_show(jsonb), public.accept_response(jsonb),
  public.request_completion(jsonb), public.receive_signed_copy(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.staff_list(jsonb), public.staff_show(jsonb), public.accept_response(jsonb),
  public.request_completion(jsonb), public.receive_signed_copy(jsonb) to service_role;
