-- What was sent, never changed; apart from it who sent it, and what of it is published.

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
  size integer not null check (size >= 0),
  primary key (response_id, number),
  unique (response_id, idempotency_key)
);
comment on table survey.revisions is
  'Append-only: what was sent, word for word, without the contact person; without content where survey.purges names it.';
comment on column survey.revisions.idempotency_key is
  'Made by the browser for one intended send; the same key never makes a second revision.';
comment on column survey.revisions.request_hash is
  'HMAC-SHA-256 of what was sent, without the code, under a pepper that only the functions know: tells a repeated send '
  'from another one under the same key, and tells nobody else what was in it.';
comment on column survey.revisions.receipt is
  'What the sender was told, word for word; told again when the send is repeated.';
comment on column survey.revisions.size is
  'Bytes it was stored with, the contact included: counts towards the limits of a day.';
alter table survey.revisions enable row level security;
revoke all on survey.revisions from public, anon, authenticated, service_role;

create trigger revisions_append_only before delete or truncate on survey.revisions
  for each statement execute function survey.refuse_rewriting();
alter table survey.revisions enable always trigger revisions_append_only;
create trigger revisions_only_purged before update on survey.revisions
  for each row execute function survey.refuse_all_but_purge('{"answers": {}, "explanations": {}}');
alter table survey.revisions enable always trigger revisions_only_purged;

create table survey.contacts (
  response_id bigint not null,
  revision integer not null,
  contact jsonb not null check (jsonb_typeof(contact) = 'object' and octet_length(contact::text) <= 20000),
  primary key (response_id, revision),
  foreign key (response_id, revision) references survey.revisions (response_id, number)
);
comment on table survey.contacts is
  'Who filled in each revision. Apart from the revision, so that it can be deleted when the survey is closed.';
alter table survey.contacts enable row level security;
revoke all on survey.contacts from public, anon, authenticated, service_role;

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
alter table survey.publications enable row level security;
revoke all on survey.publications from public, anon, authenticated, service_role;

create function survey.size_of(p jsonb) returns integer
language sql immutable set search_path = ''
as $$
  select (octet_length(p ->> 'answers') + octet_length(p ->> 'explanations') + octet_length(p ->> 'contact')
    + octet_length(p ->> 'facts') + coalesce(octet_length(p ->> 'late_reason'), 0))::integer
$$;
comment on function survey.size_of(jsonb) is 'Bytes that what was sent takes when it is stored.';

create function survey.revision_documents(p_response_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'number', v.number, 'received_at', survey.iso(v.received_at), 'questionnaire_version', v.questionnaire_version,
    'answers', v.answers, 'explanations', v.explanations, 'hash', v.hash, 'short_hash', v.short_hash,
    'contact', c.contact) order by v.number), '[]')
  from survey.revisions v left join survey.contacts c on c.response_id = v.response_id and c.revision = v.number
  where v.response_id = p_response_id
$$;
comment on function survey.revision_documents(bigint) is
  'Every revision of a response with its contact; null once contacts are deleted.';

create function public.read_revision(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_refusal jsonb := survey.refuse_unless_sent(p);
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  return coalesce((
    select jsonb_build_object('outcome', 'read', 'revision', v.number, 'short_hash', v.short_hash, 'answers', v.answers,
      'explanations', v.explanations, 'contact', coalesce(c.contact, '{}'), 'received_at', survey.iso(v.received_at))
    from survey.revisions v left join survey.contacts c on c.response_id = v.response_id and c.revision = v.number
    where v.response_id = (survey.confirmed_response(survey.current_survey(), p ->> 'unit')).id
      and v.number = (p ->> 'revision')::integer), jsonb_build_object('outcome', 'not_found'));
end $$;
comment on function public.read_revision(jsonb) is
  'What a unit sent, word for word. Takes {unit, digest, revision}; returns {outcome: read, revision, short_hash, '
  'answers, explanations, contact, received_at} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | '
  'not_sent | not_found}. For the functions only.';

revoke all on function survey.size_of(jsonb), survey.revision_documents(bigint)
  from public, anon, authenticated, service_role;
revoke all on function public.read_revision(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.read_revision(jsonb) to service_role;
