-- Which cases do the shared filters keep?
-- One row per case. An empty list or null keeps all; values of one filter are alternatives, filters add up.
-- $theme: themes (a top theme keeps its sub-themes); $organisation: bodies that are responsible or executing; $level; $country;
-- $from, $to: years the case must overlap; $source_type: kinds of source it must have one of;
-- $group: groups of cases on the day $until (null: today); $collection
select cases.case_id
from cases
where (len($theme) = 0 or cases.case_id in (
        select case_themes.case_id
        from case_themes
        join themes using (theme_id)
        where list_contains($theme, themes.theme_id) or list_contains($theme, themes.top_id)
    ))
    and (len($organisation) = 0 or cases.case_id in (
        select case_organisations.case_id
        from case_organisations
        where list_contains($organisation, case_organisations.organisation_id)
            and case_organisations.role in ('responsible', 'executing')
    ))
    and (len($level) = 0 or list_contains($level, cases.level))
    and (len($country) = 0 or list_contains($country, cases.country))
    and (len($collection) = 0 or list_contains($collection, cases.collection))
    and ($from is null or coalesce(year(cases.ends_on), 9999) >= $from)
    and ($to is null or year(cases.starts_on) <= $to)
    and (len($source_type) = 0 or cases.case_id in (
        select sources.case_id
        from sources
        where list_contains($source_type, sources.source_type)
    ))
    and (len($group) = 0 or cases.case_id in (
        select case_groups.case_id
        from case_groups(cast($until as date)) as case_groups
        where list_contains($group, case_groups.case_group)
    ))
order by cases.case_id
