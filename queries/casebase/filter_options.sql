-- Which values can each shared filter take, and how many cases does each keep?
-- One row per filter (and case) and value, in the order of the vocabulary; a top theme counts the cases of its sub-themes.
-- alias: other names, separated by |
select options.filter, options.value, options.parent, options.alias, options.nl, options.en, options.position, options.case_count
from (
    select 'theme' as filter, tops.theme_id as value, tops.top_id as parent, '' as alias, tops.nl, tops.en, tops.position,
        count(distinct case_themes.case_id) as case_count
    from themes as tops
    join themes on tops.theme_id in (themes.theme_id, themes.top_id)
    left join case_themes on case_themes.theme_id = themes.theme_id
    group by tops.theme_id, tops.top_id, tops.nl, tops.en, tops.position
    union all
    select 'organisation', organisations.organisation_id, '', coalesce(organisations.tooi, '') || '|' || organisations.name, organisations.nl,
        organisations.en, 0, count(distinct kept.case_id)
    from organisations
    left join (select organisation_id, case_id from case_organisations where role in ('responsible', 'executing')) as kept using (organisation_id)
    group by organisations.organisation_id, organisations.tooi, organisations.name, organisations.nl, organisations.en
    union all
    select 'level', terms.key, '', '', terms.nl, terms.en, terms.position, count(cases.case_id)
    from terms
    left join cases on cases.level = terms.key
    where terms.list = 'levels'
    group by terms.key, terms.nl, terms.en, terms.position
    union all
    select 'country', cases.country, '', '', cases.country, cases.country, 0, count(*)
    from cases
    group by cases.country
    union all
    select 'source_type', terms.key, '', '', terms.nl, terms.en, terms.position, count(distinct sources.case_id)
    from terms
    left join sources on sources.source_type = terms.key
    where terms.list = 'source_types'
    group by terms.key, terms.nl, terms.en, terms.position
    union all
    select 'collection', cases.collection, '', '', cases.collection, cases.collection, 0, count(*)
    from cases
    group by cases.collection
    union all
    select case terms.list when 'perspectives' then 'perspective' when 'designs' then 'design' else 'for_whom' end, terms.key, '', '',
        terms.nl, terms.en, terms.position, count(distinct assessments.case_id)
    from terms
    left join assessments
        on terms.key = case terms.list when 'perspectives' then assessments.voice when 'designs' then assessments.design else assessments.for_whom end
    where terms.list in ('perspectives', 'designs', 'for_whom')
    group by terms.list, terms.key, terms.nl, terms.en, terms.position
    union all
    select 'group', terms.key, '', '', terms.nl, terms.en, terms.position, count(groups.case_id)
    from terms
    left join case_groups(null) as groups on groups.case_group = terms.key
    where terms.list = 'groups'
    group by terms.key, terms.nl, terms.en, terms.position
    union all
    select 'case', case_id, '', title_nl || '|' || title_en, known_as_nl, known_as_en, 0, 1
    from cases
) as options
order by options.filter, options.position, options.nl
