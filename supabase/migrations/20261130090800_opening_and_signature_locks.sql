-- A unit opens its response by its code, and locks the draft for signature (Đang trình ký): the paper that goes to the
-- Director carries number and hash of what is sent after it.

create table survey.signature_locks (
  id bigint generated always as identity primary key,
  response_id bigint not null references survey.responses (id),
  action text not null check (action in ('locked', 'unlocked')),
  revision integer not null check (revision > 0),
  questionnaire_version integer not null check (questionnaire_version > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  short_hash text not null check (short_hash ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and octet_length(answers::text) <= 2000000),
  explanations jsonb not null check (jsonb_typeof(explanations) = 'object' and octet_length(explanations::text) <= 2000000),
  why text check (length(why) <= 20000),
  happened_at timestamptz not null,
  check (action = 'locked' or survey.is_blank(why) is false)
);
comment on table survey.signature_locks is
  'Append-only: what was locked for signature, word for word, without the contact person, and why it was unlocked.';
comment on column survey.signature_locks.revision is 'The number of the revision that the printed paper names.';
create index signature_locks_by_response on survey.signature_locks (response_id, id);
alter table survey.signature_locks enable row level security;
revoke all on survey.signature_locks from public, anon, authenticated, service_role;

create trigger signature_locks_append_only before update or delete or truncate on survey.signature_locks
  for each statement execute function survey.refuse_rewriting();
alter table survey.signature_locks enable always trigger signature_locks_append_only;

create function survey.signature_lock_document(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('locked', l.action = 'locked' and d.locked_at is not null, 'revision', l.revision,
    'short_hash', l.short_hash, 'answers', l.answers, 'explanations', l.explanations, 'at', survey.iso(s.happened_at))
  from (select * from survey.signature_locks g where g.response_id = p_response_id order by g.id desc limit 1) l
    join survey.signature_locks s on s.id = (
      select max(g.id) from survey.signature_locks g where g.response_id = p_response_id and g.action = 'locked')
    left join survey.drafts d on d.response_id = p_response_id
$$;
comment on function survey.signature_lock_document(bigint) is
  'What was locked for signature last: {locked, revision, short_hash, answers, explanations, at}; null when nothing was. '
  'locked is false once it was unlocked or sent.';

create function survey.instance_name(p_answers jsonb, p_path text) returns text
language sql immutable set search_path = ''
as $$ select p_answers #>> array[split_part(p_path, '.', 1), split_part(p_path, '.', 2), 'name'] $$;
comment on function survey.instance_name(jsonb, text) is
  'The name given in the answers to the instance a path leads into; null where it leads into none.';

-- A unit that opens its response is told what it is asked to complete or explain, question by question.
create function survey.completion_request_for_unit(p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select q.request || jsonb_build_object('items', (
    select coalesce(jsonb_agg(i.value || jsonb_build_object('instance', survey.instance_name(v.answers, i.value ->> 'path'))
      order by i.ordinality), '[]')
    from jsonb_array_elements(q.request -> 'items') with ordinality as i
    left join survey.revisions v on v.response_id = p_response.id and v.number = (q.request ->> 'revision')::integer))
  from (select survey.open_completion_request(p_response) as request) as q where q.request is not null
$$;
comment on function survey.completion_request_for_unit(survey.responses) is
  'What the unit is asked to complete now, as survey.open_completion_request has it, each item also with '
  'the name of its instance; null when nothing is asked.';

create function survey.draft_document(p_survey survey.surveys, p_response survey.responses, p_now timestamptz)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'outcome', 'opened', 'number', p_response.number, 'verification', p_response.verification,
    'state', p_response.state, 'signed_copy', p_response.signed_copy, 'current_revision', p_response.current_revision,
    'open', survey.is_open(p_survey, p_now), 'due_at', survey.iso(p_survey.due_at), 'closes_at', survey.iso(p_survey.closes_at),
    'publish_from', p_survey.publish_from,
    'personal_data_deleted_at', (
      select survey.iso(min(a.happened_at)) from survey.audit_log a
      where a.survey_id = p_survey.id and a.action = 'personal_data_deleted'),
    'form_values', coalesce(d.form_values, '{}'), 'version', coalesce(d.version, 0),
    'base_revision', coalesce(d.base_revision, p_response.current_revision), 'superseded', d.superseded,
    'saved_at', survey.iso(d.saved_at), 'locked_at', survey.iso(d.locked_at),
    'request', survey.completion_request_for_unit(p_response), 'signing', survey.signature_lock_document(p_response.id),
    'files', survey.uploads_for_unit(p_response), 'signed', survey.latest_signed_copy(p_response),
    'receipts', (
      select coalesce(jsonb_agg(v.receipt order by v.number), '[]')
      from survey.revisions v where v.response_id = p_response.id))
  from (select) as one left join survey.drafts d on d.response_id = p_response.id
$$;
comment on function survey.draft_document(survey.surveys, survey.responses, timestamptz) is
  'A response as its own unit sees it: where it stands, what it is asked to complete, its draft or when all drafts were '
  'deleted, its files, the receipts of its revisions.';

create function public.open_draft(p jsonb) returns jsonb
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
  v_survey := survey.share_lock_survey();
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
comment on function public.open_draft(jsonb) is
  'Finds the response of a unit by its code, or begins it. Takes {unit, digest}; returns {outcome: opened, ...} '
  'also after closing, or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | closed}. For the functions '
  'only.';

create function survey.refuse_lock(
  p_survey survey.surveys, p_response survey.responses, p_draft survey.drafts, p jsonb, p_now timestamptz
) returns jsonb
language sql stable set search_path = ''
as $$
  select case
    when not survey.is_open(p_survey, p_now) then jsonb_build_object('outcome', 'closed')
    when p_response.state = 'accepted'
      then jsonb_build_object('outcome', 'accepted_already', 'current_revision', p_response.current_revision)
    when p_draft.locked_at is not null and p_draft.locked_hash <> p ->> 'hash'
      then jsonb_build_object('outcome', 'locked')
    when p_draft.locked_at is null and p_draft.version <> (p ->> 'version')::integer
      then jsonb_build_object('outcome', 'stale', 'current_revision', p_response.current_revision) end
$$;
comment on function survey.refuse_lock(survey.surveys, survey.responses, survey.drafts, jsonb, timestamptz) is
  'Null when the draft may be locked for signature now; otherwise the outcome to answer with.';

create function survey.lock_for_signature(p_response survey.responses, p jsonb, p_now timestamptz) returns void
language plpgsql set search_path = ''
as $$
declare
  v_revision integer := p_response.current_revision + 1;
begin
  update survey.drafts d set locked_at = p_now, locked_hash = p ->> 'hash', reserved_revision = v_revision
    where d.response_id = p_response.id;
  insert into survey.signature_locks
    (response_id, action, revision, questionnaire_version, hash, short_hash, answers, explanations, happened_at)
    values (p_response.id, 'locked', v_revision, (p ->> 'questionnaire_version')::integer, p ->> 'hash',
      p ->> 'short_hash', p -> 'answers', p -> 'explanations', p_now);
  -- A correction is locked too, but stays what was sent before until it is sent itself.
  if p_response.state = 'draft' then
    perform survey.make_transition(p_response.id, 'state', 'in_signature', 'unit', p_response.unit_code, null, v_revision, p_now);
  end if;
end $$;
comment on function survey.lock_for_signature(survey.responses, jsonb, timestamptz) is
  'Locks the draft of a response with the hash of its answers, and reserves the number of the next revision.';

-- Code, deadline and closing are checked when it is a request's turn, not as they stood when it began to wait.
create function public.lock_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_opened jsonb := public.open_draft(p);
  v_survey survey.surveys;
  v_now timestamptz;
  v_response survey.responses;
  v_draft survey.drafts;
  v_refusal jsonb;
begin
  if v_opened ->> 'outcome' <> 'opened' then
    return v_opened;
  end if;
  v_survey := survey.share_lock_survey();
  v_now := survey.clock();
  v_response := survey.confirmed_response(v_survey, p ->> 'unit');
  select d.* into v_draft from survey.drafts d where d.response_id = v_response.id;
  v_refusal := survey.refuse_lock(v_survey, v_response, v_draft, p, v_now);
  if v_refusal is not null then
    return v_refusal;
  elsif v_draft.locked_at is null then
    perform survey.lock_for_signature(v_response, p, v_now);
  end if;
  return survey.draft_document(v_survey, survey.confirmed_response(v_survey, p ->> 'unit'), v_now);
end $$;
comment on function public.lock_draft(jsonb) is
  'Locks the draft of a unit for signature. Takes {unit, digest, version (of the draft), hash, short_hash, answers, '
  'explanations, questionnaire_version}; returns {outcome: opened, ...} as open_draft does, or {outcome: unknown_unit | '
  'wrong_code | too_many_wrong_codes | closed | accepted_already | locked | stale}. For the functions only.';

create function survey.unlock_from_signature(p_response survey.responses, p_draft survey.drafts, p_why text, p_now timestamptz)
returns void
language plpgsql set search_path = ''
as $$
begin
  insert into survey.signature_locks
    (response_id, action, revision, questionnaire_version, hash, short_hash, answers, explanations, why, happened_at)
    select s.response_id, 'unlocked', s.revision, s.questionnaire_version, s.hash, s.short_hash, s.answers,
      s.explanations, p_why, p_now
    from survey.signature_locks s where s.response_id = p_response.id and s.action = 'locked' order by s.id desc limit 1;
  update survey.drafts d set locked_at = null, locked_hash = null, reserved_revision = null
    where d.response_id = p_response.id;
  if p_response.state = 'in_signature' then
    perform survey.make_transition(p_response.id, 'state', 'draft', 'unit', p_response.unit_code, p_why,
      p_draft.reserved_revision, p_now);
  end if;
end $$;
comment on function survey.unlock_from_signature(survey.responses, survey.drafts, text, timestamptz) is
  'Unlocks a draft that was in signature and records why.';

create function public.unlock_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_opened jsonb := public.open_draft(p);
  v_survey survey.surveys;
  v_now timestamptz;
  v_response survey.responses;
  v_draft survey.drafts;
begin
  if v_opened ->> 'outcome' <> 'opened' then
    return v_opened;
  elsif survey.is_blank(p ->> 'why') then
    return jsonb_build_object('outcome', 'reason_missing');
  end if;
  v_survey := survey.share_lock_survey();
  v_now := survey.clock();
  v_response := survey.confirmed_response(v_survey, p ->> 'unit');
  select d.* into v_draft from survey.drafts d where d.response_id = v_response.id;
  if not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_draft.locked_at is not null then
    perform survey.unlock_from_signature(v_response, v_draft, btrim(p ->> 'why'), v_now);
  end if;
  return survey.draft_document(v_survey, survey.confirmed_response(v_survey, p ->> 'unit'), v_now);
end $$;
comment on function public.unlock_draft(jsonb) is
  'Unlocks the draft of a unit. Takes {unit, digest, why}; returns {outcome: opened, ...} as open_draft does, also when '
  'it was not locked, or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | reason_missing | closed}. For the '
  'functions only.';

revoke all on function survey.signature_lock_document(bigint), survey.instance_name(jsonb, text),
  survey.completion_request_for_unit(survey.responses),
  survey.draft_document(survey.surveys, survey.responses, timestamptz),
  survey.refuse_lock(survey.surveys, survey.responses, survey.drafts, jsonb, timestamptz),
  survey.lock_for_signature(survey.responses, jsonb, timestamptz),
  survey.unlock_from_signature(survey.responses, survey.drafts, text, timestamptz)
  from public, anon, authenticated, service_role;
revoke all on function public.open_draft(jsonb), public.lock_draft(jsonb), public.unlock_draft(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.open_draft(jsonb), public.lock_draft(jsonb), public.unlock_draft(jsonb)
  to service_role;
