-- Did it work, and is it seen to have worked?
-- One row per case: x from PG2 and PG3 (what it did), y from PO1 to PO3 (reputation), each as lower and upper median over the medians of its
-- criteria, null where nothing has a level. An interval that touches the middle (2) belongs to no quadrant.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $until: last day known, or null; $lang: language
with criterion_medians as (
    select
        case_id,
        case when criterion_id in ('PG2', 'PG3') then 'x' else 'y' end as axis,
        quantile_disc(rank, 0.5) as lower,
        4 - quantile_disc(4 - rank, 0.5) as upper
    from heard_assessments(cast($until as date), $perspective, $for_whom, $design)
    where rank is not null and criterion_id in ('PG2', 'PG3', 'PO1', 'PO2', 'PO3')
    group by case_id, criterion_id
),

axes as (
    select
        case_id,
        axis,
        quantile_disc(lower, 0.5) as lower,
        4 - quantile_disc(4 - upper, 0.5) as upper
    from criterion_medians
    group by case_id, axis
)

select
    cases.case_id,
    pick(cases.known_as_nl, cases.known_as_en, $lang) as known_as,
    x.lower as x_lower,
    x.upper as x_upper,
    y.lower as y_lower,
    y.upper as y_upper,
    case
        when x.lower is null or y.lower is null then 'unplaced'
        when (x.lower <= 2 and x.upper >= 2) or (y.lower <= 2 and y.upper >= 2) then 'between'
        when x.lower > 2 and y.lower > 2 then 'works_valued'
        when x.lower > 2 then 'works_disputed'
        when y.lower > 2 then 'fails_valued'
        else 'fails_disputed'
    end as quadrant
from cases
left join axes as x on x.case_id = cases.case_id and x.axis = 'x'
left join axes as y on y.case_id = cases.case_id and y.axis = 'y'
where list_contains($case_ids, cases.case_id)
order by known_as
