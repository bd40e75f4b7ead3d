-- Where do the cases stand on McConnell's spectrum?
-- One row per case, realm and voice: our synthesis (source_id null) or a published position.
-- $case_ids: cases to keep; $until: last day known, or null; $lang: language
select
    held.case_id,
    pick(cases.known_as_nl, cases.known_as_en, $lang) as known_as,
    held.realm,
    pick(criteria.nl, criteria.en, $lang) as realm_name,
    held.level,
    held.rank,
    pick(levels.nl, levels.en, $lang) as level_name,
    held.held_on,
    held.source_id,
    held.basis,
    pick(held.text_nl, held.text_en, $lang) as text
from current_positions(cast($until as date)) as held
join cases using (case_id)
join criteria on criteria.criterion_id = 'mcconnell.' || held.realm
join levels on levels.scale_id = 'mcconnell5' and levels.level = held.level
where list_contains($case_ids, held.case_id)
order by held.case_id, criteria.position, held.source_id nulls first
