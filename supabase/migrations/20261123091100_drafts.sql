-- Opening the one draft of a unit, and saving changes to it.

create function survey.draft_document(p_survey survey.surveys, p_response survey.responses, p_now timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'outcome', 'opened', 'number', p_response.number, 'verification', p_response.verification,
    'state', p_response.state, 'signed_copy', p_response.signed_copy, 'current_revision', p_response.current_revision,
    'open', survey.is_open(p_survey, p_now), 'due_at', survey.iso(p_survey.due_at), 'closes_at', survey.iso(p_survey.closes_at),
    'raw', coalesce(d.raw, '{}'), 'version', coalesce(d.version, 0),
    'base_revision', coalesce(d.base_revision, p_response.current_revision), 'set_aside', d.set_aside,
    'saved_at', survey.iso(d.saved_at), 'locked_at', survey.iso(d.locked_at),
    'receipts', (
      select coalesce(jsonb_agg(v.receipt order by v.number), '[]')
      from survey.revisions v where v.response_id = p_response.id))
  from (select) as one left join survey.drafts d on d.response_id = p_response.id
$$;
comment on function survey.draft_document(survey.surveys, survey.responses, timestamptz) is
  'A response as its own unit sees it: where it stands, its draft, the receipts of its revisions.';

create function public.open_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_unit text := p ->> 'unit';
  v_refusal jsonb;
  v_now timestamptz;
  v_response survey.responses;
begin
  if not survey.is_asked(v_survey, v_unit) then
    return jsonb_build_object('outcome', 'unknown_unit');
  end if;
  v_refusal := survey.refuse_code(v_survey, v_unit, decode(p ->> 'digest', 'hex'));
  if v_refusal is not null then
    return v_refusal;
  end if;
  perform survey.lock_unit(v_survey, v_unit);
  v_now := survey.clock();
  v_response := survey.confirmed_response(v_survey, v_unit);
  if v_response.id is null and not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_response.id is null then
    v_response := survey.create_response(v_survey, v_unit, false, v_now);
    insert into survey.drafts (response_id, saved_at) values (v_response.id, v_now);
  end if;
  return survey.draft_document(v_survey, v_response, v_now);
end $$;
comment on function public.open_draft(jsonb) is
  'Finds the response of a unit by its code, or begins it. Takes {unit, digest}; returns {outcome: opened, ...} '
  'also after closing, or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | closed}. For the functions '
  'only.';

create function survey.or_blank(p_typed jsonb) returns jsonb
language sql immutable set search_path = ''
as $$ select case when p_typed is null or p_typed in ('null', '[]') then '""'::jsonb else p_typed end $$;
comment on function survey.or_blank(jsonb) is
  'What was typed at a path; nothing there, nothing ticked and the empty text are the same blank.';

create function survey.judge_changes(p_raw jsonb, p_changes jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  with change as (
    select c.value ->> 'path' as path, survey.or_blank(c.value -> 'from') as was, survey.or_blank(c.value -> 'to') as yours,
      survey.or_blank(p_raw -> (c.value ->> 'path')) as theirs, c.ordinality as place
    from jsonb_array_elements(p_changes) with ordinality as c
  ), judged as (
    -- What is there already needs no change: so a save repeated after a lost answer meets no conflict with itself.
    select *, theirs in (was, yours) as fits from change
  )
  select jsonb_build_object(
    'raw', (p_raw || coalesce(jsonb_object_agg(path, yours) filter (where fits), '{}'))
      - coalesce(array_agg(path) filter (where fits and yours = '""'), '{}'),
    'applied', coalesce(jsonb_agg(path order by place) filter (where fits), '[]'),
    'conflicts', coalesce(jsonb_agg(jsonb_build_object('path', path, 'theirs', theirs, 'yours', yours) order by place)
      filter (where not fits), '[]'))
  from judged
$$;
comment on function survey.judge_changes(jsonb, jsonb) is
  'Applies each change {path, from, to} whose from is what is stored, and lists the others with both values. Each '
  'path is named once.';

create function survey.apply_changes(p_draft survey.drafts, p_changes jsonb, p_now timestamptz) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_judged jsonb := survey.judge_changes(p_draft.raw, p_changes);
  v_draft survey.drafts := p_draft;
begin
  if octet_length(v_judged ->> 'raw') > 2000000 then
    return jsonb_build_object('outcome', 'too_large');
  elsif v_judged -> 'raw' <> p_draft.raw then
    update survey.drafts d set raw = v_judged -> 'raw', version = d.version + 1, saved_at = p_now
      where d.response_id = p_draft.response_id returning d.* into v_draft;
  end if;
  return v_judged || jsonb_build_object(
    'outcome', 'saved', 'version', v_draft.version, 'saved_at', survey.iso(v_draft.saved_at));
end $$;
comment on function survey.apply_changes(survey.drafts, jsonb, timestamptz) is
  'Writes the changes that fit into the draft; its version counts only real changes.';

create function public.save_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_opened jsonb;
  v_now timestamptz;
  v_draft survey.drafts;
begin
  v_opened := public.open_draft(p);
  if v_opened ->> 'outcome' <> 'opened' then
    return v_opened;
  end if;
  v_now := survey.clock();
  select d.* into v_draft from survey.drafts d
    where d.response_id = (survey.confirmed_response(v_survey, p ->> 'unit')).id;
  if not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_draft.locked_at is not null then
    return jsonb_build_object('outcome', 'locked', 'locked_at', survey.iso(v_draft.locked_at));
  end if;
  return survey.apply_changes(v_draft, p -> 'changes', v_now);
end $$;
comment on function public.save_draft(jsonb) is
  'Saves changes to the draft of a unit. Takes {unit, digest, changes: [{path, from, to}]}; returns {outcome: saved, '
  'version, saved_at, raw, applied, conflicts: [{path, theirs, yours}]} or {outcome: unknown_unit | wrong_code | '
  'too_many_wrong_codes | closed | locked | too_large}. For the functions only.';

revoke all on function survey.draft_document(survey.surveys, survey.responses, timestamptz), survey.or_blank(jsonb),
  survey.judge_changes(jsonb, jsonb), survey.apply_changes(survey.drafts, jsonb, timestamptz)
  from public, anon, authenticated, service_role;
revoke all on function public.open_draft(jsonb), public.save_draft(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.open_draft(jsonb), public.save_draft(jsonb) to service_role;
