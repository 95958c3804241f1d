-- What every write begins with: is the unit asked, lock it, find its response.

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
  'Until the end of the transaction nobody else writes for this unit. Foreign keys to the unit are not held up.';

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

revoke all on function survey.is_asked(survey.surveys, text), survey.lock_unit(survey.surveys, text),
  survey.confirmed_response(survey.surveys, text), survey.random_suffix(),
  survey.create_response(survey.surveys, text, boolean, timestamptz)
  from public, anon, authenticated, service_role;
