-- A response changes only by a step that is allowed and recorded.

create function survey.require_reason() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if coalesce(btrim(new.why), '') = '' and exists (
    select from survey.allowed_steps a
    where (a.fact, a.from_value, a.to_value, a.actor) = (new.fact, new.from_value, new.to_value, new.actor)
      and a.needs_reason
  ) then
    raise exception 'the step from % to % needs a reason', new.from_value, new.to_value using errcode = '23514';
  end if;
  return new;
end $$;
comment on function survey.require_reason() is 'Refuses to record a step without the reason it needs.';

create function survey.apply_step() returns trigger
language plpgsql set search_path = ''
as $$
begin
  update survey.responses r set
    verification = case when new.fact = 'verification' then new.to_value else r.verification end,
    state = case when new.fact = 'state' then new.to_value else r.state end,
    signed_copy = case when new.fact = 'signed_copy' then new.to_value else r.signed_copy end,
    current_revision = case when new.fact = 'state' and new.to_value = 'sent' then new.revision else r.current_revision end
  where r.id = new.response_id and new.from_value =
    case new.fact when 'verification' then r.verification when 'state' then r.state else r.signed_copy end;
  if not found then
    raise exception 'response % is not at %', new.response_id, new.from_value using errcode = '23514';
  end if;
  return null;
end $$;
comment on function survey.apply_step() is 'Takes the step that was just recorded.';

create function survey.is_recorded(p_response_id bigint, p_fact text, p_from text, p_to text) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce((
    select c.from_value = p_from and c.to_value = p_to from survey.state_changes c
    where c.response_id = p_response_id and c.fact = p_fact order by c.id desc limit 1
  ), false)
$$;
comment on function survey.is_recorded(bigint, text, text, text) is
  'Whether the latest record about this fact is this step.';

create function survey.refuse_unrecorded_step() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if (new.number, new.survey_id, new.code_set, new.unit_code, new.created_at)
    is distinct from (old.number, old.survey_id, old.code_set, old.unit_code, old.created_at) then
    raise exception 'the number and the unit of a response never change' using errcode = '23514';
  end if;
  if (new.verification <> old.verification
      and not survey.is_recorded(new.id, 'verification', old.verification, new.verification))
    or (new.state <> old.state and not survey.is_recorded(new.id, 'state', old.state, new.state))
    or (new.signed_copy <> old.signed_copy
      and not survey.is_recorded(new.id, 'signed_copy', old.signed_copy, new.signed_copy))
    or (new.current_revision <> old.current_revision and new.current_revision is distinct from (
      select c.revision from survey.state_changes c
      where c.response_id = new.id and c.fact = 'state' order by c.id desc limit 1)) then
    raise exception 'a response changes only by a step in survey.state_changes' using errcode = '23514';
  end if;
  return new;
end $$;
comment on function survey.refuse_unrecorded_step() is
  'Refuses any change of a response that survey.state_changes does not hold, and so, by its foreign key, any step '
  'that survey.allowed_steps does not list.';

revoke all on function survey.require_reason(), survey.apply_step(), survey.refuse_unrecorded_step(),
  survey.is_recorded(bigint, text, text, text) from public, anon, authenticated, service_role;

create trigger state_changes_require_reason before insert on survey.state_changes
  for each row execute function survey.require_reason();
create trigger state_changes_apply_step after insert on survey.state_changes
  for each row execute function survey.apply_step();
create trigger responses_refuse_unrecorded_step before update on survey.responses
  for each row execute function survey.refuse_unrecorded_step();

create function survey.take_step(
  p_response_id bigint, p_fact text, p_to text, p_actor text, p_who text, p_why text, p_revision integer, p_at timestamptz
) returns void
language sql volatile set search_path = ''
as $$
  insert into survey.state_changes
    (response_id, fact, from_value, to_value, actor, who, why, revision, is_published, happened_at)
  select r.id, p_fact,
    case p_fact when 'verification' then r.verification when 'state' then r.state else r.signed_copy end,
    p_to, p_actor, p_who, p_why, p_revision,
    p_to = 'confirmed' or (r.verification = 'confirmed' and p_to not in ('draft', 'in_signature')),
    p_at
  from survey.responses r where r.id = p_response_id
$$;
comment on function survey.take_step(bigint, text, text, text, text, text, integer, timestamptz) is
  'Takes one step of one fact (verification, state, signed_copy) of a response, from where it is. A step that is '
  'not allowed fails. Nothing about a held response is ever marked as published.';
revoke all on function survey.take_step(bigint, text, text, text, text, text, integer, timestamptz)
  from public, anon, authenticated, service_role;
