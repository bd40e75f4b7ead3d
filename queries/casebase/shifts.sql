-- Where did our own synthesis move along McConnell's spectrum?
-- One row per step to another position within a case and realm, oldest first.
-- $case_ids: cases to keep; $until: last day known, or null; $lang: language
with held as (
    select
        case_id,
        realm,
        level,
        held_on,
        known_on,
        number,
        lag(level) over (partition by case_id, realm order by known_on, number) as from_level,
        lag(held_on) over (partition by case_id, realm order by known_on, number) as from_held_on
    from positions
    where source_id is null and known_on <= coalesce(cast($until as date), date '9999-12-31')
)

select
    held.case_id,
    held.realm,
    pick(criteria.nl, criteria.en, $lang) as realm_name,
    held.from_level,
    pick(before.nl, before.en, $lang) as from_level_name,
    held.from_held_on,
    held.level as to_level,
    pick(later.nl, later.en, $lang) as to_level_name,
    held.held_on as to_held_on
from held
join criteria on criteria.criterion_id = 'mcconnell.' || held.realm
join levels as before on before.scale_id = 'mcconnell5' and before.level = held.from_level
join levels as later on later.scale_id = 'mcconnell5' and later.level = held.level
where list_contains($case_ids, held.case_id) and held.level <> held.from_level
order by held.case_id, criteria.position, held.known_on, held.number
