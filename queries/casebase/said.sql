-- Which levels does each document give each case on each criterion, at its latest?
-- One row per case, PPPE criterion, document and level: what is drawn from when a case is weighed. A document that judges a criterion at
-- several dates counts with the latest, the original before reports about it; where its voices then differ, it has several levels.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $until: last day known, or null
select distinct
    said.case_id,
    said.criterion_id,
    said.document_id,
    said.rank
from (
    select
        heard.*,
        rank() over (
            partition by heard.case_id, heard.criterion_id, heard.document_id
            order by heard.source_id = heard.document_id desc, heard.known_on desc
        ) as turn
    from heard_assessments(cast($until as date), $perspective, $for_whom, $design) as heard
    where heard.rank is not null
) as said
join criteria using (criterion_id)
where criteria.framework_id = 'pppe' and said.turn = 1 and list_contains($case_ids, said.case_id)
order by said.case_id, said.criterion_id, said.document_id, said.rank
