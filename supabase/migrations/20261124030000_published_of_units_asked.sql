-- The published view tells of the units that are asked and of no other, and of the signed copy of what is shown.

create or replace function survey.published_responses() returns table (
  unit_code text, state text, signed_copy text, revision integer,
  first_received_at timestamptz, received_at timestamptz, facts jsonb, late boolean
)
language sql stable set search_path = ''
as $$
  -- The units first: whatever else is stored, texts and history too, a build reads one small row for each unit asked.
  select r.unit_code, r.state,
    case when v.number = r.current_revision then r.signed_copy
      when exists (select from survey.state_changes c where c.response_id = r.id and c.fact = 'signed_copy'
        and c.to_value = 'received' and c.revision = v.number) then 'received'
      else 'awaited' end,
    v.number, first.received_at, v.received_at, f.facts, survey.is_late(s, first.received_at)
  from survey.current_survey() s
    join survey.units u on u.code_set = s.code_set and u.level = s.unit_level
    join survey.responses r on r.survey_id = s.id and r.code_set = u.code_set and r.unit_code = u.code
      and r.verification = 'confirmed'
    cross join lateral survey.published_revision(s, r) as shown (number)
    join survey.revisions v on v.response_id = r.id and v.number = shown.number
    join survey.revisions first on first.response_id = r.id and first.number = 1
    join survey.publications f on f.response_id = r.id and f.revision = v.number
$$;
comment on function survey.published_responses() is
  'The confirmed responses of units asked of which something is published, one row each: the revision shown and '
  'whether that one is signed. Held and rejected ones are not in it.';

create index units_by_level on survey.units (code_set, level);
