-- Which functions of government does this case belong to, and where in the chain did it mainly happen?
-- One row per term: list is cofog or chain.
-- $case_id: the case; $lang: language
select
    case_terms.list,
    case_terms.key,
    pick(terms.nl, terms.en, $lang) as name
from case_terms
join terms on terms.list = case_terms.list and terms.key = case_terms.key
where case_terms.case_id = $case_id
order by case_terms.list, terms.position
