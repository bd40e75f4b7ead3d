-- Which cases are set against each other?
-- One row per case and partner, both cases being in the base.
-- $case_ids: cases to keep; $lang: language
select
    pairs.case_id,
    pick(cases.known_as_nl, cases.known_as_en, $lang) as known_as,
    pairs.other_id,
    pick(others.known_as_nl, others.known_as_en, $lang) as other_known_as,
    pairs.kind,
    pick(pairs.equal_nl, pairs.equal_en, $lang) as equal,
    pick(pairs.differs_nl, pairs.differs_en, $lang) as differs,
    pick(pairs.not_comparable_nl, pairs.not_comparable_en, $lang) as not_comparable
from pairs
join cases using (case_id)
join cases as others on others.case_id = pairs.other_id
where list_contains($case_ids, pairs.case_id)
order by pairs.kind, known_as, other_known_as
