-- Who of the Department's staff may use the workspace (/quan-tri/), and how every act there finds out who acts: by the
-- row of the account that is signed in, never by what is sent.

create table survey.staff (
  id bigint generated always as identity primary key,
  user_id uuid not null,
  email text not null check (email = lower(email) and length(email) between 3 and 200),
  name text not null check (name ~ '\S' and length(name) <= 200),
  role text not null check (role in ('officer', 'lead')),
  invited_by text not null check (invited_by ~ '\S'),
  invited_at timestamptz not null,
  revoked_by text check (revoked_by ~ '\S'),
  revoked_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);
comment on table survey.staff is
  'Who may or might use the workspace. A row is never removed and never opened again: who was revoked is invited anew.';
comment on column survey.staff.user_id is
  'The account in auth.users, without a foreign key: what somebody did outlives the account.';
comment on column survey.staff.role is
  'officer (chuyên viên) reads, asks for completion and records; lead (phụ trách) also decides, publishes, invites and '
  'closes.';
create unique index staff_one_row_of_account on survey.staff (user_id) where revoked_at is null;
create unique index staff_one_row_of_email on survey.staff (email) where revoked_at is null;
-- The name is what history shows, so that two colleagues never share one.
create unique index staff_one_row_of_name on survey.staff (lower(name)) where revoked_at is null;
alter table survey.staff enable row level security;
revoke all on survey.staff from public, anon, authenticated, service_role;

create function survey.refuse_change_of_staff() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if old.revoked_at is not null or (new.id, new.user_id, new.email, new.name, new.role, new.invited_by, new.invited_at)
    is distinct from (old.id, old.user_id, old.email, old.name, old.role, old.invited_by, old.invited_at) then
    raise exception 'who was staff never changes' using errcode = '42501';
  end if;
  return new;
end $$;
comment on function survey.refuse_change_of_staff() is 'A row of staff changes only once: when it is revoked.';

create trigger staff_refuse_change before update on survey.staff
  for each row execute function survey.refuse_change_of_staff();
alter table survey.staff enable always trigger staff_refuse_change;
create trigger staff_not_removed before delete or truncate on survey.staff
  for each statement execute function survey.refuse_rewriting();
alter table survey.staff enable always trigger staff_not_removed;

create function survey.session_is_alive() returns boolean
language plpgsql stable set search_path = ''
as $$
declare
  v_alive boolean;
begin
  -- Plain PostgreSQL has no accounts, so nobody is signed in there; the name stands in text, since it may not exist.
  if to_regclass('auth.sessions') is null then
    return false;
  end if;
  execute 'select exists (select from auth.sessions s join auth.users u on u.id = s.user_id where s.id = $1 and s.user_id = $2)'
    into v_alive using survey.claim_uuid('session_id'), survey.claim_uuid('sub');
  return v_alive;
end $$;
comment on function survey.session_is_alive() is
  'Whether the session of this request''s token still is: a token by itself lives on for an hour after its session was '
  'ended or its account deleted.';

create function survey.act_as_staff(p jsonb, p_role text, out refusal jsonb, out act jsonb)
language plpgsql stable set search_path = ''
as $$
declare
  v_staff survey.staff;
  v_level text := coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb ->> 'aal';
begin
  select s.* into v_staff from survey.staff s where s.user_id = survey.claim_uuid('sub') and s.revoked_at is null;
  refusal := case
    when not survey.session_is_alive() then jsonb_build_object('outcome', 'signed_out')
    when v_staff.id is null then jsonb_build_object('outcome', 'not_staff')
    when v_level is distinct from 'aal2' and (survey.current_survey()).second_factor
      then jsonb_build_object('outcome', 'second_factor_needed')
    when p_role = 'lead' and v_staff.role <> 'lead' then jsonb_build_object('outcome', 'role_needed')
    when octet_length(p::text) > 500000 or jsonb_typeof(p) is distinct from 'object'
      then jsonb_build_object('outcome', 'too_long') end;
  if refusal is null then
    act := p || jsonb_build_object('who', v_staff.name);
  end if;
end $$;
comment on function survey.act_as_staff(jsonb, text) is
  'Who is signed in, at every act anew: refusal is {outcome: signed_out | not_staff | second_factor_needed | role_needed '
  '| too_long}, or null, and act then is what was sent with the name of whoever is signed in, whatever name was sent.';

create function survey.staff_document(p_staff survey.staff) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('email', p_staff.email, 'name', p_staff.name, 'role', p_staff.role,
    'invited_by', p_staff.invited_by, 'invited_at', survey.iso(p_staff.invited_at),
    'revoked_by', p_staff.revoked_by, 'revoked_at', survey.iso(p_staff.revoked_at))
$$;
comment on function survey.staff_document(survey.staff) is 'One member of staff, without the account''s identifier.';

create function public.list_staff(p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('outcome', 'listed', 'staff',
    coalesce(jsonb_agg(survey.staff_document(s) order by s.id), '[]')) from survey.staff s
$$;
comment on function public.list_staff(jsonb) is
  'Everybody who is or was staff. Takes {}; returns {outcome: listed, staff: [{email, name, role, invited_by, '
  'invited_at, revoked_by, revoked_at}]}. For commands only.';

create function public.invite_staff(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_email text := lower(btrim(p ->> 'email'));
  v_name text := btrim(p ->> 'name');
  v_now timestamptz := survey.clock();
begin
  if v_refusal is not null then
    return v_refusal;
  elsif coalesce(v_email, '') !~ '^[^@\s]+@[^@\s]+$' or length(v_email) > 200 or survey.is_blank(v_name)
    or length(v_name) > 200 or coalesce(p ->> 'role', '') not in ('officer', 'lead')
    or coalesce(p ->> 'user_id', '') !~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then
    return jsonb_build_object('outcome', 'invalid_staff');
  elsif exists (select from survey.staff s where s.revoked_at is null
    and (s.email = v_email or lower(s.name) = lower(v_name) or s.user_id = (p ->> 'user_id')::uuid)) then
    return jsonb_build_object('outcome', 'staff_already');
  end if;
  insert into survey.staff (user_id, email, name, role, invited_by, invited_at)
    values ((p ->> 'user_id')::uuid, v_email, v_name, p ->> 'role', btrim(p ->> 'who'), v_now);
  perform survey.write_audit_log(v_survey, 'staff_invited', p,
    jsonb_build_object('email', v_email, 'name', v_name, 'role', p ->> 'role'), v_now);
  return jsonb_build_object('outcome', 'invited', 'email', v_email, 'name', v_name, 'role', p ->> 'role');
end $$;
comment on function public.invite_staff(jsonb) is
  'Lets an account use the workspace. Takes {user_id, email, name, role: officer | lead, who, why?}; returns {outcome: '
  'invited, email, name, role} or {outcome: who_missing | too_long | invalid_staff | staff_already}. For commands only.';

create function public.revoke_staff(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_staff survey.staff;
  v_now timestamptz := survey.clock();
begin
  select s.* into v_staff from survey.staff s where s.email = lower(btrim(p ->> 'email')) and s.revoked_at is null;
  if v_refusal is not null then
    return v_refusal;
  elsif v_staff.id is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif v_staff.role = 'lead' and not exists (
    select from survey.staff s where s.role = 'lead' and s.revoked_at is null and s.id <> v_staff.id) then
    return jsonb_build_object('outcome', 'last_lead');
  end if;
  update survey.staff s set revoked_by = btrim(p ->> 'who'), revoked_at = v_now where s.id = v_staff.id;
  perform survey.write_audit_log(v_survey, 'staff_revoked', p,
    jsonb_build_object('email', v_staff.email, 'name', v_staff.name), v_now);
  return jsonb_build_object('outcome', 'revoked', 'email', v_staff.email, 'name', v_staff.name);
end $$;
comment on function public.revoke_staff(jsonb) is
  'Takes the workspace from somebody: the next thing done with that account is refused. Takes {email, who, why?}; returns '
  '{outcome: revoked, email, name} or {outcome: who_missing | too_long | not_found | last_lead}. For commands only.';

create function survey.record_about_staff(p jsonb, p_action text) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_staff survey.staff;
begin
  select s.* into v_staff from survey.staff s where s.email = lower(btrim(p ->> 'email')) and s.revoked_at is null;
  if v_refusal is not null then
    return v_refusal;
  elsif v_staff.id is null then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  perform survey.write_audit_log(v_survey, p_action, p,
    jsonb_build_object('email', v_staff.email, 'name', v_staff.name), survey.clock());
  return jsonb_build_object('outcome', 'recorded', 'user_id', v_staff.user_id, 'email', v_staff.email, 'name', v_staff.name);
end $$;
comment on function survey.record_about_staff(jsonb, text) is
  'Records what an operator is about to do with the account of a member of staff.';

create function public.record_factor_reset(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$ select survey.record_about_staff(p, 'factor_reset') $$;
comment on function public.record_factor_reset(jsonb) is
  'Records that somebody''s second factor (a lost phone) is reset, before it is. Takes {email, who, why?}; returns '
  '{outcome: recorded, user_id, email, name} or {outcome: who_missing | too_long | not_found}. For commands only.';

create function public.record_new_link(p jsonb) returns jsonb
language sql volatile security definer set search_path = ''
as $$ select survey.record_about_staff(p, 'link_issued') $$;
comment on function public.record_new_link(jsonb) is
  'Records that somebody is given a new single-use link to set a password, before it is made: whoever has the link can sign '
  'in as them. Takes {email, who, why?}; returns {outcome: recorded, user_id, email, name} or {outcome: who_missing | '
  'too_long | not_found}. For commands only.';

create function public.set_second_factor(p jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_survey survey.surveys := survey.lock_survey();
  v_refusal jsonb := survey.refuse_who_and_why(p);
  v_needed boolean := coalesce((p ->> 'needed')::boolean, true);
begin
  if v_refusal is not null then
    return v_refusal;
  end if;
  if v_survey.second_factor is distinct from v_needed then
    update survey.surveys s set second_factor = v_needed where s.id = v_survey.id;
    perform survey.write_audit_log(v_survey, 'second_factor_set', p, jsonb_build_object('needed', v_needed), survey.clock());
  end if;
  return jsonb_build_object('outcome', 'set', 'needed', v_needed);
end $$;
comment on function public.set_second_factor(jsonb) is
  'Whether the workspace needs a second factor, as it does unless this says otherwise. Takes {needed: boolean, who, why?}; '
  'returns {outcome: set, needed} or {outcome: who_missing | too_long}. For commands only.';

revoke all on function survey.refuse_change_of_staff(), survey.session_is_alive(),
  survey.act_as_staff(jsonb, text), survey.staff_document(survey.staff), survey.record_about_staff(jsonb, text)
  from public, anon, authenticated, service_role;
revoke all on function public.list_staff(jsonb), public.invite_staff(jsonb), public.revoke_staff(jsonb),
  public.record_factor_reset(jsonb), public.record_new_link(jsonb), public.set_second_factor(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.list_staff(jsonb), public.invite_staff(jsonb), public.revoke_staff(jsonb),
  public.record_factor_reset(jsonb), public.record_new_link(jsonb), public.set_second_factor(jsonb) to service_role;
