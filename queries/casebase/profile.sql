-- What do the sources say of each case, criterion by criterion?
-- One row per case and PPPE criterion, in the order of the framework; ranks run from 0 (--) to 4 (++).
-- n counts voices with a level; lower and upper are the lower and upper median, lowest and highest the range (null without a level).
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $until: last day known, or null; $lang: language
select
    cases.case_id,
    criteria.criterion_id,
    criteria.dimension_id,
    criteria.position,
    pick(criteria.nl, criteria.en, $lang) as criterion,
    count(said.rank) as n,
    count(distinct said.document_id) filter (said.rank is not null) as document_count,
    count(*) filter (said.status = 'not_determinable') as not_determinable,
    count(*) filter (said.status = 'not_applicable') as not_applicable,
    quantile_disc(said.rank, 0.5) as lower,
    4 - quantile_disc(4 - said.rank, 0.5) as upper,
    min(said.rank) as lowest,
    max(said.rank) as highest,
    bool_or(not_found.criterion_id is not null) as looked_in_vain
from cases
cross join criteria
left join heard_assessments(cast($until as date), $perspective, $for_whom, $design) as said on said.case_id = cases.case_id and said.criterion_id = criteria.criterion_id
left join not_found on not_found.case_id = cases.case_id and not_found.criterion_id = criteria.criterion_id
where criteria.framework_id = 'pppe' and list_contains($case_ids, cases.case_id)
group by cases.case_id, criteria.criterion_id, criteria.dimension_id, criteria.position, criteria.nl, criteria.en
order by cases.case_id, criteria.position
