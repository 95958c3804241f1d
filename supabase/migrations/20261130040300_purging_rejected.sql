-- The one exception to history that never changes: what came without a code and was rejected long ago loses its content.

create table survey.purges (
  response_id bigint primary key references survey.responses (id),
  who text not null check (who ~ '\S'),
  why text,
  purged_at timestamptz not null
);
comment on table survey.purges is
  'Append-only: what came without a code, was rejected more than 30 days before, and has no content any more. Its number, '
  'hash and steps stay, and who took them.';
alter table survey.purges enable row level security;
revoke all on survey.purges from public, anon, authenticated, service_role;

create trigger purges_append_only before update or delete or truncate on survey.purges
  for each statement execute function survey.refuse_rewriting();
alter table survey.purges enable always trigger purges_append_only;

create function survey.rejected_at(p_response survey.responses) returns timestamptz
language sql stable set search_path = ''
as $$
  select max(c.happened_at) from survey.state_changes c
  where c.response_id = p_response.id and c.fact = 'verification' and c.to_value = 'rejected'
    and p_response.verification = 'rejected' and p_response.sent_without_code
$$;
comment on function survey.rejected_at(survey.responses) is
  'When a response without a code was rejected or put into the draft of its unit; null when it was not.';

create function survey.refuse_purge() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if not coalesce((
    select survey.rejected_at(r) < survey.clock() - interval '30 days' from survey.responses r
    where r.id = new.response_id), false) then
    raise exception 'response % was not rejected more than 30 days ago', new.response_id using errcode = '42501';
  end if;
  return new;
end $$;
comment on function survey.refuse_purge() is 'Nothing else is ever purged, whoever asks.';
create trigger purges_refuse before insert on survey.purges for each row execute function survey.refuse_purge();
alter table survey.purges enable always trigger purges_refuse;

create function survey.refuse_all_but_purge() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if to_jsonb(new) = to_jsonb(old) || tg_argv[0]::jsonb and to_jsonb(old) ->> 'actor' is distinct from 'staff'
    and exists (select from survey.purges p where p.response_id = old.response_id) then
    return new;
  end if;
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Add a new row instead.';
end $$;
comment on function survey.refuse_all_but_purge() is
  'Refuses to change history, whoever asks, but to take its content (the argument says which) from what survey.purges '
  'names. What staff wrote stays.';

drop trigger revisions_append_only on survey.revisions;
create trigger revisions_append_only before delete or truncate on survey.revisions
  for each statement execute function survey.refuse_rewriting();
create trigger revisions_only_purged before update on survey.revisions
  for each row execute function survey.refuse_all_but_purge('{"answers": {}, "explanations": {}}');
drop trigger state_changes_append_only on survey.state_changes;
create trigger state_changes_append_only before delete or truncate on survey.state_changes
  for each statement execute function survey.refuse_rewriting();
-- The reason why something is late was typed by whoever sent it.
create trigger state_changes_only_purged before update on survey.state_changes
  for each row execute function survey.refuse_all_but_purge('{"why": null}');
alter table survey.revisions enable always trigger revisions_append_only;
alter table survey.revisions enable always trigger revisions_only_purged;
alter table survey.state_changes enable always trigger state_changes_append_only;
alter table survey.state_changes enable always trigger state_changes_only_purged;

create function survey.purgeable(p_now timestamptz) returns table (response_id bigint, number text, size integer)
language sql stable set search_path = ''
as $$
  select r.id, r.number, v.size
  from survey.responses r join survey.revisions v on v.response_id = r.id and v.number = 1
  where r.survey_id = (survey.current_survey()).id and r.verification = 'rejected'
    and survey.rejected_at(r) < p_now - interval '30 days'
    and not exists (select from survey.purges p where p.response_id = r.id)
  order by r.id
$$;
comment on function survey.purgeable(timestamptz) is
  'What may lose its content now: without a code, rejected more than 30 days ago, not purged yet.';

create function public.purge_rejected(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_now timestamptz := survey.clock();
  v_found jsonb := (
    select jsonb_build_object('responses', count(*), 'bytes', coalesce(sum(f.size), 0)) from survey.purgeable(v_now) f);
  v_ids bigint[];
  v_numbers jsonb;
begin
  if v_refusal is not null then
    return v_refusal;
  elsif (v_found ->> 'responses')::integer is distinct from (p ->> 'responses')::integer then
    return jsonb_build_object('outcome', 'found') || v_found;
  end if;
  with purged as (
    insert into survey.purges (response_id, who, why, purged_at)
      select f.response_id, btrim(p ->> 'who'), nullif(btrim(p ->> 'why'), ''), v_now from survey.purgeable(v_now) f
    on conflict (response_id) do nothing returning response_id
  )
  select array_agg(r.id), coalesce(jsonb_agg(r.number order by r.id), '[]') into v_ids, v_numbers
    from purged u join survey.responses r on r.id = u.response_id;
  update survey.revisions v set answers = '{}', explanations = '{}' where v.response_id = any (v_ids);
  update survey.state_changes c set why = null
    where c.response_id = any (v_ids) and c.actor = 'unit' and c.why is not null;
  delete from survey.contacts c where c.response_id = any (v_ids);
  delete from survey.publications f where f.response_id = any (v_ids);
  return jsonb_build_object('outcome', 'purged', 'numbers', v_numbers) || v_found;
end $$;
comment on function public.purge_rejected(jsonb) is
  'Takes the content (answers, explanations, contact, reason for being late) from what came without a code and was '
  'rejected more than 30 days ago, for good; number, hash and steps stay. Takes {who, why?, responses: how many; without '
  'it nothing is done}; returns {outcome: purged, numbers, responses, bytes} or {outcome: who_missing | too_long | found, '
  'responses, bytes}. For commands only.';

create or replace function survey.response_document(p_survey survey.surveys, p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'outcome', 'found', 'number', p_response.number, 'unit', p_response.unit_code,
    'verification', p_response.verification, 'state', p_response.state, 'signed_copy', p_response.signed_copy,
    'current_revision', p_response.current_revision, 'sent_without_code', p_response.sent_without_code,
    'created_at', survey.iso(p_response.created_at), 'last_activity_at', survey.iso(survey.last_activity(p_response)),
    'late', survey.is_late(p_survey, (select v.received_at from survey.revisions v
      where v.response_id = p_response.id and v.number = 1)),
    'unsent', survey.has_unsent_typing(p_response.id),
    'attached_to', (select o.number from survey.responses o where o.id = p_response.attached_to),
    'purged', (select jsonb_build_object('who', u.who, 'why', u.why, 'at', survey.iso(u.purged_at))
      from survey.purges u where u.response_id = p_response.id),
    'request', survey.open_request(p_response),
    'revisions', survey.revision_documents(p_response.id), 'history', survey.history_of(p_response.id),
    'files', survey.files_received(p_response.id), 'signed_copies', survey.signed_copies_of(p_response.id))
$$;

comment on function public.staff_show(jsonb) is
  'Everything of one response but what its unit has not sent. Takes {number} or {unit} (its one confirmed response); '
  'returns {outcome: found, number, unit, verification, state, signed_copy, current_revision, sent_without_code, '
  'created_at, last_activity_at, late, unsent, attached_to, purged: {who, why, at} or null, request, revisions: [{number, '
  'received_at, questionnaire_version, answers, explanations, hash, short_hash, contact}], history: [{fact, from, to, '
  'actor, who, why, revision, at, items}], files: [{kind, revision, name, type, size, sha256, flags, received_at}], '
  'signed_copies: [{revision, channel, letter_number, letter_date, actor, who, at}]} or {outcome: not_found}. For '
  'commands only.';
comment on function public.reject_held(jsonb) is
  'Rejects what was sent without a code; it is shown nowhere, and kept until public.purge_rejected. Takes {number, who, '
  'why}; returns {outcome: rejected, number, unit} or {outcome: not_found | who_missing | too_long | not_allowed | '
  'reason_missing}. For commands only.';
comment on table survey.revisions is
  'Append-only: what was sent, word for word, without the contact person; without content where survey.purges names it.';

revoke all on function survey.rejected_at(survey.responses), survey.refuse_purge(), survey.refuse_all_but_purge(),
  survey.purgeable(timestamptz) from public, anon, authenticated, service_role;
revoke all on function public.purge_rejected(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.purge_rejected(jsonb) to service_role;
