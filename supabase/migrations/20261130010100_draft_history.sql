-- A unit reads what its draft held before.

create function survey.history_document(p_response_id bigint, p_before bigint, p_limit integer) returns jsonb
language sql stable set search_path = ''
as $$
  with remaining as (
    select c.*, row_number() over newest_first as place, sum(c.size) over newest_first as bytes
    from survey.draft_changes c where c.response_id = p_response_id and (p_before is null or c.id < p_before)
    window newest_first as (order by c.id desc)
  ), page as (
    -- An answer may be 6 MB, and raw up to 2 MB of it.
    select * from remaining where place <= p_limit and (bytes <= 1500000 or place = 1)
  )
  select jsonb_build_object(
    'outcome', 'history', 'version', coalesce(d.version, 0), 'raw', coalesce(d.raw, '{}'),
    'entries', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'path', e.path, 'from', e.from_value, 'to', e.to_value,
        'changed_at', survey.iso(e.changed_at), 'last_changed_at', survey.iso(e.last_changed_at), 'browser', e.browser,
        'source', e.source) order by e.id desc), '[]') from page e),
    'more', (select count(*) from remaining) > (select count(*) from page))
  from (select) as one left join survey.drafts d on d.response_id = p_response_id
$$;
comment on function survey.history_document(bigint, bigint, integer) is
  'The draft of a response as it is, and the entries of its log before one of them, newest first.';

create function public.draft_history(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.current_survey();
  v_refusal jsonb;
begin
  if not survey.is_asked(v_survey, p ->> 'unit') then
    return jsonb_build_object('outcome', 'unknown_unit');
  end if;
  v_refusal := survey.refuse_code(v_survey, p ->> 'unit', decode(p ->> 'digest', 'hex'));
  return coalesce(v_refusal, survey.history_document((survey.confirmed_response(v_survey, p ->> 'unit')).id,
    (p ->> 'before')::bigint, least((p ->> 'limit')::integer, 2000)));
end $$;
comment on function public.draft_history(jsonb) is
  'What the draft of a unit held before, also after closing until contacts and drafts are deleted. Takes {unit, digest, '
  'before? (an id: only older entries), limit?}; returns {outcome: history, version, raw (as the draft is now), entries: '
  '[{id, path, from, to, changed_at, last_changed_at, browser, source}] newest first, at most 2,000 and 1.5 MB, more '
  '(whether there are older ones)} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes}. For the functions only.';

revoke all on function survey.history_document(bigint, bigint, integer) from public, anon, authenticated, service_role;
revoke all on function public.draft_history(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.draft_history(jsonb) to service_role;
