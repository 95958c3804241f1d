-- What was published stays citable: the last state of each day, and of each publication setting, is kept; one that must
-- not be seen any more is withdrawn with a reason, which its page then says.

create table survey.snapshots (
  survey_id integer not null references survey.surveys (id),
  day date not null,
  publish_from text not null check (publish_from in ('sent', 'signed', 'accepted')),
  summary jsonb not null,
  units jsonb not null,
  digest text not null,
  kept_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text check (withdrawn_why ~ '\S'),
  primary key (survey_id, day, publish_from),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
comment on table survey.snapshots is
  'What was published, as the public could read it: one row for each day on which it changed and each publication '
  'setting. The row of a day is written again while that day brings changes, never after.';
comment on column survey.snapshots.day is 'The day of the last change shown, in Viet Nam.';
comment on column survey.snapshots.digest is
  'SHA-256 of the two documents: whoever has them under this name need not ask again.';
alter table survey.snapshots enable row level security;
revoke all on survey.snapshots from public, anon, authenticated, service_role;

create function survey.guard_snapshots() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    -- A later state of the same day, or the withdrawal: nothing else, and after it nothing.
    if old.withdrawn_at is null and (old.survey_id, old.day, old.publish_from) = (new.survey_id, new.day, new.publish_from)
      and (new.withdrawn_at is not null and old.digest = new.digest
        or new.summary ->> 'changed_at' >= old.summary ->> 'changed_at') then
      return new;
    end if;
  end if;
  raise exception 'survey.snapshots is append-only'
    using errcode = '42501', hint = 'Withdraw a snapshot with public.withdraw_snapshot.';
end $$;
comment on function survey.guard_snapshots() is
  'Refuses to remove a snapshot or to put an earlier state in its place, whoever asks.';
create trigger snapshots_guarded before update or delete on survey.snapshots
  for each row execute function survey.guard_snapshots();
alter table survey.snapshots enable always trigger snapshots_guarded;
create trigger snapshots_not_truncated before truncate on survey.snapshots
  for each statement execute function survey.refuse_rewriting();
alter table survey.snapshots enable always trigger snapshots_not_truncated;

create function public.keep_snapshot() returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_summary jsonb;
  v_units jsonb;
  v_day date;
  v_kept boolean;
begin
  perform pg_advisory_xact_lock(669, 2);
  v_summary := public.published_summary();
  v_units := public.published_units();
  v_day := ((v_summary ->> 'changed_at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date;
  if v_day is null then
    return jsonb_build_object('outcome', 'nothing_published');
  end if;
  insert into survey.snapshots as kept (survey_id, day, publish_from, summary, units, digest, kept_at)
    values (v_survey.id, v_day, v_survey.publish_from, v_summary, v_units,
      encode(sha256(convert_to(v_summary::text || v_units::text, 'UTF8')), 'hex'), survey.clock())
  on conflict (survey_id, day, publish_from) do update
    set summary = excluded.summary, units = excluded.units, digest = excluded.digest, kept_at = excluded.kept_at
    -- A version that changed without its time tells of a withdrawal, not of other data.
    where kept.withdrawn_at is null and kept.summary ->> 'changed_at' < excluded.summary ->> 'changed_at'
  returning true into v_kept;
  return jsonb_build_object('outcome', case when v_kept then 'kept' else 'kept_already' end);
end $$;
comment on function public.keep_snapshot() is
  'Keeps what is published now as the state of the day it last changed: {outcome: kept | kept_already | '
  'nothing_published}. For the functions only.';

create function public.published_snapshots() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'day', to_char(k.day, 'YYYY-MM-DD'), 'publish_from', k.publish_from,
    'digest', case when k.withdrawn_at is null then k.digest end,
    'withdrawn_at', survey.iso(k.withdrawn_at), 'withdrawn_why', k.withdrawn_why
  ) order by k.day, k.summary ->> 'changed_at', k.publish_from), '[]')
  from survey.current_survey() s join survey.snapshots k on k.survey_id = s.id
$$;
comment on function public.published_snapshots() is
  'One entry for each snapshot, the oldest first: {day, publish_from, digest, withdrawn_at, withdrawn_why}. Readable '
  'with the publishable key.';

create function public.published_snapshot(p_day date, p_publish_from text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('summary', k.summary, 'units', k.units)
  from survey.current_survey() s join survey.snapshots k on k.survey_id = s.id
  where k.day = p_day and k.publish_from = p_publish_from and k.withdrawn_at is null
$$;
comment on function public.published_snapshot(date, text) is
  'What a snapshot holds: {summary, units}, as published_summary and published_units returned them then; null for one '
  'that was withdrawn or never kept. Readable with the publishable key.';

create function public.withdraw_snapshot(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_now timestamptz := survey.clock();
  v_snapshot survey.snapshots;
begin
  if v_refusal is not null then
    return v_refusal;
  elsif survey.is_blank(p ->> 'why') then
    return jsonb_build_object('outcome', 'reason_missing');
  end if;
  select k.* into v_snapshot from survey.snapshots k where k.survey_id = v_survey.id
    and to_char(k.day, 'YYYY-MM-DD') = p ->> 'day' and k.publish_from = p ->> 'publish_from' for update;
  if v_snapshot.day is null then
    return jsonb_build_object('outcome', 'snapshot_not_found');
  elsif v_snapshot.withdrawn_at is not null then
    return jsonb_build_object('outcome', 'withdrawn_already');
  end if;
  update survey.snapshots k set withdrawn_at = v_now, withdrawn_why = btrim(p ->> 'why')
    where (k.survey_id, k.day, k.publish_from) = (v_snapshot.survey_id, v_snapshot.day, v_snapshot.publish_from);
  -- The site is built again; the time of the data stays, for they did not change.
  update survey.surveys s set settings_version = s.settings_version + 1 where s.id = v_survey.id;
  perform survey.write_audit_log(v_survey, 'snapshot_withdrawn', p,
    jsonb_build_object('day', p ->> 'day', 'publish_from', p ->> 'publish_from'), v_now);
  return jsonb_build_object('outcome', 'withdrawn');
end $$;
comment on function public.withdraw_snapshot(jsonb) is
  'Takes a snapshot from what the public may read; its reason is published in its place. Takes {day, publish_from, who, '
  'why}; returns {outcome: withdrawn | withdrawn_already | snapshot_not_found | who_missing | reason_missing | too_long}. For '
  'commands only.';

revoke all on function survey.guard_snapshots() from public, anon, authenticated, service_role;
revoke all on function public.keep_snapshot(), public.published_snapshots(), public.published_snapshot(date, text),
  public.withdraw_snapshot(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.published_snapshots(), public.published_snapshot(date, text)
  to anon, authenticated, service_role;
grant execute on function public.keep_snapshot(), public.withdraw_snapshot(jsonb) to service_role;
