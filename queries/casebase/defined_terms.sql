-- Which terms of the vocabularies carry a definition?
-- One row per term, in the order of its list.
-- $lang: language
select
    terms.list,
    terms.key,
    pick(terms.nl, terms.en, $lang) as term,
    pick(terms.definition_nl, terms.definition_en, $lang) as definition
from terms
where terms.definition_nl is not null
order by terms.list, terms.position
