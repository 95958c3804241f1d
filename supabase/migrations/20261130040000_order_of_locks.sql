-- One order of locking everywhere, and nothing is locked for what is refused.

comment on function survey.lock_unit(survey.surveys, text) is
  'Until the end of the transaction nobody else writes for this unit. Foreign keys to the unit are not held up. Whoever '
  'locks more than this locks in one order: units by their code, then the survey (hold_survey, lock_survey), then the '
  'turn of what comes without a code (take_turn_of_held), then rows that belong to one unit.';

create or replace function survey.refuse_code(p_survey survey.surveys, p_unit text, p_digest bytea) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  -- The right code passes whatever was tried before, so that nobody can lock an office out. Looked at before the unit is
  -- locked: whoever guesses codes holds up other guessers of this unit, and never the unit itself.
  if survey.is_current_code(p_survey, p_unit, p_digest) then
    perform survey.lock_unit(p_survey, p_unit);
    -- Once more, so that a code replaced while this waited no longer opens anything.
    if survey.is_current_code(p_survey, p_unit, p_digest) then
      return null;
    end if;
  end if;
  return survey.count_wrong_code(p_survey, p_unit);
end $$;
comment on function survey.refuse_code(survey.surveys, text, bytea) is
  'Null for the right code, with the unit locked; otherwise the outcome to answer with. Wrong ones are counted, one after '
  'the other, and lock no unit.';

create or replace function public.prepare_survey(p jsonb) returns jsonb
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
