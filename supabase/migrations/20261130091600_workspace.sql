-- What staff do in the workspace (/quan-tri/), signed in: each act is the one the command line has, in the name of whoever
-- is signed in. What is here only for the workspace: notes, who has a unit in hand, the board.

create table survey.notes (
  id bigint generated always as identity primary key,
  survey_id integer not null references survey.surveys (id),
  code_set text not null,
  unit_code text not null,
  words text not null check (words ~ '\S' and length(words) <= 5000),
  who text not null check (who ~ '\S'),
  written_at timestamptz not null,
  foreign key (code_set, unit_code) references survey.units (code_set, code)
);
comment on table survey.notes is
  'What staff wrote down about a unit ("đã gọi 28/11, gặp bà …"). Seen by staff only; deleted with the contacts.';
create index notes_by_unit on survey.notes (code_set, unit_code, id);
alter table survey.notes enable row level security;
revoke all on survey.notes from public, anon, authenticated, service_role;

create trigger notes_never_change before update or truncate on survey.notes
  for each statement execute function survey.refuse_rewriting();
alter table survey.notes enable always trigger notes_never_change;
create trigger notes_refuse_after_deletion before insert on survey.notes
  for each row execute function survey.refuse_after_deletion();

create table survey.in_hand (
  code_set text not null,
  unit_code text not null,
  survey_id integer not null references survey.surveys (id),
  who text not null check (who ~ '\S'),
  since timestamptz not null,
  primary key (survey_id, code_set, unit_code),
  foreign key (code_set, unit_code) references survey.units (code_set, code)
);
comment on table survey.in_hand is 'Which member of staff has a unit in hand, so that two do not call the same office.';
create index in_hand_by_unit on survey.in_hand (code_set, unit_code);
alter table survey.in_hand enable row level security;
revoke all on survey.in_hand from public, anon, authenticated, service_role;

create function survey.board(p_survey survey.surveys) returns table (
  code text, name text, plain_name text, response_id bigint, number text, state text, signed_copy text, revision integer,
  late boolean, first_received_at timestamptz, received_at timestamptz, last_activity_at timestamptz, has_plan boolean,
  held bigint, in_hand text, chips text[]
)
language sql stable set search_path = ''
as $$
  -- Joined and grouped as wholes, without a function for each row: thousands of communes are to be quick, too.
  with moved as (
    select t.response_id, max(t.happened_at) as at from survey.state_transitions t group by 1
  ), planned as (
    select distinct a.response_id from survey.uploads a where a.kind = 'plan' and a.state = 'received'
      and not exists (select from survey.withdrawn_uploads w where w.upload_id = a.id)
  ), waiting as (
    select h.unit_code, count(*) as held from survey.responses h
    where h.survey_id = p_survey.id and h.code_set = p_survey.code_set and h.verification = 'held' group by 1
  )
  select b.*, array_remove(array['all',
      case when b.revision = 0 then 'not_sent' end,
      case when b.revision = 0 and b.state is not null then 'draft' end,
      case when b.held > 0 then 'held' end,
      case when b.revision > 0 and b.signed_copy <> 'received' then 'signed_copy_awaited' end,
      case when b.state = 'completion_requested' then 'completion_requested' end,
      case when b.late then 'late' end,
      case when b.state = 'accepted' then 'accepted' end], null)
  from (
    select u.code, u.name, u.plain_name, r.id, r.number, r.state, r.signed_copy, coalesce(r.current_revision, 0) as revision,
      coalesce(first.received_at >= p_survey.due_at, false) as late, first.received_at, latest.received_at,
      greatest(r.created_at, d.saved_at, m.at), p.response_id is not null, coalesce(w.held, 0) as held, i.who
    from survey.units u
      left join survey.responses r on r.survey_id = p_survey.id and r.code_set = p_survey.code_set and r.unit_code = u.code
        and r.verification = 'confirmed'
      left join survey.revisions first on first.response_id = r.id and first.number = 1
      left join survey.revisions latest on latest.response_id = r.id and latest.number = r.current_revision
      left join survey.drafts d on d.response_id = r.id
      left join survey.in_hand i on i.survey_id = p_survey.id and i.code_set = p_survey.code_set and i.unit_code = u.code
      left join moved m on m.response_id = r.id
      left join planned p on p.response_id = r.id
      left join waiting w on w.unit_code = u.code
    where u.code_set = p_survey.code_set and u.level = p_survey.unit_level
  ) as b
$$;
comment on function survey.board(survey.surveys) is
  'Where each unit stands, one row a unit, with the chips of the board that count it.';

create function public.workspace_board(p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys := survey.current_survey();
  v_chips constant text[] := array['all', 'not_sent', 'draft', 'held', 'signed_copy_awaited', 'completion_requested', 'late',
    'accepted'];
  v_chip text := case when p ->> 'chip' = any (v_chips) then p ->> 'chip' else 'all' end;
  v_search text := survey.without_accents(left(btrim(coalesce(p ->> 'search', '')), 100));
  v_like text := '%' || replace(replace(replace(v_search, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  v_sort text := coalesce(p ->> 'sort', 'code');
  v_size integer := case when p ->> 'page_size' ~ '^\d{1,3}$' then least((p ->> 'page_size')::integer, 500) else 100 end;
  v_page integer := case when p ->> 'page' ~ '^\d{1,6}$' then greatest((p ->> 'page')::integer, 1) else 1 end;
  v_down boolean := p ->> 'direction' = 'descending';
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  end if;
  return (
    with board as materialized (select * from survey.board(v_survey)),
    found as materialized (
      select b.code, case v_sort when 'name' then b.plain_name when 'state' then b.state || b.revision
        when 'signed_copy' then b.signed_copy when 'revision' then lpad(b.revision::text, 6, '0')
        when 'first_received_at' then to_char(b.first_received_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS')
        when 'received_at' then to_char(b.received_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS')
        when 'last_activity_at' then to_char(b.last_activity_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS')
        when 'in_hand' then lower(b.in_hand)
        when 'held' then nullif(lpad(b.held::text, 6, '0'), '000000') else b.code end collate "C" as key
      from board b
      where v_chip = any (b.chips)
        and (v_search = '' or b.plain_name like v_like or b.code = v_search or lower(b.number) = v_search)
    ),
    page as (
      select f.code, row_number() over (
        order by (f.key is null), case when v_down then null else f.key end, case when v_down then f.key end desc, f.code) as place
      from found f
      order by 2 limit v_size offset (v_page - 1) * v_size
    )
    select jsonb_build_object(
      'outcome', 'listed', 'letter', v_survey.letter, 'publish_from', v_survey.publish_from, 'trial', v_survey.is_trial,
      'personal_data_deleted', survey.personal_data_is_deleted(v_survey),
      'total', (select count(*) from found), 'page', v_page, 'page_size', v_size,
      'counts', (select jsonb_object_agg(c.chip, coalesce(n.units, 0)) from unnest(v_chips) as c (chip)
        left join (select chip, count(*) as units from board b, unnest(b.chips) as chip group by 1) n using (chip)),
      'units', (select coalesce(jsonb_agg(jsonb_build_object('code', b.code, 'name', b.name, 'number', b.number,
          'state', b.state, 'signed_copy', b.signed_copy, 'revision', b.revision, 'late', b.late,
          'first_received_at', survey.iso(b.first_received_at), 'received_at', survey.iso(b.received_at),
          'last_activity_at', survey.iso(b.last_activity_at), 'unsent', survey.has_unsent_changes(b.response_id),
          'has_plan', b.has_plan, 'held', b.held, 'in_hand', b.in_hand) order by g.place), '[]')
        from page g join board b on b.code = g.code))
      || survey.times_document(v_survey, survey.clock()));
end $$;
comment on function public.workspace_board(jsonb) is
  'The units with where each stands, a page at a time. Takes {chip?: not_sent | draft | held | signed_copy_awaited | '
  'completion_requested | late | accepted, search? (without accents, a code or a number), sort?: code | name | state | '
  'signed_copy | revision | first_received_at | received_at | last_activity_at | in_hand | held, direction?: descending, '
  'page?, page_size? (at most 500)}; returns {outcome: listed, letter, publish_from, trial, personal_data_deleted, due_at, '
  'closes_at, open, now, late, total, page, page_size, counts: {all, and one for each chip}, units: [{code, name, number, '
  'state, signed_copy, revision, late, first_received_at, received_at, last_activity_at, unsent, has_plan, held, in_hand}]} '
  'or a refusal of survey.act_as_staff. For staff.';

create function public.workspace_progress(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(staff.refusal, jsonb_build_object('outcome', 'counted', 'asked', (
      select count(*) from survey.units u where u.code_set = s.code_set and u.level = s.unit_level),
    'days', (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'sent', d.sent) order by d.day), '[]') from (
      select (v.received_at at time zone 'Asia/Ho_Chi_Minh')::date as day, count(*) as sent
      from survey.responses r join survey.revisions v on v.response_id = r.id and v.number = 1
      where r.survey_id = s.id and r.verification = 'confirmed' group by 1) as d)))
  from survey.act_as_staff(p, 'officer') staff, survey.current_survey() s
$$;
comment on function public.workspace_progress(jsonb) is
  'How many units sent for the first time, by day in Viet Nam. Takes {}; returns {outcome: counted, asked, days: [{day, '
  'sent}]} or a refusal of survey.act_as_staff. For staff.';

create function public.workspace_me(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(staff.refusal, jsonb_build_object('outcome', 'signed_in', 'second_factor', s.second_factor) || (
    select survey.staff_document(m) from survey.staff m where m.user_id = survey.claim_uuid('sub') and m.revoked_at is null))
  from survey.act_as_staff(p, 'officer') staff, survey.current_survey() s
$$;
comment on function public.workspace_me(jsonb) is
  'Who is signed in. Takes {}; returns {outcome: signed_in, second_factor: whether one is needed here, email, name, role, '
  'invited_by, invited_at} or a refusal of survey.act_as_staff. For staff.';

create function survey.notes_of(p_survey survey.surveys, p_unit text) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('words', n.words, 'who', n.who, 'at', survey.iso(n.written_at)) order by n.id), '[]')
  from survey.notes n where n.survey_id = p_survey.id and n.code_set = p_survey.code_set and n.unit_code = p_unit
$$;
comment on function survey.notes_of(survey.surveys, text) is 'What staff wrote down about a unit: [{words, who, at}].';

create function public.list_notes(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('outcome', 'listed', 'notes', coalesce(jsonb_agg(jsonb_build_object('unit', n.unit_code,
    'words', n.words, 'who', n.who, 'at', survey.iso(n.written_at)) order by n.unit_code collate "C", n.id), '[]'))
  from survey.notes n where n.survey_id = (survey.current_survey()).id
$$;
comment on function public.list_notes(jsonb) is
  'Every note of staff, for the export before they are deleted. Takes {}; returns {outcome: listed, notes: [{unit, words, '
  'who, at}]}. For commands only.';

create function public.workspace_response(p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys := survey.current_survey();
  v_response survey.responses;
  v_unit survey.units;
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  end if;
  select r.* into v_response from survey.responses r
    where r.survey_id = v_survey.id and (r.number = p ->> 'number'
      or (r.code_set = v_survey.code_set and r.unit_code = p ->> 'unit' and r.verification = 'confirmed'))
    limit 1;
  select u.* into v_unit from survey.units u
    where u.code_set = v_survey.code_set and u.code = coalesce(v_response.unit_code, p ->> 'unit')
      and u.level = v_survey.unit_level;
  if v_unit.code is null then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  return jsonb_build_object('outcome', 'found', 'publish_from', v_survey.publish_from,
    'unit', jsonb_build_object('code', v_unit.code, 'name', v_unit.name),
    'response', case when v_response.id is not null then survey.response_document(v_survey, v_response) end,
    'without_code', survey.sent_without_code(v_survey, v_unit.code),
    'notes', survey.notes_of(v_survey, v_unit.code),
    'in_hand', (select jsonb_build_object('who', i.who, 'since', survey.iso(i.since)) from survey.in_hand i
      where i.survey_id = v_survey.id and i.code_set = v_survey.code_set and i.unit_code = v_unit.code));
end $$;
comment on function public.workspace_response(jsonb) is
  'Everything of one unit but what it has not sent. Takes {unit} or {number}; returns {outcome: found, publish_from, unit: '
  '{code, name}, '
  'response: what public.staff_show returns, or null, without_code, notes: [{words, who, at}], in_hand: {who, since} or '
  'null} or {outcome: not_found} or a refusal of survey.act_as_staff. For staff.';

create function public.workspace_add_note(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys := survey.current_survey();
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  elsif not survey.is_asked(v_survey, p ->> 'unit') then
    return jsonb_build_object('outcome', 'not_found');
  elsif survey.is_blank(p ->> 'words') or length(p ->> 'words') > 5000 then
    return jsonb_build_object('outcome', 'invalid_note');
  elsif survey.personal_data_is_deleted(v_survey) then
    return jsonb_build_object('outcome', 'personal_data_deleted');
  end if;
  insert into survey.notes (survey_id, code_set, unit_code, words, who, written_at) values
    (v_survey.id, v_survey.code_set, p ->> 'unit', btrim(p ->> 'words'), v_staff.act ->> 'who', survey.clock());
  return jsonb_build_object('outcome', 'noted', 'notes', survey.notes_of(v_survey, p ->> 'unit'));
end $$;
comment on function public.workspace_add_note(jsonb) is
  'Writes down something about a unit, for staff. Takes {unit, words (at most 5000 characters)}; returns {outcome: noted, '
  'notes} or {outcome: not_found | invalid_note | personal_data_deleted} or a refusal of survey.act_as_staff. For staff.';

create function public.workspace_take_in_hand(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'officer');
  v_survey survey.surveys := survey.current_survey();
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  elsif not survey.is_asked(v_survey, p ->> 'unit') then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  perform survey.lock_unit(v_survey, p ->> 'unit');
  if (select i.who from survey.in_hand i where i.survey_id = v_survey.id and i.code_set = v_survey.code_set
      and i.unit_code = p ->> 'unit') is distinct from p ->> 'from' then
    return jsonb_build_object('outcome', 'stale', 'in_hand', (select i.who from survey.in_hand i
      where i.survey_id = v_survey.id and i.code_set = v_survey.code_set and i.unit_code = p ->> 'unit'));
  end if;
  delete from survey.in_hand i
    where i.survey_id = v_survey.id and i.code_set = v_survey.code_set and i.unit_code = p ->> 'unit';
  if not coalesce(p -> 'release' = 'true', false) then
    insert into survey.in_hand (survey_id, code_set, unit_code, who, since)
      values (v_survey.id, v_survey.code_set, p ->> 'unit', v_staff.act ->> 'who', survey.clock());
  end if;
  return jsonb_build_object('outcome', 'taken', 'in_hand', (select i.who from survey.in_hand i
    where i.survey_id = v_survey.id and i.code_set = v_survey.code_set and i.unit_code = p ->> 'unit'));
end $$;
comment on function public.workspace_take_in_hand(jsonb) is
  'Takes a unit in hand, or lets it go. Takes {unit, from: who had it on screen, or null, release?: true}; returns {outcome: '
  'taken, in_hand: who has it now, or null} or {outcome: not_found | stale, in_hand} or a refusal of survey.act_as_staff. '
  'For staff.';

create function public.set_publication(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
begin
  if v_refusal is not null then
    return v_refusal;
  elsif coalesce(p ->> 'publish_from', '') not in ('sent', 'signed', 'accepted') then
    return jsonb_build_object('outcome', 'invalid_publication');
  elsif p ? 'from' and p ->> 'from' is distinct from v_survey.publish_from then
    return jsonb_build_object('outcome', 'stale', 'publish_from', v_survey.publish_from);
  end if;
  update survey.surveys s set publish_from = p ->> 'publish_from' where s.id = v_survey.id;
  perform survey.write_audit_log(v_survey, 'publication_set', p,
    jsonb_build_object('from', v_survey.publish_from, 'publish_from', p ->> 'publish_from'), survey.clock());
  return jsonb_build_object('outcome', 'set', 'publish_from', p ->> 'publish_from');
end $$;
comment on function public.set_publication(jsonb) is
  'From which state on answers are published; what content/ says counts no more from then on. Takes {publish_from: sent | '
  'signed | accepted, from? (what was on screen), who, why?}; returns {outcome: set, publish_from} or {outcome: who_missing '
  '| too_long | invalid_publication | stale, publish_from}. For commands only.';

create function public.workspace_find_upload(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(staff.refusal, (
    select jsonb_build_object('outcome', 'found', 'object', a.object, 'name', a.name, 'type', a.type, 'size', a.size,
      'sha256', a.sha256, 'flags', a.flags, 'number', r.number, 'kind', a.kind)
    from survey.uploads a join survey.responses r on r.id = a.response_id
    where a.id::text = p ->> 'id' and a.state = 'received'), jsonb_build_object('outcome', 'not_found'))
  from survey.act_as_staff(p, 'officer') staff
$$;
comment on function public.workspace_find_upload(jsonb) is
  'Where a received file lies. Takes {id}; returns {outcome: found, object, name, type, size, sha256, flags, number, kind} '
  'or {outcome: not_found} or a refusal of survey.act_as_staff. For staff, by way of the function that opens it.';

create function public.workspace_issue_code(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_staff record := survey.act_as_staff(p, 'lead');
  v_survey survey.surveys := survey.current_survey();
  v_now timestamptz;
begin
  if v_staff.refusal is not null then
    return v_staff.refusal;
  elsif not survey.is_asked(v_survey, p ->> 'unit') or coalesce(p ->> 'digest', '') !~ '^[0-9a-f]{64}$' then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  perform survey.lock_unit(v_survey, p ->> 'unit');
  v_now := survey.clock();
  perform survey.store_code(v_survey, p ->> 'unit', decode(p ->> 'digest', 'hex'), v_now);
  perform survey.write_audit_log(v_survey, 'code_issued', v_staff.act, jsonb_build_object('unit', p ->> 'unit'), v_now);
  return jsonb_build_object('outcome', 'issued', 'unit', p ->> 'unit', 'issued_at', survey.iso(v_now));
end $$;
comment on function public.workspace_issue_code(jsonb) is
  'Gives a unit a new code; the one before no longer opens anything. Takes {unit, digest (hex), why?}; returns {outcome: '
  'issued, unit, issued_at} or {outcome: not_found} or a refusal of survey.act_as_staff. For staff, by way of the function '
  'that makes the code.';

create function public.workspace_accept(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.accept_response(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_accept(jsonb) is 'public.accept_response in the name of who is signed in. For leads.';

create function public.workspace_request_completion(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  -- An accepted response is opened again only by who may accept one.
  select case when s.refusal is null then public.request_completion(s.act) else s.refusal end
  from survey.act_as_staff(p, case when p ->> 'from' = 'accepted' then 'lead' else 'officer' end) s
$$;
comment on function public.workspace_request_completion(jsonb) is
  'public.request_completion in the name of who is signed in. For staff; from accepted for leads.';

create function public.workspace_receive_signed_copy(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.receive_signed_copy(s.act) else s.refusal end
  from survey.act_as_staff(p, 'officer') s
$$;
comment on function public.workspace_receive_signed_copy(jsonb) is
  'public.receive_signed_copy in the name of who is signed in. For staff.';

create function public.workspace_confirm_held(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.confirm_held(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_confirm_held(jsonb) is 'public.confirm_held in the name of who is signed in. For leads.';

create function public.workspace_reject_held(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.reject_held(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_reject_held(jsonb) is 'public.reject_held in the name of who is signed in. For leads.';

create function public.workspace_attach_held(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.attach_held(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_attach_held(jsonb) is 'public.attach_held in the name of who is signed in. For leads.';

create function public.workspace_set_times(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.set_times(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_set_times(jsonb) is 'public.set_times in the name of who is signed in. For leads.';

create function public.workspace_set_publication(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.set_publication(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_set_publication(jsonb) is
  'public.set_publication in the name of who is signed in. For leads.';

create function public.workspace_close_survey(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.close_survey(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_close_survey(jsonb) is 'public.close_survey in the name of who is signed in. For leads.';

create function public.workspace_staff(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when s.refusal is null then public.list_staff('{}') else s.refusal end from survey.act_as_staff(p, 'officer') s
$$;
comment on function public.workspace_staff(jsonb) is 'public.list_staff. For staff.';

create function public.workspace_invite_staff(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.invite_staff(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_invite_staff(jsonb) is
  'public.invite_staff in the name of who is signed in. For leads, by way of the function that makes the account.';

create function public.workspace_revoke_staff(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select case when s.refusal is null then public.revoke_staff(s.act) else s.refusal end from survey.act_as_staff(p, 'lead') s
$$;
comment on function public.workspace_revoke_staff(jsonb) is 'public.revoke_staff in the name of who is signed in. For leads.';

create function public.workspace_audit_log(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(staff.refusal, jsonb_build_object('outcome', 'listed', 'audit_log', (
    select coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'who', a.who, 'why', a.why, 'details', a.details,
      'by_operator', a.account is null, 'at', survey.iso(a.happened_at)) order by a.id), '[]')
    from survey.audit_log a where a.survey_id = s.id)))
  from survey.act_as_staff(p, 'officer') staff, survey.current_survey() s
$$;
comment on function public.workspace_audit_log(jsonb) is
  'What was done to the survey as a whole. Takes {}; returns {outcome: listed, audit_log: [{action, who, why, details, by_operator, at}]} '
  'or a refusal of survey.act_as_staff. For staff.';

revoke all on function survey.board(survey.surveys), survey.notes_of(survey.surveys, text)
  from public, anon, authenticated, service_role;
revoke all on function public.list_notes(jsonb), public.set_publication(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.list_notes(jsonb), public.set_publication(jsonb) to service_role;
revoke all on function public.workspace_board(jsonb), public.workspace_progress(jsonb), public.workspace_me(jsonb),
  public.workspace_response(jsonb), public.workspace_add_note(jsonb), public.workspace_take_in_hand(jsonb),
  public.workspace_find_upload(jsonb), public.workspace_issue_code(jsonb), public.workspace_accept(jsonb),
  public.workspace_request_completion(jsonb), public.workspace_receive_signed_copy(jsonb),
  public.workspace_confirm_held(jsonb), public.workspace_reject_held(jsonb), public.workspace_attach_held(jsonb),
  public.workspace_set_times(jsonb), public.workspace_set_publication(jsonb), public.workspace_close_survey(jsonb),
  public.workspace_staff(jsonb), public.workspace_invite_staff(jsonb), public.workspace_revoke_staff(jsonb),
  public.workspace_audit_log(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.workspace_board(jsonb), public.workspace_progress(jsonb), public.workspace_me(jsonb),
  public.workspace_response(jsonb), public.workspace_add_note(jsonb), public.workspace_take_in_hand(jsonb),
  public.workspace_find_upload(jsonb), public.workspace_issue_code(jsonb), public.workspace_accept(jsonb),
  public.workspace_request_completion(jsonb), public.workspace_receive_signed_copy(jsonb),
  public.workspace_confirm_held(jsonb), public.workspace_reject_held(jsonb), public.workspace_attach_held(jsonb),
  public.workspace_set_times(jsonb), public.workspace_set_publication(jsonb), public.workspace_close_survey(jsonb),
  public.workspace_staff(jsonb), public.workspace_invite_staff(jsonb), public.workspace_revoke_staff(jsonb),
  public.workspace_audit_log(jsonb) to authenticated;
