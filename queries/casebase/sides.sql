-- How many documents speak for success, and how many for failure, criterion by criterion?
-- One row per case and PPPE criterion. A document counts once per side: + and ++ speak for, - and -- against; plus-minus stands apart.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $until: last day known, or null; $lang: language
select
    cases.case_id,
    criteria.criterion_id,
    criteria.position,
    pick(criteria.nl, criteria.en, $lang) as criterion,
    count(distinct said.document_id) filter (said.rank > 2) as for_success,
    count(distinct said.document_id) filter (said.rank < 2) as for_failure,
    count(distinct said.document_id) filter (said.rank = 2) as mixed,
    count(distinct said.document_id) filter (said.status = 'not_determinable') as not_determinable
from cases
cross join criteria
left join heard_assessments(cast($until as date), $perspective, $for_whom, $design) as said on said.case_id = cases.case_id and said.criterion_id = criteria.criterion_id
where criteria.framework_id = 'pppe' and list_contains($case_ids, cases.case_id)
group by cases.case_id, criteria.criterion_id, criteria.position, criteria.nl, criteria.en
order by cases.case_id, criteria.position
