-- What is being typed: the one draft of each response, overwritten, and the log of every change of it, whoever writes
-- it, so that an earlier state can be brought back.

create table survey.drafts (
  response_id bigint primary key references survey.responses (id),
  form_values jsonb not null default '{}' check (jsonb_typeof(form_values) = 'object'),
  version integer not null default 0,
  base_revision integer not null default 0,
  sent_version integer not null default 0,
  superseded jsonb,
  saved_at timestamptz not null,
  locked_at timestamptz,
  locked_hash text check (locked_hash ~ '^[0-9a-f]{64}$'),
  reserved_revision integer,
  browser text check (browser ~ '^[0-9a-z]{8,40}$'),
  source text not null default 'saved' check (source in ('saved', 'sent', 'attached')),
  check ((locked_at is null) = (locked_hash is null) and (locked_at is null) = (reserved_revision is null))
);
comment on table survey.drafts is
  'The one draft of a confirmed response: form values (path to what was typed), valid or not. Holds contact data: '
  'deleted when the survey is closed.';
comment on column survey.drafts.version is 'Counts the changes of form_values.';
comment on column survey.drafts.base_revision is 'The revision the draft goes on from.';
comment on column survey.drafts.sent_version is
  'The version that was sent last: a higher version holds something that was not sent.';
comment on column survey.drafts.superseded is
  'What the draft held when something else was sent in its place, so that nothing typed is lost; null when nothing '
  'was.';
comment on column survey.drafts.locked_at is
  'While in signature the draft cannot be changed; hash and revision number are those printed on the paper.';
comment on column survey.drafts.browser is
  'The browser that changed form_values last, by a random id of its own; null when it gave none.';
comment on column survey.drafts.source is
  'What changed form_values last: saving the draft, a send that took its place, or staff who put in what came without '
  'a code.';
alter table survey.drafts enable row level security;
revoke all on survey.drafts from public, anon, authenticated, service_role;

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

-- Two triggers, because a backup is restored with those on insert turned off. Outside any trigger the depth is 0;
-- logging, pruning and the cascade from a deleted draft are at 1.
create trigger draft_changes_append_only before update or delete or truncate on survey.draft_changes
  for each statement when (pg_trigger_depth() < 1) execute function survey.refuse_direct_writing();
alter table survey.draft_changes enable always trigger draft_changes_append_only;
create trigger draft_changes_logged_only before insert on survey.draft_changes
  for each statement when (pg_trigger_depth() < 1) execute function survey.refuse_direct_writing();
alter table survey.draft_changes enable always trigger draft_changes_logged_only;

create function survey.or_blank(p_typed jsonb) returns jsonb
language sql immutable set search_path = ''
as $$ select case when p_typed is null or p_typed in ('null', '[]') then '""'::jsonb else p_typed end $$;
comment on function survey.or_blank(jsonb) is
  'What was typed at a path; nothing there, nothing ticked and the empty text are the same blank.';

create function survey.form_values_differences(p_before jsonb, p_after jsonb)
returns table (path text, from_value jsonb, to_value jsonb)
language sql immutable set search_path = ''
as $$
  select key, survey.or_blank(b.value), survey.or_blank(a.value)
  from jsonb_each(p_before) b full join jsonb_each(p_after) a using (key)
  -- Equal values first: most fields are, and comparing them costs a hundredth of a call.
  where b.value is distinct from a.value and survey.or_blank(b.value) <> survey.or_blank(a.value)
$$;
comment on function survey.form_values_differences(jsonb, jsonb) is
  'The fields in which two maps of form values differ, with what each holds there.';

create function survey.prune_draft_changes(p_response_id bigint) returns void
language sql volatile set search_path = ''
as $$
  delete from survey.draft_changes c where c.response_id = p_response_id and c.id <= (
    select max(ranked.id) from (
      select e.id, row_number() over newest_first as place, sum(e.size) over newest_first as bytes
      from survey.draft_changes e where e.response_id = p_response_id
      window newest_first as (order by e.id desc)
    ) as ranked where ranked.place > 2000 or ranked.bytes > 5000000)
$$;
comment on function survey.prune_draft_changes(bigint) is
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
    from survey.form_values_differences(coalesce(old.form_values, '{}'), new.form_values) as d left join lateral (
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
  perform survey.prune_draft_changes(new.response_id);
  return null;
end $$;
comment on function survey.log_draft_changes() is
  'Logs what a draft held and holds now, of each field that changed.';

create trigger drafts_log_changes after insert or update of form_values on survey.drafts
  for each row execute function survey.log_draft_changes();
alter table survey.drafts enable always trigger drafts_log_changes;

create function survey.merge_changes(p_form_values jsonb, p_changes jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  with change as (
    select c.value ->> 'path' as path, survey.or_blank(c.value -> 'from') as base, survey.or_blank(c.value -> 'to') as local,
      survey.or_blank(p_form_values -> (c.value ->> 'path')) as remote, c.ordinality as place
    from jsonb_array_elements(p_changes) with ordinality as c
  ), compared as (
    -- What is there already needs no change: so a save repeated after a lost answer meets no conflict with itself.
    select *, remote in (base, local) as fits from change
  )
  select jsonb_build_object(
    'form_values', (p_form_values || coalesce(jsonb_object_agg(path, local) filter (where fits), '{}'))
      - coalesce(array_agg(path) filter (where fits and local = '""'), '{}'),
    'applied', coalesce(jsonb_agg(path order by place) filter (where fits), '[]'),
    'conflicts', coalesce(jsonb_agg(jsonb_build_object('path', path, 'remote', remote, 'local', local) order by place)
      filter (where not fits), '[]'))
  from compared
$$;
comment on function survey.merge_changes(jsonb, jsonb) is
  'Applies each change {path, from, to} whose from is what is stored, and lists the others with both values. Each '
  'path is named once.';

create function survey.apply_changes(p_draft survey.drafts, p_changes jsonb, p_browser text, p_now timestamptz) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_merged jsonb := survey.merge_changes(p_draft.form_values, p_changes);
  v_draft survey.drafts := p_draft;
begin
  if octet_length(v_merged ->> 'form_values') > 2000000 then
    return jsonb_build_object('outcome', 'too_large');
  elsif v_merged -> 'form_values' <> p_draft.form_values then
    update survey.drafts d set form_values = v_merged -> 'form_values', version = d.version + 1, saved_at = p_now,
        browser = p_browser, source = 'saved'
      where d.response_id = p_draft.response_id returning d.* into v_draft;
  end if;
  return v_merged || jsonb_build_object(
    'outcome', 'saved', 'version', v_draft.version, 'saved_at', survey.iso(v_draft.saved_at));
end $$;
comment on function survey.apply_changes(survey.drafts, jsonb, text, timestamptz) is
  'Writes the changes that fit into the draft; its version counts only real changes.';

-- The answer also tells where the response stands: so an officer learns that a colleague has sent it.
create function public.save_draft(p jsonb) returns jsonb
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
  v_survey := survey.share_lock_survey();
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
  'Saves changes to the draft of a unit. Takes {unit, digest, changes: [{path, from, to}], browser? (a random id, for '
  'the log)}; returns {outcome: saved, version, saved_at, form_values, applied, conflicts: [{path, remote, local}], '
  'state, current_revision, sent_at (of the last revision, or null)} or {outcome: unknown_unit | wrong_code | '
  'too_many_wrong_codes | closed | locked | too_large}. For the functions only.';

-- The page without script shows no worksheet: what it sends says nothing of its cells, and they stay in the draft.
create function survey.form_values_after_send(p_before jsonb, p_sent jsonb, p_browser text) returns jsonb
language sql immutable set search_path = ''
as $$
  -- Only script gives the id of its browser.
  select case when p_browser is not null then p_sent else coalesce(
    (select jsonb_object_agg(key, value) from jsonb_each(p_before) where starts_with(key, 'worksheet.')), '{}') || p_sent end
$$;
comment on function survey.form_values_after_send(jsonb, jsonb, text) is
  'The form values of a draft after a send: what was sent, and what the page it was sent from does not show.';

create function survey.reset_draft_to_sent(
  p_response_id bigint, p_form_values jsonb, p_revision integer, p_now timestamptz, p_browser text default null
) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.drafts as d
    (response_id, form_values, version, sent_version, base_revision, saved_at, browser, source)
    values (p_response_id, p_form_values, 1, 1, p_revision, p_now, p_browser, 'sent')
  on conflict (response_id) do update set
    superseded = case when d.version > d.sent_version
        and d.form_values <> survey.form_values_after_send(d.form_values, p_form_values, p_browser)
      then d.form_values else d.superseded end,
    form_values = survey.form_values_after_send(d.form_values, p_form_values, p_browser),
    version = d.version + 1, sent_version = d.version + 1,
    base_revision = p_revision, saved_at = p_now, locked_at = null, locked_hash = null, reserved_revision = null,
    browser = excluded.browser, source = excluded.source
$$;
comment on function survey.reset_draft_to_sent(bigint, jsonb, integer, timestamptz, text) is
  'After a send the draft holds what was sent, and of a page without script also the cells of the worksheet. What it '
  'held beyond that is kept as superseded, not lost.';

create function survey.history_document(p_response_id bigint, p_before bigint, p_limit integer) returns jsonb
language sql stable set search_path = ''
as $$
  with remaining as (
    select c.*, row_number() over newest_first as place, sum(c.size) over newest_first as bytes
    from survey.draft_changes c where c.response_id = p_response_id and (p_before is null or c.id < p_before)
    window newest_first as (order by c.id desc)
  ), page as (
    -- An answer may be 6 MB, and form_values up to 2 MB of it.
    select * from remaining where place <= p_limit and (bytes <= 1500000 or place = 1)
  )
  select jsonb_build_object(
    'outcome', 'history', 'version', coalesce(d.version, 0), 'form_values', coalesce(d.form_values, '{}'),
    'entries', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'path', e.path, 'from', e.from_value, 'to', e.to_value,
        'changed_at', survey.iso(e.changed_at), 'last_changed_at', survey.iso(e.last_changed_at), 'browser', e.browser,
        'source', e.source) order by e.id desc), '[]') from page e),
    'more', (select count(*) from remaining) > (select count(*) from page))
  from (select) as one left join survey.drafts d on d.response_id = p_response_id
$$;
comment on function survey.history_document(bigint, bigint, integer) is
  'The draft of a response as it is, and the entries of its log before one of them, newest first.';

create function public.draft_history(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_refusal jsonb;
begin
  if not survey.is_asked(v_survey, p ->> 'unit') then
    return jsonb_build_object('outcome', 'unknown_unit');
  end if;
  v_refusal := survey.refuse_code(v_survey, p ->> 'unit', decode(p ->> 'digest', 'hex'));
  return coalesce(v_refusal, survey.history_document((survey.confirmed_response(v_survey, p ->> 'unit')).id,
    (p ->> 'before')::bigint, least((p ->> 'limit')::integer, 2000)));
end $$;
comment on function public.draft_history(jsonb) is
  'What the draft of a unit held before, also after closing until contacts and drafts are deleted. Takes {unit, '
  'digest, before? (an id: only older entries), limit?}; returns {outcome: history, version, form_values (as the draft '
  'is now), entries: [{id, path, from, to, changed_at, last_changed_at, browser, source}] newest first, at most 2,000 '
  'and 1.5 MB, more (whether there are older ones)} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes}. '
  'For the functions only.';

revoke all on function survey.or_blank(jsonb), survey.form_values_differences(jsonb, jsonb),
  survey.prune_draft_changes(bigint), survey.log_draft_changes(), survey.merge_changes(jsonb, jsonb),
  survey.apply_changes(survey.drafts, jsonb, text, timestamptz), survey.form_values_after_send(jsonb, jsonb, text),
  survey.reset_draft_to_sent(bigint, jsonb, integer, timestamptz, text),
  survey.history_document(bigint, bigint, integer) from public, anon, authenticated, service_role;
revoke all on function public.save_draft(jsonb), public.draft_history(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.save_draft(jsonb), public.draft_history(jsonb) to service_role;
