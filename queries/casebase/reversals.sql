-- When did the verdict turn, and from what to what?
-- One row per reversal, oldest first.
-- $case_id: the case; $lang: language; $until: last day known, or null
select
    reversals.number,
    reversals.from_assessment,
    reversals.to_assessment,
    reversals.turned_on,
    pick(reversals.text_nl, reversals.text_en, $lang) as text
from reversals
where reversals.case_id = $case_id and reversals.known_on <= coalesce(cast($until as date), date '9999-12-31')
order by reversals.known_on, reversals.number
