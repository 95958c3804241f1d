-- What commands set: the units and the publication setting, the access codes, the deadline.

create function public.prepare_survey(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  insert into survey.units (code_set, code, code_set_year, level, parent_code, name)
    select u.code_set, u.code, u.code_set_year, u.level, u.parent_code, u.name
    from jsonb_to_recordset(p -> 'units')
      as u (code_set text, code text, code_set_year smallint, level smallint, parent_code text, name text)
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

create function survey.store_code(p_survey survey.surveys, p_unit text, p_digest bytea, p_now timestamptz) returns void
language plpgsql set search_path = ''
as $$
begin
  update survey.access_codes c set replaced_at = p_now
    where c.survey_id = p_survey.id and c.code_set = p_survey.code_set and c.unit_code = p_unit and c.replaced_at is null;
  insert into survey.access_codes (survey_id, code_set, unit_code, digest, issued_at)
    values (p_survey.id, p_survey.code_set, p_unit, p_digest, p_now);
end $$;
comment on function survey.store_code(survey.surveys, text, bytea, timestamptz) is
  'Gives a unit a code; the one before no longer opens anything.';

create function public.issue_access_codes(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_now timestamptz;
  v_unknown jsonb;
  v_issued jsonb;
begin
  -- In one order, so that two commands at once wait for each other instead of blocking each other.
  perform survey.lock_unit(v_survey, c ->> 'unit') from (
    select c.value from jsonb_array_elements(p -> 'codes') c order by c.value ->> 'unit') as ordered (c);
  v_now := survey.clock();
  select jsonb_agg(c ->> 'unit') filter (where not survey.is_asked(v_survey, c ->> 'unit')),
    jsonb_agg(c ->> 'unit') filter (where exists (
      select from survey.access_codes a where a.survey_id = v_survey.id and a.code_set = v_survey.code_set
        and a.unit_code = c ->> 'unit' and a.replaced_at is null and a.digest <> decode(c ->> 'digest', 'hex')))
    into v_unknown, v_issued from jsonb_array_elements(p -> 'codes') c;
  if v_unknown is not null then
    return jsonb_build_object('outcome', 'unknown_unit', 'units', v_unknown);
  elsif v_issued is not null and not coalesce((p ->> 'replace')::boolean, false) then
    return jsonb_build_object('outcome', 'already_issued', 'units', v_issued);
  end if;
  perform survey.store_code(v_survey, c ->> 'unit', decode(c ->> 'digest', 'hex'), v_now)
    from jsonb_array_elements(p -> 'codes') c
    where not survey.is_current_code(v_survey, c ->> 'unit', decode(c ->> 'digest', 'hex'));
  return jsonb_build_object('outcome', 'issued', 'issued_at', survey.iso(v_now));
end $$;
comment on function public.issue_access_codes(jsonb) is
  'Stores the digests of new access codes, all or none. Takes {codes: [{unit, digest (hex)}], replace?}; returns '
  '{outcome: issued, issued_at} or {outcome: unknown_unit | already_issued, units}. The same digest again changes '
  'nothing. For commands only.';

create function survey.set_times(p_due_at timestamptz, p_closes_at timestamptz) returns void
language sql volatile set search_path = ''
as $$
  update survey.surveys s set due_at = p_due_at, closes_at = p_closes_at
    where s.id = (survey.current_survey()).id
$$;
comment on function survey.set_times(timestamptz, timestamptz) is
  'Sets from when on a response is late and when the survey closes; null for never. For the owner of the database.';

revoke all on function survey.store_code(survey.surveys, text, bytea, timestamptz),
  survey.set_times(timestamptz, timestamptz) from public, anon, authenticated, service_role;
revoke all on function public.prepare_survey(jsonb), public.issue_access_codes(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.prepare_survey(jsonb), public.issue_access_codes(jsonb) to service_role;
