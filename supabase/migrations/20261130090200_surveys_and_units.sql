-- Which survey this is, until when it is open, and who is asked; and the record of what staff did to the survey as a
-- whole.

create table survey.surveys (
  id integer generated always as identity primary key,
  letter text not null unique,
  code_set text not null,
  unit_level smallint not null default 1,
  due_at timestamptz,
  closes_at timestamptz,
  is_trial boolean not null default false,
  publish_from text not null default 'sent' check (publish_from in ('sent', 'signed', 'accepted')),
  settings_version integer not null default 0,
  settings_changed_at timestamptz,
  check (closes_at >= due_at)
);
comment on table survey.surveys is 'One row for each letter that asks. This system serves letter 669.';
comment on column survey.surveys.code_set is
  'The code set of the units that are asked: codes were given new meanings in 2025.';
comment on column survey.surveys.unit_level is 'The level of the units that answer: 1 is a province.';
comment on column survey.surveys.due_at is
  'What is received at this moment or after it is late, and stored all the same. Null: nobody is late.';
comment on column survey.surveys.closes_at is 'From this moment nothing more is stored. Null: open.';
comment on column survey.surveys.publish_from is 'From which state on the answers of a response are published.';
comment on column survey.surveys.settings_version is
  'Counts the changes to this row; part of the version of the published data.';
alter table survey.surveys enable row level security;
revoke all on survey.surveys from public, anon, authenticated, service_role;

insert into survey.surveys (letter, code_set) values ('669', '2016');

create table survey.units (
  code_set text not null,
  code text not null check (code ~ '^[0-9]{2,5}$'),
  code_set_year smallint not null,
  level smallint not null check (level between 1 and 3),
  parent_code text,
  name text not null,
  primary key (code_set, code),
  foreign key (code_set, parent_code) references survey.units (code_set, code),
  check ((level = 1) = (parent_code is null))
);
comment on table survey.units is
  'Administrative units by code set and code. Level 1 is a province, 2 a district, 3 a commune. Whoever writes for '
  'a unit locks its row.';
create index units_by_parent on survey.units (code_set, parent_code);
create index units_by_level on survey.units (code_set, level);
alter table survey.units enable row level security;
revoke all on survey.units from public, anon, authenticated, service_role;

create function survey.current_survey() returns survey.surveys
language sql stable set search_path = ''
as $$ select s from survey.surveys s where s.letter = '669' $$;
comment on function survey.current_survey() is 'The survey this system serves.';

create function survey.share_lock_survey() returns survey.surveys
language sql volatile set search_path = ''
as $$ select s from survey.surveys s where s.id = (survey.current_survey()).id for share $$;
comment on function survey.share_lock_survey() is
  'The survey this system serves; until the end of the transaction nobody closes it. Asked after the unit is locked, '
  'never before.';

create function survey.lock_survey() returns survey.surveys
language sql volatile set search_path = ''
as $$ select s from survey.surveys s where s.id = (survey.current_survey()).id for no key update $$;
comment on function survey.lock_survey() is
  'The survey this system serves, locked until the end of the transaction.';

create function survey.is_open(p_survey survey.surveys, p_at timestamptz) returns boolean
language sql immutable set search_path = ''
as $$ select p_survey.closes_at is null or p_at < p_survey.closes_at $$;
comment on function survey.is_open(survey.surveys, timestamptz) is
  'Whether something that arrives at this moment is stored.';

create function survey.is_late(p_survey survey.surveys, p_first_received_at timestamptz) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_first_received_at >= p_survey.due_at, false) $$;
comment on function survey.is_late(survey.surveys, timestamptz) is
  'Whether a response whose first revision came at this moment is late (Gửi sau thời hạn). The letter says "trước '
  'ngày": the moment itself is late. Corrections do not make a response late.';

create function survey.count_settings_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if (new.due_at, new.closes_at, new.is_trial, new.publish_from)
    is distinct from (old.due_at, old.closes_at, old.is_trial, old.publish_from) then
    new.settings_version := old.settings_version + 1;
    new.settings_changed_at := survey.clock();
  end if;
  return new;
end $$;
comment on function survey.count_settings_change() is
  'Makes a change of what is published visible in the version of the published data.';

create trigger surveys_count_settings_change before update on survey.surveys
  for each row execute function survey.count_settings_change();

create function survey.is_asked(p_survey survey.surveys, p_unit text) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from survey.units u
    where u.code_set = p_survey.code_set and u.code = p_unit and u.level = p_survey.unit_level
  )
$$;
comment on function survey.is_asked(survey.surveys, text) is 'Whether this is the code of a unit the survey asks.';

create function survey.lock_unit(p_survey survey.surveys, p_unit text) returns void
language sql volatile set search_path = ''
as $$
  select from survey.units u where u.code_set = p_survey.code_set and u.code = p_unit for no key update
$$;
comment on function survey.lock_unit(survey.surveys, text) is
  'Until the end of the transaction nobody else writes for this unit. Foreign keys to the unit are not held up. '
  'Whoever locks more than this locks in one order: units by their code, then the survey (share_lock_survey, '
  'lock_survey), then the turn of what comes without a code (lock_held_queue), then rows that belong to one unit.';

create function public.prepare_survey(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  -- In the order of the codes, as everywhere; a unit that is there already would be locked also where nothing changes.
  insert into survey.units (code_set, code, code_set_year, level, parent_code, name)
    select u.code_set, u.code, u.code_set_year, u.level, u.parent_code, u.name
    from jsonb_to_recordset(p -> 'units')
      as u (code_set text, code text, code_set_year smallint, level smallint, parent_code text, name text)
    where not exists (
      select from survey.units e where e.code_set = u.code_set and e.code = u.code and e.name = u.name)
    order by u.code_set, u.code
  on conflict (code_set, code) do update set name = excluded.name where units.name <> excluded.name;
  update survey.surveys s set
    publish_from = coalesce(p ->> 'publish_from', s.publish_from),
    is_trial = coalesce((p ->> 'is_trial')::boolean, s.is_trial)
    where s.id = (survey.current_survey()).id;
  return jsonb_build_object('outcome', 'prepared', 'units', (select count(*) from survey.units));
end $$;
comment on function public.prepare_survey(jsonb) is
  'Enters the units and the settings kept in content/. Takes {units: [{code_set, code, code_set_year, level, '
  'parent_code, name}], publish_from?, is_trial?}; may be repeated. For commands only.';

create table survey.audit_log (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id),
  action text not null check (action in ('times_set', 'closed', 'personal_data_deleted', 'snapshot_withdrawn')),
  who text not null check (who ~ '\S'),
  why text,
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  happened_at timestamptz not null
);
comment on table survey.audit_log is
  'Append-only: what was done to the survey as a whole, by whom, when and why. What was done to one response is in '
  'survey.state_transitions.';
comment on column survey.audit_log.details is 'What was set, or how much was deleted.';
alter table survey.audit_log enable row level security;
revoke all on survey.audit_log from public, anon, authenticated, service_role;

-- "Always": also in a session that has turned ordinary triggers off (session_replication_role = replica).
create trigger audit_log_append_only before update or delete or truncate on survey.audit_log
  for each statement execute function survey.refuse_rewriting();
alter table survey.audit_log enable always trigger audit_log_append_only;

create function survey.refuse_who_and_why(p jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when survey.is_blank(p ->> 'who') then jsonb_build_object('outcome', 'who_missing')
    when length(p ->> 'who') > 200 or length(p ->> 'why') > 20000 then jsonb_build_object('outcome', 'too_long') end
$$;
comment on function survey.refuse_who_and_why(jsonb) is
  'The outcome when an act names nobody, or name or reason are too long; else null.';

create function survey.write_audit_log(p_survey survey.surveys, p_action text, p jsonb, p_details jsonb, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  insert into survey.audit_log (survey_id, action, who, why, details, happened_at)
    values (p_survey.id, p_action, btrim(p ->> 'who'), nullif(btrim(p ->> 'why'), ''), p_details, p_now)
$$;
comment on function survey.write_audit_log(survey.surveys, text, jsonb, jsonb, timestamptz) is
  'Records what a member of staff did to the survey as a whole.';

create function survey.personal_data_is_deleted(p_survey survey.surveys) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from survey.audit_log a where a.survey_id = p_survey.id and a.action = 'personal_data_deleted')
$$;
comment on function survey.personal_data_is_deleted(survey.surveys) is
  'Whether contacts and drafts of the survey were deleted: from then on it cannot be opened again.';

revoke all on function survey.current_survey(), survey.share_lock_survey(), survey.lock_survey(),
  survey.is_open(survey.surveys, timestamptz), survey.is_late(survey.surveys, timestamptz),
  survey.count_settings_change(), survey.is_asked(survey.surveys, text), survey.lock_unit(survey.surveys, text),
  survey.refuse_who_and_why(jsonb), survey.write_audit_log(survey.surveys, text, jsonb, jsonb, timestamptz),
  survey.personal_data_is_deleted(survey.surveys) from public, anon, authenticated, service_role;
revoke all on function public.prepare_survey(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.prepare_survey(jsonb) to service_role;
