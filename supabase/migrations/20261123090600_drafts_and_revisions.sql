-- What is being typed (overwritten) and what was sent (never changed).

create table survey.drafts (
  response_id bigint primary key references survey.responses (id),
  raw jsonb not null default '{}' check (jsonb_typeof(raw) = 'object'),
  version integer not null default 0,
  base_revision integer not null default 0,
  sent_version integer not null default 0,
  set_aside jsonb,
  saved_at timestamptz not null,
  locked_at timestamptz,
  locked_hash text check (locked_hash ~ '^[0-9a-f]{64}$'),
  reserved_revision integer,
  check ((locked_at is null) = (locked_hash is null) and (locked_at is null) = (reserved_revision is null))
);
comment on table survey.drafts is
  'The one draft of a confirmed response: form values (path to what was typed), valid or not. Holds contact data: '
  'deleted when the survey is closed.';
comment on column survey.drafts.version is 'Counts the changes of raw.';
comment on column survey.drafts.base_revision is 'The revision the draft goes on from.';
comment on column survey.drafts.sent_version is
  'The version that was sent last: a higher version holds something that was not sent.';
comment on column survey.drafts.set_aside is
  'What the draft held when something else was sent in its place, so that nothing typed is lost; null when nothing '
  'was.';
comment on column survey.drafts.locked_at is
  'While in signature the draft cannot be changed; hash and revision number are those printed on the paper.';

create table survey.revisions (
  response_id bigint not null references survey.responses (id),
  number integer not null check (number > 0),
  questionnaire_version integer not null check (questionnaire_version > 0),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and octet_length(answers::text) <= 2000000),
  explanations jsonb not null check (jsonb_typeof(explanations) = 'object' and octet_length(explanations::text) <= 2000000),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  short_hash text not null check (short_hash ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  idempotency_key uuid not null,
  request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
  receipt jsonb not null,
  received_at timestamptz not null,
  primary key (response_id, number),
  unique (response_id, idempotency_key)
);
comment on table survey.revisions is 'Append-only: what was sent, word for word, without the contact person.';
comment on column survey.revisions.idempotency_key is
  'Made by the browser for one intended send; the same key never makes a second revision.';
comment on column survey.revisions.request_hash is
  'SHA-256 of what was sent, without the code: tells a repeated send from another one under the same key.';
comment on column survey.revisions.receipt is
  'What the sender was told, word for word; told again when the send is repeated.';

create table survey.contacts (
  response_id bigint not null,
  revision integer not null,
  contact jsonb not null check (jsonb_typeof(contact) = 'object' and octet_length(contact::text) <= 20000),
  primary key (response_id, revision),
  foreign key (response_id, revision) references survey.revisions (response_id, number)
);
comment on table survey.contacts is
  'Who filled in each revision. Apart from the revision, so that it can be deleted when the survey is closed.';

create table survey.publications (
  response_id bigint not null,
  revision integer not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  primary key (response_id, revision),
  foreign key (response_id, revision) references survey.revisions (response_id, number)
);
comment on table survey.publications is
  'Of each revision only what the allow-list of the questionnaire lets the public see; the published view reads '
  'this and never the answers. It can be computed again from the answers.';

alter table survey.drafts enable row level security;
alter table survey.revisions enable row level security;
alter table survey.contacts enable row level security;
alter table survey.publications enable row level security;
revoke all on survey.drafts, survey.revisions, survey.contacts, survey.publications
  from public, anon, authenticated, service_role;
