-- Which kind of source speaks about which group of cases?
-- One row per kind of source and group, in the order of the vocabularies, zeros included for kinds that occur.
-- $case_ids: cases to keep; $until: last day known, or null; $lang: language
select
    types.key as source_type,
    pick(types.nl, types.en, $lang) as source_type_name,
    groups.key as case_group,
    pick(groups.nl, groups.en, $lang) as case_group_name,
    count(distinct kept.case_id) as case_count,
    count(distinct (kept.case_id, kept.document_id)) filter (kept.case_id is not null) as document_count
from terms as types
join terms as groups on groups.list = 'groups'
left join (
    select sources.case_id, sources.document_id, sources.source_type, case_groups.case_group
    from sources
    join case_groups(cast($until as date)) as case_groups using (case_id)
    where list_contains($case_ids, sources.case_id) and sources.known_on <= coalesce(cast($until as date), date '9999-12-31')
) as kept on kept.source_type = types.key and kept.case_group = groups.key
where types.list = 'source_types' and types.key in (select source_type from sources where list_contains($case_ids, case_id))
group by types.key, types.nl, types.en, types.position, groups.key, groups.nl, groups.en, groups.position
order by types.position, groups.position
