-- What does a card say of each case?
-- One row per case, by name.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $lang: language; $until: last day known, or null
select
    cases.case_id,
    pick(cases.known_as_nl, cases.known_as_en, $lang) as known_as,
    pick(cases.title_nl, cases.title_en, $lang) as title,
    cases.period_from,
    cases.period_to,
    cases.country,
    cases.level,
    pick(levels.nl, levels.en, $lang) as level_name,
    cases.completeness,
    cases.harm,
    case_groups.case_group,
    programme.level as position,
    main_theme.theme_id,
    pick(main_theme.nl, main_theme.en, $lang) as theme,
    bodies.organisations,
    coalesce(counted.assessment_count, 0) as assessment_count,
    coalesce(counted.not_determinable_count, 0) as not_determinable_count,
    coalesce(held.source_count, 0) as source_count,
    coalesce(held.document_count, 0) as document_count,
    coalesce(held.body_count, 0) as body_count,
    coalesce(held.type_count, 0) as type_count,
    coalesce(held.first_source, '') as first_source,
    coalesce(held.last_source, '') as last_source,
    summaries.summary
from cases
join case_groups(cast($until as date)) as case_groups using (case_id)
join terms as levels on levels.list = 'levels' and levels.key = cases.level
join case_themes as first_theme on first_theme.case_id = cases.case_id and first_theme.position = 0
join themes as main_theme using (theme_id)
left join (
    select case_organisations.case_id, string_agg(distinct pick(organisations.nl, organisations.en, $lang), ' · ') as organisations
    from case_organisations join organisations using (organisation_id) where case_organisations.role in ('responsible', 'executing')
    group by case_organisations.case_id
) as bodies on bodies.case_id = cases.case_id
left join (
    select case_id, count(*) filter (status = 'assessed') as assessment_count,
        count(*) filter (status = 'not_determinable') as not_determinable_count
    from heard_assessments(cast($until as date), $perspective, $for_whom, $design) group by case_id
) as counted on counted.case_id = cases.case_id
left join current_positions(cast($until as date)) as programme
    on programme.case_id = cases.case_id and programme.realm = 'programme' and programme.source_id is null
left join (
    select case_id, count(*) as source_count, count(distinct document_id) as document_count, count(distinct body) as body_count,
        count(distinct source_type) as type_count, min(published_on) as first_source, max(published_on) as last_source
    from sources where known_on <= coalesce(cast($until as date), date '9999-12-31') group by case_id
) as held on held.case_id = cases.case_id
left join (
    select case_id, string_agg(text, ' ' order by number) as summary
    from sentences
    where language = $lang and section = 'summary' and known_on <= coalesce(cast($until as date), date '9999-12-31')
    group by case_id
) as summaries on summaries.case_id = cases.case_id
where list_contains($case_ids, cases.case_id)
order by known_as
