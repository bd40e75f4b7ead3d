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
    count(*) as source_count,
    count(*) filter (sources.seen = 'full') as seen_full,
    count(*) filter (sources.seen = 'part') as seen_part,
    count(*) filter (sources.seen = 'relayed') as seen_relayed,
    coalesce(min(sources.published_on), '') as first_source,
    coalesce(max(sources.published_on), '') as last_source,
    (
        select count(*) filter (status = 'assessed')
        from heard_assessments(cast($until as date), $perspective, $for_whom, $design)
        where list_contains($case_ids, case_id)
    ) as assessment_count,
    (
        select count(*) filter (status = 'not_determinable')
        from heard_assessments(cast($until as date), $perspective, $for_whom, $design)
        where list_contains($case_ids, case_id)
    ) as not_determinable_count
from sources
where list_contains($case_ids, sources.case_id) and sources.known_on <= coalesce(cast($until as date), date '9999-12-31')
