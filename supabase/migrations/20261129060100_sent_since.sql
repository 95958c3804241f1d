-- A saving also tells where the response stands: so an officer learns that a colleague has sent it.

create or replace function public.save_draft(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys;
  v_opened jsonb;
  v_now timestamptz;
  v_draft survey.drafts;
  v_saved jsonb;
begin
  v_opened := public.open_draft(p);
  if v_opened ->> 'outcome' <> 'opened' then
    return v_opened;
  end if;
  v_survey := survey.hold_survey();
  v_now := survey.clock();
  select d.* into v_draft from survey.drafts d
    where d.response_id = (survey.confirmed_response(v_survey, p ->> 'unit')).id;
  if not survey.is_open(v_survey, v_now) then
    return jsonb_build_object('outcome', 'closed');
  elsif v_draft.locked_at is not null then
    return jsonb_build_object('outcome', 'locked', 'locked_at', survey.iso(v_draft.locked_at));
  end if;
  v_saved := survey.apply_changes(v_draft, p -> 'changes', v_now);
  if v_saved ->> 'outcome' <> 'saved' then
    return v_saved;
  end if;
  return v_saved || jsonb_build_object('state', v_opened -> 'state', 'current_revision', v_opened -> 'current_revision',
    'sent_at', v_opened -> 'receipts' -> -1 -> 'received_at');
end $$;
comment on function public.save_draft(jsonb) is
  'Saves changes to the draft of a unit. Takes {unit, digest, changes: [{path, from, to}]}; returns {outcome: saved, '
  'version, saved_at, raw, applied, conflicts: [{path, theirs, yours}], state, current_revision, sent_at (of the last '
  'revision, or null)} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | closed | locked | too_large}. For '
  'the functions only.';
