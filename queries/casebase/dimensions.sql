-- What do the sources say of each case, dimension by dimension?
-- One row per case and PPPE dimension; lower and upper are the lower and upper median over the medians of its criteria, null (not drawn)
-- when fewer criteria have a level than the dimension needs.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $until: last day known, or null; $lang: language
with criterion_medians as (
    select
        said.case_id,
        criteria.dimension_id,
        count(*) as n,
        quantile_disc(said.rank, 0.5) as lower,
        4 - quantile_disc(4 - said.rank, 0.5) as upper,
        min(said.rank) as lowest,
        max(said.rank) as highest
    from heard_assessments(cast($until as date), $perspective, $for_whom, $design) as said
    join criteria using (criterion_id)
    where said.rank is not null and criteria.framework_id = 'pppe'
    group by said.case_id, criteria.dimension_id, criteria.criterion_id
),

medians as (
    select
        case_id,
        dimension_id,
        count(*) as criterion_count,
        sum(n) as n,
        quantile_disc(lower, 0.5) as lower,
        4 - quantile_disc(4 - upper, 0.5) as upper,
        min(lowest) as lowest,
        max(highest) as highest
    from criterion_medians
    group by case_id, dimension_id
)

select
    cases.case_id,
    dimensions.dimension_id,
    dimensions.position,
    pick(dimensions.nl, dimensions.en, $lang) as dimension,
    dimensions.needs,
    coalesce(medians.criterion_count, 0) as criterion_count,
    coalesce(medians.n, 0) as n,
    coalesce(medians.criterion_count >= dimensions.needs, false) and cases.completeness = 'full' as drawn,
    case when medians.criterion_count >= dimensions.needs then medians.lower end as lower,
    case when medians.criterion_count >= dimensions.needs then medians.upper end as upper,
    case when medians.criterion_count >= dimensions.needs then medians.lowest end as lowest,
    case when medians.criterion_count >= dimensions.needs then medians.highest end as highest
from cases
join dimensions on dimensions.framework_id = 'pppe'
left join medians on medians.case_id = cases.case_id and medians.dimension_id = dimensions.dimension_id
where list_contains($case_ids, cases.case_id)
order by cases.case_id, dimensions.position
