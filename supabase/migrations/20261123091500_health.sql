-- Whether the database answers, and which migration it has.

create function public.database_health() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_migration text;
begin
  -- The table of the Supabase CLI; a database migrated by other means may not have it.
  if to_regclass('supabase_migrations.schema_migrations') is not null then
    execute 'select max(version) from supabase_migrations.schema_migrations' into v_migration;
  end if;
  return jsonb_build_object('migration', v_migration);
end $$;
comment on function public.database_health() is
  'The latest migration applied: {migration}, null when nobody keeps count. For the functions only.';

revoke all on function public.database_health() from public, anon, authenticated, service_role;
grant execute on function public.database_health() to service_role;
