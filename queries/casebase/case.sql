-- What is this case?
-- One row, or none for an unknown case.
-- $case_id: the case; $lang: language; $until: last day known, or null
select
    cases.case_id,
    pick(cases.known_as_nl, cases.known_as_en, $lang) as known_as,
    pick(cases.title_nl, cases.title_en, $lang) as title,
    pick(cases.boundary_nl, cases.boundary_en, $lang) as boundary,
    cases.unit,
    pick(units.nl, units.en, $lang) as unit_name,
    cases.country,
    cases.level,
    pick(levels.nl, levels.en, $lang) as level_name,
    cases.period_from,
    cases.period_to,
    cases.completeness,
    cases.read_on,
    pick(selections.nl, selections.en, $lang) as selection,
    pick(cases.selection_nl, cases.selection_en, $lang) as selection_reason,
    cases.harm,
    pick(cases.facilitation_nl, cases.facilitation_en, $lang) as facilitation,
    case
        when doubting.known_on <= coalesce(cast($until as date), date '9999-12-31') then pick(cases.doubt_nl, cases.doubt_en, $lang)
    end as doubt,
    cases.doubt_source,
    cases.framework_version,
    case_groups.case_group,
    pick(groups.nl, groups.en, $lang) as case_group_name
from cases
join case_groups(cast($until as date)) as case_groups using (case_id)
left join sources as doubting on doubting.case_id = cases.case_id and doubting.source_id = cases.doubt_source
join terms as groups on groups.list = 'groups' and groups.key = case_groups.case_group
join terms as units on units.list = 'units_of_case' and units.key = cases.unit
join terms as levels on levels.list = 'levels' and levels.key = cases.level
join terms as selections on selections.list = 'selections' and selections.key = cases.selection
where cases.case_id = $case_id
