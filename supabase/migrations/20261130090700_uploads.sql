-- Files that come with a response: the signed copy and the province's plan. They lie in a private bucket of Storage;
-- here is what each is, for which answers it was sent, and how the signed copy came, as a file or otherwise.

do $$ begin
  -- Plain PostgreSQL, without Supabase's Storage, has no buckets.
  if to_regclass('storage.buckets') is not null then
    insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
      values ('uploads', 'uploads', false, 20971520, array['application/pdf', 'image/jpeg', 'image/png'])
      on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit,
        allowed_mime_types = excluded.allowed_mime_types;
  end if;
end $$;

create table survey.uploads (
  id uuid primary key,
  response_id bigint not null references survey.responses (id),
  revision integer,
  kind text not null check (kind in ('signed_copy', 'plan')),
  name text not null check (length(name) between 1 and 300),
  object text not null unique check (object ~ '^[0-9]{2}/[0-9a-f-]{36}\.(pdf|jpg|png)$'),
  type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
  size integer not null check (size between 1 and 20971520),
  state text not null default 'begun' check (state in ('begun', 'received', 'refused')),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  flags text[] not null default '{}',
  begun_at timestamptz not null,
  finished_at timestamptz,
  foreign key (response_id, revision) references survey.revisions (response_id, number),
  check (revision is not null or kind = 'plan'),
  check ((state = 'begun') = (finished_at is null)),
  check (state <> 'received' or sha256 is not null)
);
comment on table survey.uploads is
  'Each file a unit began to send, bound to the revision whose answers it belongs to; to none where a plan came before '
  'anything was sent. Received: it lies in the bucket and was looked at. Refused: it was not what it said to be, and was '
  'removed.';
comment on column survey.uploads.name is 'As the officer''s machine called it; for people only, never part of an address.';
comment on column survey.uploads.flags is
  'What staff should know before opening it: script, launch, embedded_file, submit_form, import_data, remote_goto, xfa, '
  'encrypted, truncated, not_fully_checked (something in it was not understood, or was too much to look at).';
create index uploads_by_response on survey.uploads (response_id, begun_at);
create index uploads_plans on survey.uploads (response_id) where kind = 'plan' and state = 'received';
alter table survey.uploads enable row level security;
revoke all on survey.uploads from public, anon, authenticated, service_role;

create function survey.refuse_change_of_finished() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.state <> 'begun' or (new.id, new.response_id, new.revision, new.kind, new.name, new.object, new.type, new.begun_at)
    is distinct from (old.id, old.response_id, old.revision, old.kind, old.name, old.object, old.type, old.begun_at) then
    raise exception 'what is known of a file never changes' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function survey.refuse_change_of_finished() is 'Once a file was received or refused its row never changes.';

create trigger uploads_refuse_change_of_finished before update on survey.uploads
  for each row execute function survey.refuse_change_of_finished();
alter table survey.uploads enable always trigger uploads_refuse_change_of_finished;
create trigger uploads_not_removed before delete or truncate on survey.uploads
  for each statement execute function survey.refuse_rewriting();
alter table survey.uploads enable always trigger uploads_not_removed;

create table survey.withdrawn_uploads (
  upload_id uuid primary key references survey.uploads (id),
  who text not null check (who ~ '\S'),
  withdrawn_at timestamptz not null
);
comment on table survey.withdrawn_uploads is
  'Append-only: the received files that their unit took back. The file stays in the bucket and in the record, and counts '
  'for nothing.';
alter table survey.withdrawn_uploads enable row level security;
revoke all on survey.withdrawn_uploads from public, anon, authenticated, service_role;

create trigger withdrawn_uploads_append_only before update or delete or truncate on survey.withdrawn_uploads
  for each statement execute function survey.refuse_rewriting();
alter table survey.withdrawn_uploads enable always trigger withdrawn_uploads_append_only;

create table survey.signed_copies (
  id bigint generated always as identity primary key,
  response_id bigint not null,
  revision integer not null,
  channel text not null check (channel in ('file', 'document_axis', 'post', 'email')),
  letter_number text check (length(letter_number) between 1 and 100),
  letter_date date,
  actor text not null check (actor in ('unit', 'staff')),
  who text not null check (who ~ '\S'),
  recorded_at timestamptz not null,
  foreign key (response_id, revision) references survey.revisions (response_id, number),
  check (channel = 'file' or (letter_number is not null and letter_date is not null))
);
comment on table survey.signed_copies is
  'Append-only: how the signed and stamped copy of a revision came, with number and date of the unit''s letter.';
create index signed_copies_by_response on survey.signed_copies (response_id, id);
alter table survey.signed_copies enable row level security;
revoke all on survey.signed_copies from public, anon, authenticated, service_role;

create trigger signed_copies_append_only before update or delete or truncate on survey.signed_copies
  for each statement execute function survey.refuse_rewriting();
alter table survey.signed_copies enable always trigger signed_copies_append_only;

-- A day that is yet to come is a slip of the pen.
create function survey.refuse_future_letter_date() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.letter_date > (survey.clock() at time zone 'Asia/Ho_Chi_Minh')::date then
    raise exception 'the letter is of a day that is yet to come' using errcode = '22008';
  end if;
  return new;
end $$;
comment on function survey.refuse_future_letter_date() is
  'No signed copy came with a letter of a later day than today in Viet Nam.';

create trigger signed_copies_future_letter_date before insert on survey.signed_copies
  for each row execute function survey.refuse_future_letter_date();
alter table survey.signed_copies enable always trigger signed_copies_future_letter_date;

create function survey.uploads_for_unit(p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'type', a.type, 'size', a.size,
    'sha256', a.sha256, 'revision', a.revision, 'received_at', survey.iso(a.finished_at),
    'withdrawn_at', survey.iso(w.withdrawn_at), 'is_current', a.kind = 'plan' or v.hash = now.hash)
    order by a.finished_at, a.id), '[]')
  from survey.uploads a left join survey.withdrawn_uploads w on w.upload_id = a.id
    left join survey.revisions v on v.response_id = a.response_id and v.number = a.revision
    left join survey.revisions now on now.response_id = a.response_id and now.number = p_response.current_revision
  where a.response_id = p_response.id and a.state = 'received'
$$;
comment on function survey.uploads_for_unit(survey.responses) is
  'The files received with a response, those taken back too. is_current says whether a signed copy is of the answers sent '
  'last; a plan always is.';

create function survey.has_signed_file(p_response_id bigint, p_hash text) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from survey.uploads a join survey.revisions v on v.response_id = a.response_id and v.number = a.revision
    where a.response_id = p_response_id and a.kind = 'signed_copy' and a.state = 'received' and v.hash = p_hash
      and not exists (select from survey.withdrawn_uploads w where w.upload_id = a.id))
$$;
comment on function survey.has_signed_file(bigint, text) is
  'Whether a file of the signed copy of answers with this hash was received and not taken back.';

create function survey.is_signed(p_response_id bigint, p_revision integer) returns boolean
language sql stable set search_path = ''
as $$
  -- A signed copy that came another way than as a file is not taken back here.
  select exists (
      select from survey.state_transitions c where c.response_id = p_response_id and c.attribute = 'signed_copy'
        and c.to_value = 'received' and c.revision = p_revision)
    and coalesce((
      select bool_or(s.channel <> 'file') or survey.has_signed_file(p_response_id, v.hash)
      from survey.revisions v join survey.revisions same on same.response_id = v.response_id and same.hash = v.hash
        join survey.signed_copies s on s.response_id = same.response_id and s.revision = same.number
      where v.response_id = p_response_id and v.number = p_revision group by v.hash), true)
$$;
comment on function survey.is_signed(bigint, integer) is
  'Whether the signed copy of a revision was received, and not every file of it taken back since.';

create function survey.latest_signed_copy(p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('revision', s.revision, 'channel', s.channel, 'letter_number', s.letter_number,
    'letter_date', s.letter_date, 'at', survey.iso(s.recorded_at), 'is_current', v.hash = now.hash)
  from survey.signed_copies s
    join survey.revisions v on v.response_id = s.response_id and v.number = s.revision
    join survey.revisions now on now.response_id = s.response_id and now.number = p_response.current_revision
  where s.response_id = p_response.id and (s.channel <> 'file' or survey.has_signed_file(s.response_id, v.hash))
  order by s.id desc limit 1
$$;
comment on function survey.latest_signed_copy(survey.responses) is
  'How the signed copy came last, where it was not taken back: {revision, channel, letter_number, letter_date, at, '
  'is_current}; null when none did.';

create function survey.refuse_unless_sent(p jsonb, p_is_plan boolean default false) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_response survey.responses;
  v_refusal jsonb;
begin
  if not survey.is_asked(v_survey, p ->> 'unit') then
    return jsonb_build_object('outcome', 'unknown_unit');
  end if;
  v_refusal := survey.refuse_code(v_survey, p ->> 'unit', decode(p ->> 'digest', 'hex'));
  if v_refusal is not null then
    return v_refusal;
  end if;
  perform survey.lock_unit(v_survey, p ->> 'unit');
  v_response := survey.confirmed_response(v_survey, p ->> 'unit');
  if coalesce(v_response.current_revision, 0) = 0
    and not (p_is_plan and v_response.id is not null and survey.is_open(v_survey, survey.clock())) then
    return jsonb_build_object('outcome', 'not_sent');
  end if;
  return null;
end $$;
comment on function survey.refuse_unless_sent(jsonb, boolean) is
  'Null when the code is right and the unit has sent its response, which is then locked; for a plan, also while the '
  'response is a draft of an open survey. Otherwise what to answer.';

create function public.begin_upload(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_limit constant integer := 40;
  v_refusal jsonb := survey.refuse_unless_sent(p, p ->> 'kind' = 'plan');
  v_response survey.responses;
  v_now timestamptz := survey.clock();
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  v_response := survey.confirmed_response(survey.current_survey(), p ->> 'unit');
  if (select count(*) from survey.uploads a where a.response_id = v_response.id and (a.state = 'received'
      or a.begun_at > v_now - interval '24 hours')) >= v_limit then
    return jsonb_build_object('outcome', 'too_many_files', 'retry_after', 86400);
  end if;
  insert into survey.uploads (id, response_id, revision, kind, name, object, type, size, begun_at)
    values ((p ->> 'id')::uuid, v_response.id, nullif(v_response.current_revision, 0), p ->> 'kind', p ->> 'name', p ->> 'object',
      p ->> 'type', (p ->> 'size')::integer, v_now);
  return jsonb_build_object('outcome', 'begun');
end $$;
comment on function public.begin_upload(jsonb) is
  'Notes that a unit begins to send a file with the answers it sent last, or a plan before it sends any. Takes {unit, digest, id, kind, name, object, '
  'type, size}; returns {outcome: begun} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | not_sent | '
  'too_many_files}. For the functions only.';

create function public.find_upload(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_refusal jsonb := survey.refuse_unless_sent(p, exists (
    select from survey.uploads a where a.id = (p ->> 'id')::uuid and a.kind = 'plan'));
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  return coalesce((
    select jsonb_build_object('outcome', 'found', 'object', a.object, 'type', a.type, 'size', a.size, 'state', a.state)
    from survey.uploads a
    where a.id = (p ->> 'id')::uuid
      and a.response_id = (survey.confirmed_response(survey.current_survey(), p ->> 'unit')).id),
    jsonb_build_object('outcome', 'not_found'));
end $$;
comment on function public.find_upload(jsonb) is
  'A file that a unit began to send. Takes {unit, digest, id}; returns {outcome: found, object, type, size, state} or '
  '{outcome: unknown_unit | wrong_code | too_many_wrong_codes | not_sent | not_found}. For the functions only.';

create function survey.write_signed_copy(
  p_response survey.responses, p_actor text, p_who text, p jsonb, p_now timestamptz
) returns void
language plpgsql set search_path = ''
as $$
begin
  insert into survey.signed_copies
    (response_id, revision, channel, letter_number, letter_date, actor, who, recorded_at)
    values (p_response.id, p_response.current_revision, p ->> 'channel', nullif(btrim(p ->> 'letter_number'), ''),
      (p ->> 'letter_date')::date, p_actor, p_who, p_now);
  if p_response.signed_copy <> 'received' then
    perform survey.make_transition(p_response.id, 'signed_copy', 'received', p_actor, p_who, null,
      p_response.current_revision, p_now);
  end if;
end $$;
comment on function survey.write_signed_copy(survey.responses, text, text, jsonb, timestamptz) is
  'Records the signed copy of the revision sent last, and makes the transition to received.';

-- A received file of the signed copy is the signed copy: nothing more is to be written down for it.
create function survey.receive_signed_file(p_file survey.uploads, p_now timestamptz) returns void
language plpgsql set search_path = ''
as $$
declare
  v_response survey.responses := (select r from survey.responses r where r.id = p_file.response_id);
begin
  -- One that came before, perhaps with number and date of the letter, stays what is said of the signed copy.
  if v_response.signed_copy <> 'received' and exists (
    select from jsonb_array_elements(survey.uploads_for_unit(v_response)) f
    where f ->> 'id' = p_file.id::text and f ->> 'kind' = 'signed_copy' and (f ->> 'is_current')::boolean) then
    perform survey.write_signed_copy(v_response, 'unit', v_response.unit_code, '{"channel": "file"}', p_now);
  end if;
end $$;
comment on function survey.receive_signed_file(survey.uploads, timestamptz) is
  'Records the signed copy as received by this file, when it is one of the answers sent last and none was received.';

create function public.finish_upload(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_file survey.uploads;
  v_now timestamptz;
begin
  perform survey.lock_unit(survey.current_survey(), r.unit_code)
    from survey.uploads a join survey.responses r on r.id = a.response_id where a.id = (p ->> 'id')::uuid;
  v_now := survey.clock();
  update survey.uploads a set state = p ->> 'state', sha256 = p ->> 'sha256', finished_at = v_now,
    size = coalesce((p ->> 'size')::integer, a.size),
    flags = array(select jsonb_array_elements_text(coalesce(p -> 'flags', '[]')))
    where a.id = (p ->> 'id')::uuid and a.state = 'begun' returning * into v_file;
  if v_file.state = 'received' then
    perform survey.receive_signed_file(v_file, v_now);
  end if;
  return jsonb_build_object('outcome', 'finished');
end $$;
comment on function public.finish_upload(jsonb) is
  'Notes that a file was received or refused; one that was finished before stays as it is. The signed copy of the '
  'answers sent last is thereby received. Takes {id, state: received | refused, sha256?, flags?}; returns {outcome: '
  'finished}. For the functions only.';

create function public.record_signed_copy(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_refusal jsonb := survey.refuse_unless_sent(p);
  v_response survey.responses;
  v_now timestamptz := survey.clock();
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  v_response := survey.confirmed_response(v_survey, p ->> 'unit');
  if (p ->> 'revision')::integer <> v_response.current_revision then
    return jsonb_build_object('outcome', 'stale', 'current_revision', v_response.current_revision);
  elsif p ->> 'channel' = 'file' and not exists (
    select from jsonb_array_elements(survey.uploads_for_unit(v_response)) f
    where f ->> 'kind' = 'signed_copy' and (f ->> 'is_current')::boolean and f ->> 'withdrawn_at' is null) then
    return jsonb_build_object('outcome', 'file_missing');
  end if;
  perform survey.write_signed_copy(v_response, 'unit', v_response.unit_code, p, v_now);
  return survey.draft_document(v_survey, survey.confirmed_response(v_survey, p ->> 'unit'), v_now);
end $$;
comment on function public.record_signed_copy(jsonb) is
  'Records how the signed copy of what a unit sent last came. Takes {unit, digest, revision, channel: file | '
  'document_axis | post | email, letter_number, letter_date}; number and date may be null for a file only. Returns '
  '{outcome: opened, ...} as open_draft does, or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | not_sent | '
  'stale | file_missing}. For the functions only.';

create function public.withdraw_upload(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_file survey.uploads;
  v_response survey.responses;
  v_now timestamptz;
  v_refusal jsonb := survey.refuse_unless_sent(p, exists (
    select from survey.uploads a where a.id = (p ->> 'id')::uuid and a.kind = 'plan'));
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  v_survey := survey.share_lock_survey();
  v_now := survey.clock();
  v_response := survey.confirmed_response(v_survey, p ->> 'unit');
  select a.* into v_file from survey.uploads a
    where a.id = (p ->> 'id')::uuid and a.response_id = v_response.id and a.state = 'received';
  if v_file.id is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_response.state = 'accepted' then
    return jsonb_build_object('outcome', 'accepted_already', 'current_revision', v_response.current_revision);
  end if;
  insert into survey.withdrawn_uploads (upload_id, who, withdrawn_at)
    values (v_file.id, v_response.unit_code, v_now) on conflict (upload_id) do nothing;
  if v_response.signed_copy = 'received' and not coalesce(
    (survey.latest_signed_copy(v_response) ->> 'is_current')::boolean, false) then
    perform survey.make_transition(v_response.id, 'signed_copy', 'awaited', 'unit', v_response.unit_code, null,
      v_response.current_revision, v_now);
  end if;
  return survey.draft_document(v_survey, survey.confirmed_response(v_survey, p ->> 'unit'), v_now);
end $$;
comment on function public.withdraw_upload(jsonb) is
  'Takes a received file back, until the response is accepted or the survey closed; when no file or other way of the '
  'signed copy of the answers sent last is left, it is awaited again. Takes {unit, digest, id}; returns {outcome: opened, '
  '...} as open_draft does, also for a file taken back before, or {outcome: unknown_unit | wrong_code | '
  'too_many_wrong_codes | not_sent | not_found | closed | accepted_already}. For the functions only.';

create function public.list_uploads(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('outcome', 'listed', 'files', coalesce(jsonb_agg(jsonb_build_object(
    'id', a.id, 'number', r.number, 'unit', r.unit_code, 'revision', a.revision, 'kind', a.kind, 'name', a.name,
    'object', a.object, 'type', a.type, 'size', a.size, 'state', a.state, 'sha256', a.sha256, 'flags', a.flags,
    'begun_at', survey.iso(a.begun_at), 'finished_at', survey.iso(a.finished_at),
    'withdrawn_at', survey.iso(w.withdrawn_at)) order by r.unit_code, a.begun_at, a.id), '[]'),
    'now', survey.iso(survey.clock()))
  from survey.uploads a join survey.responses r on r.id = a.response_id
    left join survey.withdrawn_uploads w on w.upload_id = a.id
  where r.survey_id = (survey.current_survey()).id and (p ->> 'unit' is null or r.unit_code = p ->> 'unit')
$$;
comment on function public.list_uploads(jsonb) is
  'Every file there is, or those of one unit. Takes {unit?}; returns {outcome: listed, files: [{id, number, unit, '
  'revision, kind, name, object, type, size, state, sha256, flags, begun_at, finished_at, withdrawn_at}], now}. For commands and the '
  'nightly comparison with Storage only.';

revoke all on function survey.refuse_change_of_finished(), survey.refuse_future_letter_date(),
  survey.uploads_for_unit(survey.responses), survey.latest_signed_copy(survey.responses),
  survey.has_signed_file(bigint, text), survey.is_signed(bigint, integer),
  survey.refuse_unless_sent(jsonb, boolean), survey.write_signed_copy(survey.responses, text, text, jsonb, timestamptz),
  survey.receive_signed_file(survey.uploads, timestamptz) from public, anon, authenticated, service_role;
revoke all on function public.begin_upload(jsonb), public.find_upload(jsonb), public.finish_upload(jsonb),
  public.record_signed_copy(jsonb), public.withdraw_upload(jsonb), public.list_uploads(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.begin_upload(jsonb), public.find_upload(jsonb), public.finish_upload(jsonb),
  public.record_signed_copy(jsonb), public.withdraw_upload(jsonb), public.list_uploads(jsonb) to service_role;
