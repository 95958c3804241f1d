-- The figures of the results once more, added by SQL over what was sent, word for word: no code of the site is in it.
-- $1 codes of the 12, $2 moment from which a response is late, $3 share of people with a computer that is assumed enough,
-- $4 official numbers of communes and districts as {code: [communes, districts]}.
with sent as (
  select r.unit_code as code, v.answers as a, first.received_at as first_at, r.unit_code = any($1::text[]) as deployed,
    ($4::jsonb -> r.unit_code ->> 0)::int as communes, ($4::jsonb -> r.unit_code ->> 1)::int as districts
  from survey.responses r
    join survey.revisions v on v.response_id = r.id and v.number = r.current_revision
    join survey.revisions first on first.response_id = r.id and first.number = 1
  where r.verification = 'confirmed'
), n as (
  select code, deployed, level, (a -> 'registration_offices' ->> level)::int as offices,
    (a -> 'registrars' ->> level)::int as people, (a -> 'equipped_registrars' ->> level)::int as equipped,
    case level when 'commune' then communes else districts end as official
  from sent, unnest(array['commune', 'district']) as level
), grouped (name, deployed) as (
  values ('all', true), ('all', false), ('deployed', true), ('not_deployed', false)
), disputed as (
  select code from n where equipped > people
  union
  select r.unit_code from survey.responses r
    join survey.state_transitions c on c.id = (select max(l.id) from survey.state_transitions l
      where l.response_id = r.id and l.attribute = 'state')
    join survey.completion_requests q on q.state_transition_id = c.id
  where r.state = 'completion_requested' and split_part(q.path, '.', 1)
    in ('registration_offices', 'registrars', 'equipped_registrars')
), criteria as (
  select code, code in (select code from disputed) as disputed, case when people > 0 then equipped >= $3::numeric * people end as share, equipped >= offices as enough,
    a ->> 'plan_status' = 'issued' as plan, people is not null and equipped is not null as share_known,
    equipped is not null and offices is not null as enough_known, a ->> 'plan_status' is not null as plan_known
  from n join sent using (code, deployed) where level = 'commune' and not deployed
), met as (
  select case when disputed then -2 when share is null or enough is null or plan is null then -1
    else share::int + enough::int + plan::int end as many from criteria
), software as (
  select b.value as block from sent, jsonb_array_elements(a -> 'software_in_use') as b
)
select 'sent_' || g.name as id, count(s.code)::int as above, null::int as below
  from grouped g left join sent s using (deployed) group by g.name
union all select 'in_time_' || g.name, count(s.code) filter (where s.first_at < $2::timestamptz)::int, null
  from grouped g left join sent s using (deployed) group by g.name
union all select 'plan_issued_' || g.name, count(*) filter (where s.a ->> 'plan_status' = 'issued')::int,
    count(s.a ->> 'plan_status')::int
  from grouped g join sent s using (deployed) group by g.name
union all select 'plan_files', count(*) filter (where s.a ->> 'plan_status' = 'issued' and exists (
      select from survey.uploads f join survey.responses r on r.id = f.response_id
      where r.unit_code = s.code and f.kind = 'plan' and f.state = 'received'))::int,
    count(*) filter (where s.a ->> 'plan_status' = 'issued')::int
  from sent s
union all select 'equipped_share_' || level || '_' || g.name,
    sum(equipped) filter (where people is not null)::int, sum(people) filter (where equipped is not null)::int
  from grouped g join n using (deployed) group by level, g.name
union all select 'not_equipped_' || level, sum(greatest(people - equipped, 0))::int, count(people - equipped)::int
  from n where people - equipped is not null group by level
union all select 'people_per_office_' || level, sum(people) filter (where offices is not null)::int,
    sum(offices) filter (where people is not null)::int from n group by level
union all select 'offices_without_commune', sum(greatest(offices - equipped, 0))::int, count(*)::int
  from n where level = 'commune' and offices - equipped is not null
union all select 'agreement_' || level, sum(offices)::int, sum(official) filter (where offices is not null)::int
  from n group by level
union all select 'agreeing_' || level, count(*) filter (where offices = official)::int, count(offices)::int
  from n group by level
union all select step.name, count(*) filter (where met.many = step.many)::int, null
  from met, (values ('ready_three', 3), ('ready_two', 2), ('ready_one', 1), ('ready_none', 0), ('ready_insufficient_data', -1),
    ('ready_disputed', -2)) as step (name, many)
  group by step.name
union all select 'criterion_equipped_share', count(*) filter (where share)::int, count(*) filter (where share_known)::int
  from criteria where not disputed
union all select 'criterion_equipped_offices', count(*) filter (where enough)::int,
    count(*) filter (where enough_known)::int from criteria where not disputed
union all select 'criterion_plan', count(*) filter (where plan)::int, count(*) filter (where plan_known)::int
  from criteria where not disputed
union all select 'kind_' || kind, count(*) filter (where a -> 'software_kinds' ? kind)::int,
    count(*) filter (where a -> 'software_kinds' <> '[]')::int
  from sent, unnest(array['one_stop', 'civil_status', 'public_service_portal', 'other']) as kind group by kind
union all select 'software_in_use_' || o.name || '_' || o.value,
    count(*) filter (where block -> o.name ? o.value)::int, count(*) filter (where block -> o.name <> '[]')::int
  from software, (values ('database', 'centralized'), ('database', 'distributed'),
    ('server_place', 'justice_department'), ('server_place', 'information_department'), ('server_place', 'supplier'),
    ('server_place', 'other'), ('application', 'web'), ('application', 'desktop')) as o (name, value)
  group by o.name, o.value
union all select 'own_software', count(*) filter (where a -> 'software_kinds' ? 'civil_status')::int,
    count(*) filter (where a -> 'software_kinds' <> '[]')::int from sent where not deployed
union all select 'own_software_communes', sum(communes) filter (where a -> 'software_kinds' ? 'civil_status')::int,
    count(*) filter (where a -> 'software_kinds' <> '[]')::int from sent where not deployed
union all select 'planned', count(*) filter (where a -> 'software_planned' <> '[]')::int, count(*)::int
  from sent where not deployed
union all select 'interconnection', count(a ->> 'interconnection')::int, count(*)::int from sent
