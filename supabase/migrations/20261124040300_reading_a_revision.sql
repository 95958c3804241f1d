-- A unit reads back what it sent, to print it again.

create function public.read_revision(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_refusal jsonb := survey.confirmed_by_code(p);
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  return coalesce((
    select jsonb_build_object('outcome', 'read', 'revision', v.number, 'short_hash', v.short_hash, 'answers', v.answers,
      'explanations', v.explanations, 'contact', coalesce(c.contact, '{}'), 'received_at', survey.iso(v.received_at))
    from survey.revisions v left join survey.contacts c on c.response_id = v.response_id and c.revision = v.number
    where v.response_id = (survey.confirmed_response(survey.current_survey(), p ->> 'unit')).id
      and v.number = (p ->> 'revision')::integer), jsonb_build_object('outcome', 'not_found'));
end $$;
comment on function public.read_revision(jsonb) is
  'What a unit sent, word for word. Takes {unit, digest, revision}; returns {outcome: read, revision, short_hash, answers, '
  'explanations, contact, received_at} or {outcome: unknown_unit | wrong_code | too_many_wrong_codes | not_sent | '
  'not_found}. For the functions only.';

revoke all on function public.read_revision(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.read_revision(jsonb) to service_role;
