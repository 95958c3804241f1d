-- Every change of a draft is logged, whoever writes it, so that an earlier state can be brought back.

alter table survey.drafts
  add column browser text check (browser ~ '^[0-9a-z]{8,40}$'),
  add column source text not null default 'saved' check (source in ('saved', 'sent', 'attached'));
comment on column survey.drafts.browser is
  'The browser that changed raw last, by a random id of its own; null when it gave none.';
comment on column survey.drafts.source is
  'What changed raw last: saving the draft, a send that took its place, or staff who put in what came without a code.';

create table survey.draft_changes (
  id bigint generated always as identity primary key,
  response_id bigint not null references survey.drafts (response_id) on delete cascade,
  path text not null,
  from_value jsonb not null,
  to_value jsonb not null,
  browser text check (browser ~ '^[0-9a-z]{8,40}$'),
  source text not null check (source in ('saved', 'sent', 'attached')),
  version integer not null,
  changed_at timestamptz not null,
  last_changed_at timestamptz not null,
  size integer not null check (size = octet_length(path) + octet_length(from_value::text) + octet_length(to_value::text))
);
comment on table survey.draft_changes is
  'Append-only log of what each draft held, field by field. The entries of one field follow one another without a gap: '
  'each begins with what the one before it ends with. Holds contact data: deleted with the draft.';
comment on column survey.draft_changes.from_value is 'What the field held before; blank is the empty text.';
comment on column survey.draft_changes.version is 'The version of the draft the entry leads to.';
comment on column survey.draft_changes.last_changed_at is
  'When to_value was saved: later than changed_at when further changes of the field were folded into the entry.';
comment on column survey.draft_changes.size is 'Bytes that count towards the limit of the log of one draft.';
create index draft_changes_by_response on survey.draft_changes (response_id, id);
create index draft_changes_by_path on survey.draft_changes (response_id, path, id);

alter table survey.draft_changes enable row level security;
revoke all on survey.draft_changes from public, anon, authenticated, service_role;

create function survey.refuse_direct_writing() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Change or delete the draft instead: that writes its log.';
end $$;
comment on function survey.refuse_direct_writing() is
  'Refuses any writing to a log that is not done by a trigger of what it logs, whoever asks.';

-- Two triggers, because a backup is restored with those on insert turned off. Outside any trigger the depth is 0;
-- logging, thinning and the cascade from a deleted draft are at 1.
create trigger draft_changes_append_only before update or delete or truncate on survey.draft_changes
  for each statement when (pg_trigger_depth() < 1) execute function survey.refuse_direct_writing();
create trigger draft_changes_logged_only before insert on survey.draft_changes
  for each statement when (pg_trigger_depth() < 1) execute function survey.refuse_direct_writing();
alter table survey.draft_changes enable always trigger draft_changes_append_only;
alter table survey.draft_changes enable always trigger draft_changes_logged_only;

create function survey.raw_differences(p_before jsonb, p_after jsonb)
returns table (path text, from_value jsonb, to_value jsonb)
language sql immutable set search_path = ''
as $$
  select key, survey.or_blank(b.value), survey.or_blank(a.value)
  from jsonb_each(p_before) b full join jsonb_each(p_after) a using (key)
  -- Equal values first: most fields are, and comparing them costs a hundredth of a call.
  where b.value is distinct from a.value and survey.or_blank(b.value) <> survey.or_blank(a.value)
$$;
comment on function survey.raw_differences(jsonb, jsonb) is
  'The fields in which two raw inputs differ, with what each holds there.';

create function survey.thin_draft_changes(p_response_id bigint) returns void
language sql volatile set search_path = ''
as $$
  delete from survey.draft_changes c where c.response_id = p_response_id and c.id <= (
    select max(ranked.id) from (
      select e.id, row_number() over newest_first as place, sum(e.size) over newest_first as bytes
      from survey.draft_changes e where e.response_id = p_response_id
      window newest_first as (order by e.id desc)
    ) as ranked where ranked.place > 2000 or ranked.bytes > 5000000)
$$;
comment on function survey.thin_draft_changes(bigint) is
  'Deletes the oldest entries of a draft beyond 2,000 entries and 5 MB.';

create function survey.log_draft_changes() returns trigger
language plpgsql set search_path = ''
as $$
begin
  with changed as (
    -- Folded into the newest entry of the field, if the same browser saved both within 10 minutes of its beginning. Not when
    -- the field is cleared: a value that goes right after it was typed is what an officer most wants back.
    select d.*, octet_length(d.to_value::text) as to_size, case when newest.browser is not distinct from new.browser
        and newest.source = 'saved' and new.source = 'saved'
        and new.saved_at < newest.changed_at + interval '10 minutes'
        and (d.to_value <> '""' or newest.to_value = '""') then newest.id end as into_id
    from survey.raw_differences(coalesce(old.raw, '{}'), new.raw) as d left join lateral (
      select c.* from survey.draft_changes c where c.response_id = new.response_id and c.path = d.path
      order by c.id desc limit 1) as newest on true
  ), folded as (
    update survey.draft_changes c set to_value = changed.to_value, version = new.version, last_changed_at = new.saved_at,
      size = octet_length(c.path) + octet_length(c.from_value::text) + changed.to_size
    from changed where c.id = changed.into_id
  )
  insert into survey.draft_changes
    (response_id, path, from_value, to_value, browser, source, version, changed_at, last_changed_at, size)
    select new.response_id, path, from_value, to_value, new.browser, new.source, new.version, new.saved_at, new.saved_at,
      octet_length(path) + octet_length(from_value::text) + to_size
    from changed where into_id is null order by path;
  perform survey.thin_draft_changes(new.response_id);
  return null;
end $$;
comment on function survey.log_draft_changes() is
  'Logs what a draft held and holds now, of each field that changed.';
create trigger drafts_log_changes after insert or update of raw on survey.drafts
  for each row execute function survey.log_draft_changes();
alter table survey.drafts enable always trigger drafts_log_changes;

drop function survey.apply_changes(survey.drafts, jsonb, timestamptz);
create function survey.apply_changes(p_draft survey.drafts, p_changes jsonb, p_browser text, p_now timestamptz) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_judged jsonb := survey.judge_changes(p_draft.raw, p_changes);
  v_draft survey.drafts := p_draft;
begin
  if octet_length(v_judged ->> 'raw') > 2000000 then
    return jsonb_build_object('outcome', 'too_large');
  elsif v_judged -> 'raw' <> p_draft.raw then
    update survey.drafts d set raw = v_judged -> 'raw', version = d.version + 1, saved_at = p_now,
        browser = p_browser, source = 'saved'
      where d.response_id = p_draft.response_id returning d.* into v_draft;
  end if;
  return v_judged || jsonb_build_object(
    'outcome', 'saved', 'version', v_draft.version, 'saved_at', survey.iso(v_draft.saved_at));
end $$;
comment on function survey.apply_changes(survey.drafts, jsonb, text, timestamptz) is
  'Writes the changes that fit into the draft; its version counts only real changes.';

create or replace function public.save_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys;
  v_opened jsonb;
  v_now timestamptz;
  v_draft survey.drafts;
  v_saved jsonb;
begin
  v_opened := public.open_draft(p);
  if v_opened ->> 'outcome' <> 'opened' then
    return v_opened;
  end if;
  v_survey := survey.hold_survey();
  v_now := survey.clock();
  select d.* into v_draft from survey.drafts d
    where d.response_id = (survey.confirmed_response(v_survey, p ->> 'unit')).id;
  if not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_draft.locked_at is not null then
    return jsonb_build_object('outcome', 'locked', 'locked_at', survey.iso(v_draft.locked_at));
  end if;
  v_saved := survey.apply_changes(v_draft, p -> 'changes', p ->> 'browser', v_now);
  if v_saved ->> 'outcome' <> 'saved' then
    return v_saved;
  end if;
  return v_saved || jsonb_build_object('state', v_opened -> 'state', 'current_revision', v_opened -> 'current_revision',
    'sent_at', v_opened -> 'receipts' -> -1 -> 'received_at');
end $$;
comment on function public.save_draft(jsonb) is
  'Saves changes to the draft of a unit. Takes {unit, digest, changes: [{path, from, to}], browser? (a random id, for the '
  'log)}; returns {outcome: saved, version, saved_at, raw, applied, conflicts: [{path, theirs, yours}], state, '
  'current_revision, sent_at (of the last revision, or null)} or {outcome: unknown_unit | wrong_code | '
  'too_many_wrong_codes | closed | locked | too_large}. For the functions only.';

drop function survey.settle_draft(bigint, jsonb, integer, timestamptz);
create function survey.settle_draft(
  p_response_id bigint, p_raw jsonb, p_revision integer, p_now timestamptz, p_browser text default null
) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d (response_id, raw, version, sent_version, base_revision, saved_at, browser, source)
    values (p_response_id, p_raw, 1, 1, p_revision, p_now, p_browser, 'sent')
  on conflict (response_id) do update set
    set_aside = case when d.version > d.sent_version and d.raw <> excluded.raw then d.raw else d.set_aside end,
    raw = excluded.raw, version = d.version + 1, sent_version = d.version + 1, base_revision = p_revision,
    saved_at = p_now, locked_at = null, locked_hash = null, reserved_revision = null,
    browser = excluded.browser, source = excluded.source
$$;
comment on function survey.settle_draft(bigint, jsonb, integer, timestamptz, text) is
  'After a send the draft holds what was sent. What it held beyond that is set aside, not lost.';

create or replace function survey.fill_draft(p_response survey.responses, p_raw jsonb, p_now timestamptz) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d (response_id, raw, version, base_revision, saved_at, source)
    values (p_response.id, p_raw, 1, p_response.current_revision, p_now, 'attached')
  on conflict (response_id) do update set
    set_aside = case when d.version > d.sent_version and d.raw <> '{}' then d.raw else d.set_aside end,
    raw = excluded.raw, version = d.version + 1, base_revision = excluded.base_revision, saved_at = p_now,
    browser = null, source = excluded.source
$$;

create or replace function survey.send_confirmed(p_survey survey.surveys, p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_unit text := p ->> 'unit';
  v_now timestamptz;
  v_response survey.responses;
  v_repeated jsonb;
  v_receipt jsonb;
begin
  perform survey.lock_unit(p_survey, v_unit);
  v_now := survey.clock();
  v_response := survey.confirmed_response(p_survey, v_unit);
  -- First of all: whoever has been stored is told so, even after closing.
  v_repeated := survey.answer_repeated(v_response.id, p);
  if v_repeated is not null then
    return v_repeated;
  elsif not survey.is_open(p_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_response.state = 'accepted' then
    return jsonb_build_object('outcome', 'accepted_already', 'current_revision', v_response.current_revision);
  elsif (p ->> 'base_revision')::integer <> coalesce(v_response.current_revision, 0) then
    return jsonb_build_object('outcome', 'stale', 'current_revision', coalesce(v_response.current_revision, 0));
  -- In signature only what is being signed can be sent.
  elsif exists (select from survey.drafts d where d.response_id = v_response.id and d.locked_hash <> p ->> 'hash') then
    return jsonb_build_object('outcome', 'locked');
  end if;
  if v_response.id is null then
    v_response := survey.create_response(p_survey, v_unit, false, v_now);
  end if;
  v_receipt := survey.store_revision(p_survey, v_response, p, v_now);
  perform survey.settle_draft(v_response.id, p -> 'raw', v_response.current_revision + 1, v_now, p ->> 'browser');
  return jsonb_build_object('outcome', 'stored', 'receipt', v_receipt);
end $$;

comment on function public.send_response(jsonb) is
  'The one way in for a response. Takes {unit, digest (hex, or null without a code), idempotency_key, request_hash,'
  ' base_revision, questionnaire_version, answers, explanations, contact, facts, raw, hash, short_hash, late_reason?, '
  'browser? (a random id, for the log of the draft)}; returns {outcome: stored | replayed | held, receipt} or {outcome: '
  'unknown_unit | wrong_code | too_many_wrong_codes | key_reused | closed | accepted_already | stale | locked | '
  'too_many_held}. For the functions only.';

comment on function public.delete_personal_data(jsonb) is
  'Deletes the contacts and drafts of a survey that is closed, for good, and with the drafts the logs of their changes. '
  'Takes {who, why?, revisions: how many were exported}; returns {outcome: deleted, contacts, drafts} or {outcome: '
  'who_missing | too_long | still_open | changed, revisions}. For commands only.';

revoke all on function survey.refuse_direct_writing(), survey.raw_differences(jsonb, jsonb),
  survey.thin_draft_changes(bigint), survey.log_draft_changes(),
  survey.apply_changes(survey.drafts, jsonb, text, timestamptz),
  survey.settle_draft(bigint, jsonb, integer, timestamptz, text) from public, anon, authenticated, service_role;
