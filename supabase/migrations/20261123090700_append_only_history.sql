-- Revisions and state changes are history: added to, never changed, in every role.

create function survey.refuse_rewriting() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Add a new row instead.';
end $$;
comment on function survey.refuse_rewriting() is 'Refuses to change or remove history, whoever asks.';
revoke all on function survey.refuse_rewriting() from public, anon, authenticated, service_role;

create trigger revisions_append_only before update or delete or truncate on survey.revisions
  for each statement execute function survey.refuse_rewriting();
create trigger state_changes_append_only before update or delete or truncate on survey.state_changes
  for each statement execute function survey.refuse_rewriting();

-- "Always": also in a session that has turned ordinary triggers off (session_replication_role = replica).
alter table survey.revisions enable always trigger revisions_append_only;
alter table survey.state_changes enable always trigger state_changes_append_only;
