-- How did the cases come into the collection?
-- One row per way in and group.
-- $case_ids: cases to keep; $until: last day known, or null; $lang: language
select
    terms.key as selection,
    pick(terms.nl, terms.en, $lang) as selection_name,
    groups.key as case_group,
    pick(groups.nl, groups.en, $lang) as case_group_name,
    count(kept.case_id) as case_count
from terms
join terms as groups on groups.list = 'groups'
left join (
    select cases.case_id, cases.selection, case_groups.case_group
    from cases
    join case_groups(cast($until as date)) as case_groups using (case_id)
    where list_contains($case_ids, cases.case_id)
) as kept on kept.selection = terms.key and kept.case_group = groups.key
where terms.list = 'selections'
group by terms.key, terms.nl, terms.en, terms.position, groups.key, groups.nl, groups.en, groups.position
order by terms.position, groups.position
