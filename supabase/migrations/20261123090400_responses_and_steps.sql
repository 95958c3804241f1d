-- Responses, the steps they may take, and the record of every step taken.

create table survey.responses (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id),
  code_set text not null,
  unit_code text not null,
  number text not null unique,
  verification text not null check (verification in ('held', 'confirmed', 'rejected')),
  state text not null default 'draft'
    check (state in ('draft', 'in_signature', 'sent', 'accepted', 'completion_requested')),
  signed_copy text not null default 'none' check (signed_copy in ('none', 'awaited', 'received')),
  current_revision integer not null default 0 check (current_revision >= 0),
  sent_without_code boolean not null default false,
  created_at timestamptz not null,
  foreign key (code_set, unit_code) references survey.units (code_set, code),
  check ((current_revision > 0) = (state in ('sent', 'accepted', 'completion_requested')))
);
comment on table survey.responses is
  'A response with its three independent facts: verification, state, signed copy. A unit has one that is confirmed,'
  ' and apart from it those sent without a code, held until the Department decides.';
comment on column survey.responses.sent_without_code is
  'How it came, which verification by the Department does not change.';
comment on column survey.responses.number is '669-<unit>, or 669-<unit>-XXXX for one that was sent without a code.';
create unique index responses_one_confirmed on survey.responses (survey_id, code_set, unit_code)
  where verification = 'confirmed';
create index responses_by_unit on survey.responses (survey_id, code_set, unit_code);
create index responses_sent_without_code on survey.responses (survey_id, created_at)
  where sent_without_code;

create table survey.allowed_steps (
  fact text not null check (fact in ('verification', 'state', 'signed_copy')),
  from_value text not null,
  to_value text not null,
  actor text not null check (actor in ('unit', 'staff')),
  needs_reason boolean not null default false,
  primary key (fact, from_value, to_value, actor)
);
comment on table survey.allowed_steps is
  'Every step a response may take, and who may take it. What is not here does not happen.';

insert into survey.allowed_steps (fact, from_value, to_value, actor, needs_reason) values
  ('state', 'draft', 'in_signature', 'unit', false),
  ('state', 'in_signature', 'draft', 'unit', true),
  ('state', 'draft', 'sent', 'unit', false),
  ('state', 'in_signature', 'sent', 'unit', false),
  ('state', 'sent', 'sent', 'unit', false),
  ('state', 'completion_requested', 'sent', 'unit', false),
  ('state', 'sent', 'accepted', 'staff', false),
  ('state', 'sent', 'completion_requested', 'staff', true),
  ('state', 'accepted', 'completion_requested', 'staff', true),
  ('verification', 'held', 'confirmed', 'staff', true),
  ('verification', 'held', 'rejected', 'staff', true),
  ('signed_copy', 'none', 'awaited', 'unit', false),
  ('signed_copy', 'none', 'received', 'unit', false),
  ('signed_copy', 'awaited', 'received', 'unit', false),
  ('signed_copy', 'received', 'awaited', 'unit', false),
  ('signed_copy', 'none', 'received', 'staff', false),
  ('signed_copy', 'awaited', 'received', 'staff', false),
  ('signed_copy', 'received', 'awaited', 'staff', true);

create table survey.state_changes (
  id bigint generated always as identity primary key,
  response_id bigint not null references survey.responses (id),
  fact text not null,
  from_value text not null,
  to_value text not null,
  actor text not null,
  who text not null,
  why text,
  revision integer,
  is_published boolean not null,
  happened_at timestamptz not null,
  foreign key (fact, from_value, to_value, actor)
    references survey.allowed_steps (fact, from_value, to_value, actor)
);
comment on table survey.state_changes is
  'Append-only: every step a response took, who took it, when and why. Writing the step here is what takes it.';
comment on column survey.state_changes.who is 'The unit''s code, or the name of the member of staff.';
comment on column survey.state_changes.revision is
  'The revision the step is about; for a step to sent, the one that was sent.';
comment on column survey.state_changes.is_published is
  'Whether the step changes what is published; the version of the published data counts these.';
create index state_changes_by_response on survey.state_changes (response_id, fact, id);
create index state_changes_published on survey.state_changes (happened_at) where is_published;

alter table survey.responses enable row level security;
alter table survey.allowed_steps enable row level security;
alter table survey.state_changes enable row level security;
revoke all on survey.responses, survey.allowed_steps, survey.state_changes
  from public, anon, authenticated, service_role;
