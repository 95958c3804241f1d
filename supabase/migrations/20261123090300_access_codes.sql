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

alter table survey.access_codes enable row level security;
alter table survey.wrong_codes enable row level security;
revoke all on survey.access_codes, survey.wrong_codes from public, anon, authenticated, service_role;

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
revoke all on function survey.is_current_code(survey.surveys, text, bytea) from public, anon, authenticated, service_role;

create function survey.count_wrong_code(p_survey survey.surveys, p_unit text) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_limit constant integer := 20;
  v_window constant interval := '15 minutes';
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
revoke all on function survey.count_wrong_code(survey.surveys, text) from public, anon, authenticated, service_role;

create function survey.refuse_code(p_survey survey.surveys, p_unit text, p_digest bytea) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  -- The right code passes whatever was tried before, so that nobody can lock an office out.
  if survey.is_current_code(p_survey, p_unit, p_digest) then
    return null;
  end if;
  return survey.count_wrong_code(p_survey, p_unit);
end $$;
comment on function survey.refuse_code(survey.surveys, text, bytea) is
  'Null for the right code; otherwise the outcome to answer with. Wrong ones are counted.';
revoke all on function survey.refuse_code(survey.surveys, text, bytea) from public, anon, authenticated, service_role;
