-- What is in this collection, and how was it read?
-- One row: counts for the sentence that stands beside every comparison.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $until: last day known, or null
select
    (select count(*) from cases where list_contains($case_ids, case_id)) as case_count,
    (select count(*) from cases) as all_case_count,
    (select count(*) from cases where list_contains($case_ids, case_id) and completeness = 'full') as full_count,
    (
        select count(distinct organisation_id)
        from case_organisations
        where list_contains($case_ids, case_id) and role in ('responsible', 'executing')
    ) as organisation_count,
    count(distinct (sources.case_id, sources.document_id)) as document_count,
    count(distinct sources.body) as body_count,
    count(distinct sources.source_type) as type_count,
    count(sources.source_id) as source_count,
    count(*) filter (sources.seen = 'full') as seen_full,
    count(*) filter (sources.seen = 'part') as seen_part,
    count(*) filter (sources.seen = 'relayed') as seen_relayed,
    coalesce(min(sources.published_on), '') as first_source,
    coalesce(max(sources.published_on), '') as last_source,
    any_value(heard.assessment_count) as assessment_count,
    any_value(heard.not_determinable_count) as not_determinable_count,
    any_value(heard.judging_body_count) as judging_body_count,
    any_value(heard.judging_document_count) as judging_document_count
from (
    select
        count(*) filter (said.status = 'assessed') as assessment_count,
        count(*) filter (said.status = 'not_determinable') as not_determinable_count,
        count(distinct judging.body) as judging_body_count,
        count(distinct (said.case_id, said.document_id)) as judging_document_count
    from heard_assessments(cast($until as date), $perspective, $for_whom, $design) as said
    join sources as judging on judging.case_id = said.case_id and judging.source_id = said.source_id
    where list_contains($case_ids, said.case_id)
) as heard
left join sources
    on list_contains($case_ids, sources.case_id) and sources.known_on <= coalesce(cast($until as date), date '9999-12-31')
