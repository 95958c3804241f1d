/**
 * SQL that lifts the limits on what may be stored within a day, in a database that is only measured: there a Sở sends more
 * often than any would.
 */
export const withoutLimits = `create or replace function survey.limit_of(p_what text) returns integer
  language sql immutable set search_path = '' as $$ select 2000000000 $$`;
