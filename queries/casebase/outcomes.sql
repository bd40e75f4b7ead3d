-- What was measured, against which target?
-- One row per outcome. low equals high for a single value; target is null where no target was seen in the source.
-- $case_id: the case; $lang: language; $until: last day known, or null
select
    outcomes.number,
    outcomes.source_id,
    sources.number as source_number,
    sources.publisher,
    sources.published_on,
    pick(outcomes.indicator_nl, outcomes.indicator_en, $lang) as indicator,
    pick(outcomes.counts_nl, outcomes.counts_en, $lang) as counts,
    coalesce(pick(units.nl, units.en, $lang), outcomes.unit) as unit,
    outcomes.low,
    outcomes.high,
    outcomes.baseline,
    outcomes.target,
    outcomes.about,
    outcomes.period,
    outcomes.as_of,
    outcomes.anchor
from outcomes
join sources on sources.case_id = outcomes.case_id and sources.source_id = outcomes.source_id
left join terms as units on units.list = 'units' and units.key = outcomes.unit
where outcomes.case_id = $case_id and outcomes.known_on <= coalesce(cast($until as date), date '9999-12-31')
order by outcomes.number
