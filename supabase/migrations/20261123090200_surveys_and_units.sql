-- Which survey this is, until when it is open, and who is asked.

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
comment on column survey.surveys.publish_from is 'From which step on the answers of a response are published.';
comment on column survey.surveys.settings_version is
  'Counts the changes to this row; part of the version of the published data.';

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

alter table survey.surveys enable row level security;
alter table survey.units enable row level security;
revoke all on survey.surveys, survey.units from public, anon, authenticated, service_role;

insert into survey.surveys (letter, code_set) values ('669', '2016');

create function survey.current_survey() returns survey.surveys
language sql stable set search_path = ''
as $$ select s from survey.surveys s where s.letter = '669' $$;
comment on function survey.current_survey() is 'The survey this system serves.';
revoke all on function survey.current_survey() from public, anon, authenticated, service_role;

create function survey.is_open(p_survey survey.surveys, p_at timestamptz) returns boolean
language sql immutable set search_path = ''
as $$ select p_survey.closes_at is null or p_at < p_survey.closes_at $$;
comment on function survey.is_open(survey.surveys, timestamptz) is
  'Whether something that arrives at this moment is stored.';
revoke all on function survey.is_open(survey.surveys, timestamptz) from public, anon, authenticated, service_role;

create function survey.is_late(p_survey survey.surveys, p_first_received_at timestamptz) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_first_received_at >= p_survey.due_at, false) $$;
comment on function survey.is_late(survey.surveys, timestamptz) is
  'Whether a response whose first revision came at this moment is late (Gửi sau thời hạn). The letter says "trước '
  'ngày": the moment itself is late. Corrections do not make a response late.';
revoke all on function survey.is_late(survey.surveys, timestamptz) from public, anon, authenticated, service_role;

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
revoke all on function survey.count_settings_change() from public, anon, authenticated, service_role;

create trigger surveys_count_settings_change before update on survey.surveys
  for each row execute function survey.count_settings_change();
