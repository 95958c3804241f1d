-- Access codes (mã truy cập Phiếu), stored as HMAC-SHA-256 only, and how often a wrong one was tried.

create table survey.access_codes (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id),
  code_set text not null,
  unit_code text not null,
  digest bytea not null check (octet_length(digest) = 32),
  issued_at timestamptz not null,
  replaced_at timestamptz check (replaced_at >= issued_at),
  foreign key (code_set, unit_code) references survey.units (code_set, code)
);
comment on table survey.access_codes is
  'The code of each unit, as HMAC-SHA-256 under a pepper that only the functions know. Replaced codes stay, and no '
  'longer open anything.';
create unique index access_codes_one_current on survey.access_codes (survey_id, code_set, unit_code)
  where replaced_at is null;
alter table survey.access_codes enable row level security;
revoke all on survey.access_codes from public, anon, authenticated, service_role;

create table survey.wrong_codes (
  survey_id integer not null references survey.surveys (id),
  code_set text not null,
  unit_code text not null,
  tried_at timestamptz[] not null default '{}',
  total bigint not null default 0,
  primary key (survey_id, code_set, unit_code),
  foreign key (code_set, unit_code) references survey.units (code_set, code)
);
comment on table survey.wrong_codes is
  'Wrong codes by the unit named in the request: the moments that count towards the limit, and how many there were '
  'in all.';
alter table survey.wrong_codes enable row level security;
revoke all on survey.wrong_codes from public, anon, authenticated, service_role;

create function survey.is_current_code(p_survey survey.surveys, p_unit text, p_digest bytea) returns boolean
language sql stable set search_path = ''
as $$
  -- Comparing the hashes of the digests keeps the comparison constant in time for whoever guesses: it may stop at
  -- the first byte that differs, but which bytes a guess has after hashing nobody can steer.
  select exists (
    select from survey.access_codes c
    where c.survey_id = p_survey.id and c.code_set = p_survey.code_set and c.unit_code = p_unit
      and c.replaced_at is null and sha256(c.digest) = sha256(p_digest)
  )
$$;
comment on function survey.is_current_code(survey.surveys, text, bytea) is
  'Whether this digest is that of the code the unit has now.';

create function survey.count_wrong_code(p_survey survey.surveys, p_unit text) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_limit constant integer := 20;
  v_window constant interval := interval '15 minutes';
  v_now timestamptz;
  v_recent timestamptz[];
begin
  insert into survey.wrong_codes (survey_id, code_set, unit_code)
    values (p_survey.id, p_survey.code_set, p_unit) on conflict do nothing;
  select w.tried_at into v_recent from survey.wrong_codes w
    where w.survey_id = p_survey.id and w.code_set = p_survey.code_set and w.unit_code = p_unit for update;
  v_now := survey.clock();
  v_recent := array(select t from unnest(v_recent) t where t > v_now - v_window order by t);
  update survey.wrong_codes w
    set total = w.total + 1, tried_at = case when cardinality(v_recent) < v_limit then v_recent || v_now else v_recent end
    where w.survey_id = p_survey.id and w.code_set = p_survey.code_set and w.unit_code = p_unit;
  if cardinality(v_recent) < v_limit then
    return jsonb_build_object('outcome', 'wrong_code');
  end if;
  return jsonb_build_object('outcome', 'too_many_wrong_codes',
    'retry_after', ceil(extract(epoch from v_recent[1] + v_window - v_now))::integer);
end $$;
comment on function survey.count_wrong_code(survey.surveys, text) is
  'Counts a wrong code for the unit and says what to answer: from the 21st within 15 minutes too_many_wrong_codes, '
  'with the seconds until one is counted again.';

create function survey.refuse_code(p_survey survey.surveys, p_unit text, p_digest bytea) returns jsonb
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
  'Null for the right code, with the unit locked; otherwise the outcome to answer with. Wrong ones are counted, one '
  'after the other, and lock no unit.';

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

revoke all on function survey.is_current_code(survey.surveys, text, bytea),
  survey.count_wrong_code(survey.surveys, text), survey.refuse_code(survey.surveys, text, bytea),
  survey.store_code(survey.surveys, text, bytea, timestamptz) from public, anon, authenticated, service_role;
revoke all on function public.issue_access_codes(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.issue_access_codes(jsonb) to service_role;
