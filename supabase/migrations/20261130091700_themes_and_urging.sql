-- What staff make of the texts of 3.4, 4 and 5, which are never published: a codebook of themes, the coding of each reader,
-- and counts of themes when a lead publishes them. And how often a unit was urged.

create table survey.urgings (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id),
  code_set text not null,
  unit_code text not null,
  who text not null check (who ~ '\S'),
  urged_at timestamptz not null,
  foreign key (code_set, unit_code) references survey.units (code_set, code)
);
comment on table survey.urgings is 'Append-only: each time a unit was urged to answer ("đã đôn đốc lần n").';
create index urgings_by_unit on survey.urgings (code_set, unit_code, id);
create index urgings_by_survey on survey.urgings (survey_id);
alter table survey.urgings enable row level security;
revoke all on survey.urgings from public, anon, authenticated, service_role;

create trigger urgings_append_only before update or delete or truncate on survey.urgings
  for each statement execute function survey.refuse_rewriting();
alter table survey.urgings enable always trigger urgings_append_only;

create table survey.themes (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id)
);
comment on table survey.themes is 'The themes of the codebook; what each is called and means is in theme_versions.';
create index themes_by_survey on survey.themes (survey_id);
alter table survey.themes enable row level security;
revoke all on survey.themes from public, anon, authenticated, service_role;

create table survey.theme_versions (
  id bigint generated always as identity primary key,
  theme_id bigint not null references survey.themes (id),
  name text not null check (name ~ '\S' and length(name) <= 200),
  definition text not null check (definition ~ '\S' and length(definition) <= 2000),
  example text not null default '' check (length(example) <= 2000),
  is_retired boolean not null default false,
  who text not null check (who ~ '\S'),
  written_at timestamptz not null
);
comment on table survey.theme_versions is
  'Each wording of each theme; the latest counts. The codebook''s version is the number of these.';
comment on column survey.theme_versions.example is 'Words of an answer, for readers. Never published.';
create index theme_versions_by_theme on survey.theme_versions (theme_id, id);
alter table survey.theme_versions enable row level security;
revoke all on survey.theme_versions from public, anon, authenticated, service_role;

create table survey.codings (
  id bigint generated always as identity primary key,
  response_id bigint not null,
  revision integer not null,
  path text not null check (path in ('interconnection', 'obstacles', 'proposals')),
  text_hash bytea not null check (octet_length(text_hash) = 32),
  theme_ids bigint[] not null,
  who text not null check (who ~ '\S'),
  coded_at timestamptz not null,
  foreign key (response_id, revision) references survey.revisions (response_id, number)
);
comment on table survey.codings is
  'Which themes a reader found in a text; the latest of each reader counts. Deleted with the contacts.';
comment on column survey.codings.text_hash is
  'Of the text that was read: when a correction changes the text, it is to be looked at again.';
create index codings_by_response on survey.codings (response_id, revision, path);
alter table survey.codings enable row level security;
revoke all on survey.codings from public, anon, authenticated, service_role;
create trigger codings_refuse_after_deletion before insert on survey.codings
  for each row execute function survey.refuse_after_deletion();

create table survey.theme_publications (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id),
  themes jsonb not null check (jsonb_typeof(themes) = 'array'),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  is_withdrawn boolean not null default false,
  who text not null check (who ~ '\S'),
  published_at timestamptz not null
);
comment on table survey.theme_publications is
  'Append-only: the national counts of themes as a lead published them; the latest counts, or none when it withdraws them.';
create index theme_publications_by_survey on survey.theme_publications (survey_id, id);
alter table survey.theme_publications enable row level security;
revoke all on survey.theme_publications from public, anon, authenticated, service_role;
create trigger theme_publications_append_only before update or delete or truncate on survey.theme_publications
  for each statement execute function survey.refuse_rewriting();
alter table survey.theme_publications enable always trigger theme_publications_append_only;

create function survey.current_texts(p_survey survey.surveys) returns table (
  response_id bigint, unit_code text, number text, revision integer, path text, words text, text_hash bytea
)
language sql stable set search_path = ''
as $$
  select r.id, r.unit_code, r.number, v.number, q.path, v.answers ->> q.path, sha256(convert_to(v.answers ->> q.path, 'UTF8'))
  from survey.responses r
    join survey.revisions v on v.response_id = r.id and v.number = r.current_revision
    cross join (values ('interconnection'), ('obstacles'), ('proposals')) as q (path)
  where r.survey_id = p_survey.id and r.verification = 'confirmed' and not survey.is_blank(v.answers ->> q.path)
$$;
comment on function survey.current_texts(survey.surveys) is 'The texts of 3.4, 4 and 5 that units sent last.';

create function survey.latest_codings(p_survey survey.surveys) returns table (
  response_id bigint, path text, who text, theme_ids bigint[], coded_at timestamptz, is_stale boolean
)
language sql stable set search_path = ''
as $$
  select distinct on (c.response_id, c.path, c.who) c.response_id, c.path, c.who, c.theme_ids, c.coded_at,
    c.text_hash <> t.text_hash
  from survey.codings c join survey.current_texts(p_survey) t on t.response_id = c.response_id and t.path = c.path
  order by c.response_id, c.path, c.who, c.id desc
$$;
comment on function survey.latest_codings(survey.surveys) is
  'The coding that counts of each reader of each text; is_stale when the text was corrected since it was read.';

create function survey.codebook(p_survey survey.surveys) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'version', (select count(*) from survey.theme_versions v join survey.themes t on t.id = v.theme_id
      where t.survey_id = p_survey.id),
    'themes', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'version', v.id, 'name', v.name,
        'definition', v.definition, 'example', v.example, 'is_retired', v.is_retired, 'who', v.who,
        'at', survey.iso(v.written_at)) order by t.id), '[]')
      from survey.themes t cross join lateral (
        select v.* from survey.theme_versions v where v.theme_id = t.id order by v.id desc limit 1) v
      where t.survey_id = p_survey.id))
$$;
comment on function survey.codebook(survey.surveys) is
  'The themes as they are worded now: {version, themes: [{id, version, name, definition, example, is_retired, who, at}]}.';

create function public.workspace_texts(p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys := survey.current_survey();
  v_search text := survey.without_accents(left(btrim(coalesce(p ->> 'search', '')), 100));
  v_page integer := case when p ->> 'page' ~ '^\d{1,6}$' then greatest((p ->> 'page')::integer, 1) else 1 end;
  v_size constant integer := 200;
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  end if;
  return (
    with coding as materialized (select c.*, c.who = v_staff.act ->> 'who' as own from survey.latest_codings(v_survey) c),
    asked as materialized (
      select t.*, u.name,
        not exists (select from coding c where c.response_id = t.response_id and c.path = t.path and c.own and not c.is_stale)
          as to_code,
        exists (select from coding c where c.response_id = t.response_id and c.path = t.path and c.is_stale) as to_review
      from survey.current_texts(v_survey) t
        join survey.units u on u.code_set = v_survey.code_set and u.code = t.unit_code
      where (p ->> 'path' is null or t.path = p ->> 'path')
        and (p ->> 'unit' is null or t.unit_code = p ->> 'unit')
        and (v_search = '' or survey.without_accents(t.words) like
          '%' || replace(replace(replace(v_search, '\', '\\'), '%', '\%'), '_', '\_') || '%')
        and (p ->> 'theme' is null or exists (
          select from coding c where c.response_id = t.response_id and c.path = t.path
            and p ->> 'theme' = any (c.theme_ids::text[])))
    ),
    found as materialized (
      select a.*, row_number() over (order by a.unit_code, a.path) as place from asked a
      where (a.to_code or not coalesce(p -> 'to_code' = 'true', false))
        and (a.to_review or not coalesce(p -> 'to_review' = 'true', false))
    )
    select jsonb_build_object('outcome', 'listed', 'total', (select count(*) from found), 'page', v_page, 'page_size', v_size,
      'counts', (select jsonb_build_object('all', count(*), 'to_code', count(*) filter (where a.to_code),
        'to_review', count(*) filter (where a.to_review)) from asked a),
      'codebook', survey.codebook(v_survey),
      'texts', (select coalesce(jsonb_agg(jsonb_build_object('unit', f.unit_code, 'name', f.name, 'number', f.number,
          'revision', f.revision, 'path', f.path, 'words', f.words, 'to_code', f.to_code, 'codings', (
            -- Who has not coded the text as it is now is not told what others found in it.
            select coalesce(jsonb_agg(jsonb_build_object('who', c.who, 'own', c.own, 'themes',
                case when c.own or not f.to_code or coalesce(p -> 'with_codings' = 'true', false)
                  then to_jsonb(c.theme_ids) end,
              'at', survey.iso(c.coded_at), 'is_stale', c.is_stale) order by c.coded_at), '[]')
            from coding c where c.response_id = f.response_id and c.path = f.path)) order by f.place), '[]')
        from found f where f.place > (v_page - 1) * v_size and f.place <= v_page * v_size)));
end $$;
comment on function public.workspace_texts(jsonb) is
  'The texts of 3.4, 4 and 5 that units sent last, with what readers found in them, 200 a page. Takes {path?: '
  'interconnection | obstacles | proposals, unit?, search? (without accents), theme? (its id), to_code?: true (what the one '
  'who asks has not coded as it is now), to_review?: true (what was corrected since somebody coded it), with_codings?: true '
  '(for agreement and export, of texts too that who asks has not coded), page?}; returns {outcome: listed, total, page, '
  'page_size, counts: {all, to_code, to_review}, codebook, texts: [{unit, name, number, revision, path, words, to_code, '
  'codings: [{who, own, themes: [id], or null while who asks has not coded the text, at, is_stale}]}]} or a refusal of '
  'survey.act_as_staff. For staff.';

create function public.workspace_write_theme(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys;
  v_theme bigint;
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  elsif survey.is_blank(p ->> 'name') or length(p ->> 'name') > 200 or survey.is_blank(p ->> 'definition')
    or length(p ->> 'definition') > 2000 or length(p ->> 'example') > 2000 then
    return jsonb_build_object('outcome', 'invalid_theme');
  end if;
  v_survey := survey.lock_survey();
  if survey.personal_data_is_deleted(v_survey) then
    return jsonb_build_object('outcome', 'personal_data_deleted');
  elsif p ->> 'id' is null then
    if (select count(*) from survey.themes t where t.survey_id = v_survey.id) >= 100 then
      return jsonb_build_object('outcome', 'too_many_themes');
    end if;
    insert into survey.themes (survey_id) values (v_survey.id) returning id into v_theme;
  else
    select t.id into v_theme from survey.themes t where t.survey_id = v_survey.id and t.id::text = p ->> 'id';
    if v_theme is null then
      return jsonb_build_object('outcome', 'not_found');
    elsif (select max(v.id) from survey.theme_versions v where v.theme_id = v_theme)::text is distinct from p ->> 'version' then
      return jsonb_build_object('outcome', 'stale', 'codebook', survey.codebook(v_survey));
    end if;
  end if;
  insert into survey.theme_versions (theme_id, name, definition, example, is_retired, who, written_at)
    values (v_theme, btrim(p ->> 'name'), btrim(p ->> 'definition'), btrim(coalesce(p ->> 'example', '')),
      coalesce(p -> 'is_retired' = 'true', false), v_staff.act ->> 'who', survey.clock());
  return jsonb_build_object('outcome', 'written', 'codebook', survey.codebook(v_survey));
end $$;
comment on function public.workspace_write_theme(jsonb) is
  'Puts a theme into the codebook, words one anew, or retires one. Takes {id? and version? (of the wording on screen), name, '
  'definition, example?, is_retired?: true}; returns {outcome: written, codebook} or {outcome: invalid_theme | not_found | '
  'too_many_themes | personal_data_deleted | stale, codebook} or a refusal of survey.act_as_staff. For staff.';

create function public.workspace_code_text(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys := survey.current_survey();
  v_text record;
  v_themes bigint[];
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  elsif jsonb_typeof(p -> 'themes') is distinct from 'array' or jsonb_array_length(p -> 'themes') > 100 then
    return jsonb_build_object('outcome', 'not_found');
  elsif survey.personal_data_is_deleted(v_survey) then
    return jsonb_build_object('outcome', 'personal_data_deleted');
  end if;
  perform survey.lock_unit(v_survey, p ->> 'unit');
  select t.* into v_text from survey.current_texts(v_survey) t where t.unit_code = p ->> 'unit' and t.path = p ->> 'path';
  if v_text.response_id is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif v_text.revision::text is distinct from p ->> 'revision' then
    return jsonb_build_object('outcome', 'stale', 'current_revision', v_text.revision);
  end if;
  v_themes := array(
    select t.id from survey.themes t
    where t.survey_id = v_survey.id and p -> 'themes' @> to_jsonb(t.id) order by t.id);
  if cardinality(v_themes) <> jsonb_array_length(p -> 'themes') then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  insert into survey.codings (response_id, revision, path, text_hash, theme_ids, who, coded_at)
    values (v_text.response_id, v_text.revision, v_text.path, v_text.text_hash, v_themes, v_staff.act ->> 'who', survey.clock());
  return jsonb_build_object('outcome', 'coded', 'themes', to_jsonb(v_themes));
end $$;
comment on function public.workspace_code_text(jsonb) is
  'Records which themes the one who is signed in found in a text; none is an answer too. Takes {unit, path, revision (the one '
  'on screen), themes: [id]}; returns {outcome: coded, themes} or {outcome: not_found | personal_data_deleted | stale, '
  'current_revision} or a refusal of survey.act_as_staff. For staff.';

create function survey.theme_counts(p_survey survey.surveys) returns jsonb
language sql stable set search_path = ''
as $$
  with coding as materialized (select * from survey.latest_codings(p_survey) c where not c.is_stale),
  -- Where readers differ the text has the theme when one of them found it: a theme is rather named than lost.
  named as (select distinct c.path, theme.id, c.response_id from coding c cross join unnest(c.theme_ids) as theme (id))
  select coalesce(jsonb_agg(jsonb_build_object('path', counted.path, 'theme', counted.id, 'count', counted.count)
    order by counted.path, counted.id), '[]')
  from (select n.path, n.id, count(*) as count from named n group by n.path, n.id) as counted
$$;
comment on function survey.theme_counts(survey.surveys) is
  'In how many coded texts of each question each theme was found by at least one reader: [{path, theme, count}].';

create function survey.themes_to_publish(p_survey survey.surveys) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    -- Below 3 a count could lead to a province: it is stored as null, so that not even the database publishes it.
    'themes', (select coalesce(jsonb_agg(jsonb_build_object('path', c ->> 'path', 'name', t ->> 'name',
        'definition', t ->> 'definition', 'count', case when (c ->> 'count')::integer >= 3 then (c ->> 'count')::integer end)
        order by c ->> 'path', (c ->> 'count')::integer desc, t ->> 'name'), '[]')
      from jsonb_array_elements(survey.theme_counts(p_survey)) c
        join jsonb_array_elements(survey.codebook(p_survey) -> 'themes') t on t -> 'id' = c -> 'theme'),
    'answers', (select coalesce(jsonb_object_agg(coded.path, coded.count), '{}') from (
      select c.path, count(distinct c.response_id) as count from survey.latest_codings(p_survey) c
      where not c.is_stale group by c.path) as coded))
$$;
comment on function survey.themes_to_publish(survey.surveys) is
  'The national counts of themes as they are now: {themes: [{path, name, definition, count, null below 3}], answers: {path: '
  'how many texts were coded}}.';

create function public.workspace_publish_themes(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_asks boolean := coalesce(p -> 'preview' = 'true', false);
  v_staff record := survey.act_as_staff(p, case when v_asks then 'officer' else 'lead' end);
  v_survey survey.surveys;
  v_withdraws boolean := coalesce(p -> 'withdraw' = 'true', false);
  v_now jsonb;
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  end if;
  v_survey := case when v_asks then survey.current_survey() else survey.lock_survey() end;
  v_now := survey.themes_to_publish(v_survey);
  if v_asks then
    return v_now || jsonb_build_object('outcome', 'preview', 'published', public.published_themes());
  elsif v_withdraws then
    v_now := jsonb_build_object('themes', '[]'::jsonb, 'answers', '{}'::jsonb);
  elsif v_now -> 'themes' = '[]' then
    return jsonb_build_object('outcome', 'nothing_coded');
  elsif p -> 'seen' is distinct from v_now then
    return v_now || jsonb_build_object('outcome', 'stale');
  end if;
  insert into survey.theme_publications (survey_id, themes, answers, is_withdrawn, who, published_at)
    values (v_survey.id, v_now -> 'themes', v_now -> 'answers', v_withdraws, v_staff.act ->> 'who', survey.clock());
  update survey.surveys s set settings_version = s.settings_version + 1, settings_changed_at = survey.clock()
    where s.id = v_survey.id;
  return v_now || jsonb_build_object('outcome', case when v_withdraws then 'withdrawn' else 'published' end);
end $$;
comment on function public.workspace_publish_themes(jsonb) is
  'Publishes the national counts of themes as they are now, those below 3 without their number, or withdraws them. Takes '
  '{preview: true} (for all staff), {seen: {themes, answers}, as the preview gave them} or {withdraw: true} (both for leads); '
  'returns {outcome: preview, themes: [{path, name, definition, count or null}], answers: {how many texts of each path were '
  'coded}, published: what public.published_themes() gives}, {outcome: published | withdrawn, themes, answers} or {outcome: '
  'nothing_coded | stale, themes, answers} or a refusal of survey.act_as_staff.';

create function public.published_themes() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select case when not t.is_withdrawn then jsonb_build_object(
      'published_at', survey.iso(t.published_at), 'answers', t.answers, 'themes', t.themes) end
    from survey.theme_publications t where t.survey_id = (survey.current_survey()).id order by t.id desc limit 1), 'null')
$$;
comment on function public.published_themes() is
  'The counts of themes that a lead published: {published_at, answers: {path: how many texts were coded}, themes: [{path, '
  'name, definition, count, null below 3}]}, or null. Readable with the publishable key.';

create function survey.urgings_of(p_survey survey.surveys) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('unit', u.unit_code, 'times', u.times, 'at', survey.iso(u.latest))
    order by u.unit_code), '[]')
  from (select g.unit_code, count(*) as times, max(g.urged_at) as latest from survey.urgings g
    where g.survey_id = p_survey.id and g.code_set = p_survey.code_set group by g.unit_code) as u
$$;
comment on function survey.urgings_of(survey.surveys) is 'How often units were urged, and when last: [{unit, times, at}].';

create function public.workspace_urgings(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(staff.refusal, jsonb_build_object('outcome', 'listed', 'urgings', survey.urgings_of(s)))
  from survey.act_as_staff(p, 'officer') staff, survey.current_survey() s
$$;
comment on function public.workspace_urgings(jsonb) is
  'How often units were urged. Takes {}; returns {outcome: listed, urgings: [{unit, times, at}]} or a refusal of '
  'survey.act_as_staff. For staff.';

create function public.workspace_record_urging(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys := survey.current_survey();
  v_units text[];
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  end if;
  v_units := array(
    select u.code from survey.units u
    where u.code_set = v_survey.code_set and u.level = v_survey.unit_level
      and coalesce(p -> 'units' ? u.code, false));
  if jsonb_typeof(p -> 'units') is distinct from 'array' or cardinality(v_units) = 0
    or cardinality(v_units) <> jsonb_array_length(p -> 'units') then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  insert into survey.urgings (survey_id, code_set, unit_code, who, urged_at)
    select v_survey.id, v_survey.code_set, code, v_staff.act ->> 'who', survey.clock() from unnest(v_units) as code;
  return jsonb_build_object('outcome', 'recorded', 'urgings', survey.urgings_of(v_survey));
end $$;
comment on function public.workspace_record_urging(jsonb) is
  'Records that units were urged. Takes {units: [code]}; returns {outcome: recorded, urgings} or {outcome: not_found} or a '
  'refusal of survey.act_as_staff. For staff.';

revoke all on function survey.current_texts(survey.surveys), survey.latest_codings(survey.surveys),
  survey.codebook(survey.surveys), survey.theme_counts(survey.surveys),
  survey.themes_to_publish(survey.surveys), survey.urgings_of(survey.surveys)
  from public, anon, authenticated, service_role;
revoke all on function public.workspace_texts(jsonb), public.workspace_write_theme(jsonb), public.workspace_code_text(jsonb),
  public.workspace_publish_themes(jsonb), public.published_themes(), public.workspace_urgings(jsonb),
  public.workspace_record_urging(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.workspace_texts(jsonb), public.workspace_write_theme(jsonb), public.workspace_code_text(jsonb),
  public.workspace_publish_themes(jsonb), public.workspace_urgings(jsonb), public.workspace_record_urging(jsonb)
  to authenticated;
grant execute on function public.published_themes() to anon, authenticated, service_role;
