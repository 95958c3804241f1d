-- Asking a unit to complete or explain something (Đề nghị bổ sung, giải trình), question by question.

create table survey.completion_requests (
  state_change_id bigint not null references survey.state_changes (id),
  path text not null check (octet_length(path) <= 200),
  item smallint not null check (item > 0),
  reason text not null check (reason ~ '\S' and octet_length(reason) <= 20000),
  primary key (state_change_id, path)
);
comment on table survey.completion_requests is
  'Append-only: what a step to completion_requested asks for, one row for each question. Who asked, when and why is '
  'in the step.';
comment on column survey.completion_requests.path is
  'The path of the field in the answers of the revision the step is about, blocks counted from 0.';
comment on column survey.completion_requests.item is 'The order in which staff named them.';

alter table survey.completion_requests enable row level security;
revoke all on survey.completion_requests from public, anon, authenticated, service_role;

create trigger completion_requests_append_only before update or delete or truncate on survey.completion_requests
  for each statement execute function survey.refuse_rewriting();
alter table survey.completion_requests enable always trigger completion_requests_append_only;

create function survey.requested_items(p_state_change_id bigint) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('path', q.path, 'reason', q.reason) order by q.item), '[]')
  from survey.completion_requests q where q.state_change_id = p_state_change_id
$$;
comment on function survey.requested_items(bigint) is
  'What a step to completion_requested asks for: [{path, reason}], in the order in which staff named them.';

create function survey.open_request(p_response survey.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('asked_at', survey.iso(c.happened_at), 'revision', c.revision, 'why', c.why,
    'items', survey.requested_items(c.id))
  from survey.state_changes c
  where p_response.state = 'completion_requested' and c.response_id = p_response.id and c.fact = 'state'
  order by c.id desc limit 1
$$;
comment on function survey.open_request(survey.responses) is
  'What the unit is asked to complete now: {asked_at, revision, why, items: [{path, reason}]}, without the name of '
  'who asked; null when nothing is asked.';

create function survey.refuse_items(p_items jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('outcome', 'invalid_items')
  from jsonb_to_recordset(coalesce(p_items, '[]')) as q (path text, reason text)
  having bool_or(survey.is_blank(path) or survey.is_blank(reason) or octet_length(path) > 200 or length(reason) > 5000)
    or count(distinct path) < count(*) or count(*) > 500
$$;
comment on function survey.refuse_items(jsonb) is
  'The outcome when one of the items has no path or no reason, is too long, or names a path twice; else null.';

create function public.request_completion(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_response survey.responses := survey.lock_response(survey.current_survey(), p ->> 'number');
  v_refusal jsonb := survey.refuse_staff_step(v_response, 'state', 'completion_requested', p);
  v_change bigint;
begin
  v_refusal := coalesce(v_refusal, survey.refuse_items(p -> 'items'));
  if v_refusal is not null then
    return v_refusal;
  elsif v_response.state is distinct from p ->> 'from' then
    return jsonb_build_object('outcome', 'not_allowed', 'fact', 'state', 'from', v_response.state);
  end if;
  v_change := survey.take_staff_step(v_response, 'state', 'completion_requested', p, survey.clock());
  insert into survey.completion_requests (state_change_id, path, item, reason)
    select v_change, q.value ->> 'path', q.ordinality, btrim(q.value ->> 'reason')
    from jsonb_array_elements(coalesce(p -> 'items', '[]')) with ordinality as q;
  return jsonb_build_object('outcome', 'requested', 'number', v_response.number, 'revision', v_response.current_revision);
end $$;
comment on function public.request_completion(jsonb) is
  'Asks a unit to complete or explain what it sent, or opens an accepted response again. Takes {number, revision, '
  'from: sent | accepted, who, why, items?: [{path, reason}]}; returns {outcome: requested, number, revision} or '
  '{outcome: not_found | who_missing | too_long | not_confirmed | not_allowed | stale | reason_missing | '
  'invalid_items}. For commands only.';

revoke all on function survey.requested_items(bigint), survey.open_request(survey.responses),
  survey.refuse_items(jsonb) from public, anon, authenticated, service_role;
revoke all on function public.request_completion(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.request_completion(jsonb) to service_role;
