-- Responses, the transitions they may make, and the record of every transition made: a response changes only by a
-- transition that is allowed and recorded.

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
  attached_to bigint references survey.responses (id),
  foreign key (code_set, unit_code) references survey.units (code_set, code),
  check ((current_revision > 0) = (state in ('sent', 'accepted', 'completion_requested'))),
  check (attached_to is null or verification in ('held', 'rejected'))
);
comment on table survey.responses is
  'A response with its three independent attributes: verification, state, signed copy. A unit has one that is confirmed,'
  ' and apart from it those sent without a code, held until the Department decides.';
comment on column survey.responses.number is '669-<unit>, or 669-<unit>-XXXX for one that was sent without a code.';
comment on column survey.responses.sent_without_code is
  'How it came, which verification by the Department does not change.';
comment on column survey.responses.attached_to is
  'Of a response sent without a code: the unit''s own, into whose draft its answers were put. It then is a response '
  'of its own no more (verification rejected); nothing of it is published unless the unit sends it with its code.';
create unique index responses_one_confirmed on survey.responses (survey_id, code_set, unit_code)
  where verification = 'confirmed';
create index responses_by_unit on survey.responses (survey_id, code_set, unit_code);
create index responses_sent_without_code on survey.responses (survey_id, created_at)
  where sent_without_code;
alter table survey.responses enable row level security;
revoke all on survey.responses from public, anon, authenticated, service_role;

create table survey.allowed_transitions (
  attribute text not null check (attribute in ('verification', 'state', 'signed_copy')),
  from_value text not null,
  to_value text not null,
  actor text not null check (actor in ('unit', 'staff')),
  needs_reason boolean not null default false,
  primary key (attribute, from_value, to_value, actor)
);
comment on table survey.allowed_transitions is
  'Every transition a response may make, and who may make it. What is not here does not happen.';
alter table survey.allowed_transitions enable row level security;
revoke all on survey.allowed_transitions from public, anon, authenticated, service_role;

insert into survey.allowed_transitions (attribute, from_value, to_value, actor, needs_reason) values
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

create table survey.state_transitions (
  id bigint generated always as identity primary key,
  response_id bigint not null references survey.responses (id),
  attribute text not null,
  from_value text not null,
  to_value text not null,
  actor text not null,
  who text not null,
  why text,
  revision integer,
  is_published boolean not null,
  happened_at timestamptz not null,
  account uuid default survey.claim_uuid('sub'),
  foreign key (attribute, from_value, to_value, actor)
    references survey.allowed_transitions (attribute, from_value, to_value, actor)
);
comment on table survey.state_transitions is
  'Append-only: every transition a response made, who made it, when and why. Writing the transition here is what '
  'makes it.';
comment on column survey.state_transitions.who is 'The unit''s code, or the name of the member of staff.';
comment on column survey.state_transitions.account is
  'Of what staff did: the account that was signed in, by the token of the request; null for what an operator did with the '
  'secret key.';
comment on column survey.state_transitions.revision is
  'The revision the transition is about; for a transition to sent, the one that was sent.';
comment on column survey.state_transitions.is_published is
  'Whether the transition changes what is published; the version of the published data counts these.';
create index state_transitions_by_response on survey.state_transitions (response_id, attribute, id);
create index state_transitions_published on survey.state_transitions (happened_at) where is_published;
alter table survey.state_transitions enable row level security;
revoke all on survey.state_transitions from public, anon, authenticated, service_role;

create trigger state_transitions_append_only before delete or truncate on survey.state_transitions
  for each statement execute function survey.refuse_rewriting();
alter table survey.state_transitions enable always trigger state_transitions_append_only;
-- The reason why something is late was typed by whoever sent it.
create trigger state_transitions_only_purged before update on survey.state_transitions
  for each row execute function survey.refuse_all_but_purge('{"why": null}');
alter table survey.state_transitions enable always trigger state_transitions_only_purged;

create function survey.require_reason() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if coalesce(btrim(new.why), '') = '' and exists (
    select from survey.allowed_transitions a
    where (a.attribute, a.from_value, a.to_value, a.actor) = (new.attribute, new.from_value, new.to_value, new.actor)
      and a.needs_reason
  ) then
    raise exception 'the transition from % to % needs a reason', new.from_value, new.to_value using errcode = '23514';
  end if;
  return new;
end $$;
comment on function survey.require_reason() is 'Refuses to record a transition without the reason it needs.';

create trigger state_transitions_require_reason before insert on survey.state_transitions
  for each row execute function survey.require_reason();

create function survey.apply_transition() returns trigger
language plpgsql set search_path = ''
as $$
begin
  update survey.responses r set
    verification = case when new.attribute = 'verification' then new.to_value else r.verification end,
    state = case when new.attribute = 'state' then new.to_value else r.state end,
    signed_copy = case when new.attribute = 'signed_copy' then new.to_value else r.signed_copy end,
    current_revision = case when new.attribute = 'state' and new.to_value = 'sent' then new.revision else r.current_revision end
  where r.id = new.response_id and new.from_value =
    case new.attribute when 'verification' then r.verification when 'state' then r.state else r.signed_copy end;
  if not found then
    raise exception 'response % is not at %', new.response_id, new.from_value using errcode = '23514';
  end if;
  return null;
end $$;
comment on function survey.apply_transition() is 'Makes the transition that was just recorded.';

create trigger state_transitions_apply_transition after insert on survey.state_transitions
  for each row execute function survey.apply_transition();

create function survey.is_latest_transition(p_response_id bigint, p_attribute text, p_from text, p_to text) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce((
    select c.from_value = p_from and c.to_value = p_to from survey.state_transitions c
    where c.response_id = p_response_id and c.attribute = p_attribute order by c.id desc limit 1
  ), false)
$$;
comment on function survey.is_latest_transition(bigint, text, text, text) is
  'Whether the latest record about this attribute is this transition.';

create function survey.refuse_unrecorded_transition() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if (new.number, new.survey_id, new.code_set, new.unit_code, new.created_at)
    is distinct from (old.number, old.survey_id, old.code_set, old.unit_code, old.created_at) then
    raise exception 'the number and the unit of a response never change' using errcode = '23514';
  end if;
  if (new.verification <> old.verification
      and not survey.is_latest_transition(new.id, 'verification', old.verification, new.verification))
    or (new.state <> old.state and not survey.is_latest_transition(new.id, 'state', old.state, new.state))
    or (new.signed_copy <> old.signed_copy
      and not survey.is_latest_transition(new.id, 'signed_copy', old.signed_copy, new.signed_copy))
    or (new.current_revision <> old.current_revision and new.current_revision is distinct from (
      select c.revision from survey.state_transitions c
      where c.response_id = new.id and c.attribute = 'state' order by c.id desc limit 1)) then
    raise exception 'a response changes only by a transition in survey.state_transitions' using errcode = '23514';
  end if;
  return new;
end $$;
comment on function survey.refuse_unrecorded_transition() is
  'Refuses any change of a response that survey.state_transitions does not hold, and so, by its foreign key, any '
  'transition that survey.allowed_transitions does not list.';

create trigger responses_refuse_unrecorded_transition before update on survey.responses
  for each row execute function survey.refuse_unrecorded_transition();

create function survey.make_transition(
  p_response_id bigint, p_attribute text, p_to text, p_actor text, p_who text, p_why text, p_revision integer, p_at timestamptz
) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.state_transitions
    (response_id, attribute, from_value, to_value, actor, who, why, revision, is_published, happened_at)
  select r.id, p_attribute,
    case p_attribute when 'verification' then r.verification when 'state' then r.state else r.signed_copy end,
    p_to, p_actor, p_who, p_why, p_revision,
    p_to = 'confirmed' or (r.verification = 'confirmed' and p_to not in ('draft', 'in_signature')),
    p_at
  from survey.responses r where r.id = p_response_id
$$;
comment on function survey.make_transition(bigint, text, text, text, text, text, integer, timestamptz) is
  'Makes one transition of one attribute (verification, state, signed_copy) of a response, from where it is. A '
  'transition that is not allowed fails. Nothing about a held response is ever marked as published.';

create function survey.confirmed_response(p_survey survey.surveys, p_unit text) returns survey.responses
language sql stable set search_path = ''
as $$
  select r from survey.responses r
  where r.survey_id = p_survey.id and r.code_set = p_survey.code_set and r.unit_code = p_unit
    and r.verification = 'confirmed'
$$;
comment on function survey.confirmed_response(survey.surveys, text) is
  'The one confirmed response of a unit, or null.';

create function survey.random_suffix() returns text
language sql volatile set search_path = ''
as $$
  -- The first 20 bits of a random UUID, five bits a character.
  select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (bits >> (5 * i) & 31) + 1, 1), '')
  from (select ('x' || left(gen_random_uuid()::text, 5))::bit(20)::integer) as random (bits), generate_series(0, 3) as i
$$;
comment on function survey.random_suffix() is 'Four random Crockford characters.';

create function survey.create_response(p_survey survey.surveys, p_unit text, p_without_code boolean, p_at timestamptz)
returns survey.responses
language plpgsql set search_path = ''
as $$
declare
  v_own_number text := p_survey.letter || '-' || p_unit;
  v_number text := v_own_number;
  v_response survey.responses;
begin
  while p_without_code and (v_number = v_own_number or exists (select from survey.responses r where r.number = v_number)) loop
    v_number := v_own_number || '-' || survey.random_suffix();
  end loop;
  insert into survey.responses (survey_id, code_set, unit_code, number, verification, sent_without_code, created_at)
    values (p_survey.id, p_survey.code_set, p_unit, v_number,
      case when p_without_code then 'held' else 'confirmed' end, p_without_code, p_at)
    returning * into v_response;
  return v_response;
end $$;
comment on function survey.create_response(survey.surveys, text, boolean, timestamptz) is
  'A new response with its number: the unit''s own, or one of those sent without a code.';

-- What a transition to completion_requested asks for (Đề nghị bổ sung, giải trình), question by question.

create table survey.completion_requests (
  state_transition_id bigint not null references survey.state_transitions (id),
  path text not null check (octet_length(path) <= 200),
  item smallint not null check (item > 0),
  reason text not null check (reason ~ '\S' and octet_length(reason) <= 20000),
  primary key (state_transition_id, path)
);
comment on table survey.completion_requests is
  'Append-only: what a transition to completion_requested asks for, one row for each question. Who asked, when and '
  'why is in the transition.';
comment on column survey.completion_requests.path is
  'The path of the field in the answers of the revision the transition is about, instances counted from 0.';
comment on column survey.completion_requests.item is 'The order in which staff named them.';
alter table survey.completion_requests enable row level security;
revoke all on survey.completion_requests from public, anon, authenticated, service_role;

create trigger completion_requests_append_only before update or delete or truncate on survey.completion_requests
  for each statement execute function survey.refuse_rewriting();
alter table survey.completion_requests enable always trigger completion_requests_append_only;

create function survey.completion_items(p_state_transition_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('path', q.path, 'reason', q.reason) order by q.item), '[]')
  from survey.completion_requests q where q.state_transition_id = p_state_transition_id
$$;
comment on function survey.completion_items(bigint) is
  'What a transition to completion_requested asks for: [{path, reason}], in the order in which staff named them.';

create function survey.open_completion_request(p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('asked_at', survey.iso(c.happened_at), 'revision', c.revision, 'why', c.why,
    'items', survey.completion_items(c.id))
  from survey.state_transitions c
  where p_response.state = 'completion_requested' and c.response_id = p_response.id and c.attribute = 'state'
  order by c.id desc limit 1
$$;
comment on function survey.open_completion_request(survey.responses) is
  'What the unit is asked to complete now: {asked_at, revision, why, items: [{path, reason}]}, without the name of '
  'who asked; null when nothing is asked.';

revoke all on function survey.require_reason(), survey.apply_transition(),
  survey.is_latest_transition(bigint, text, text, text), survey.refuse_unrecorded_transition(),
  survey.make_transition(bigint, text, text, text, text, text, integer, timestamptz),
  survey.confirmed_response(survey.surveys, text), survey.random_suffix(),
  survey.create_response(survey.surveys, text, boolean, timestamptz), survey.completion_items(bigint),
  survey.open_completion_request(survey.responses) from public, anon, authenticated, service_role;
