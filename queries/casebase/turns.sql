-- Which verdicts turned, when, and from what level to what?
-- One row per recorded reversal of which both judgements have a level, oldest first within a case.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $until: last day known, or null; $lang: language
with ends as (
    -- a reversal names an end by criterion and source; the first judgement that has these two is meant
    select
        said.case_id,
        said.criterion_id || ':' || said.source_id as name,
        said.criterion_id,
        pick(criteria.nl, criteria.en, $lang) as criterion,
        said.level,
        said.rank,
        said.voice,
        said.published_on,
        said.known_on,
        sources.publisher,
        row_number() over (partition by said.case_id, said.criterion_id, said.source_id order by said.assessment_id) as turn
    from assessments as said
    join criteria using (criterion_id)
    join sources on sources.case_id = said.case_id and sources.source_id = said.source_id
    where said.rank is not null and said.known_on <= coalesce(cast($until as date), date '9999-12-31')
        and (len($perspective) = 0 or list_contains($perspective, said.voice))
        and (len($for_whom) = 0 or list_contains($for_whom, said.for_whom))
        and (len($design) = 0 or said.design is null or list_contains($design, said.design))
)

select
    reversals.case_id,
    reversals.number,
    before.criterion_id as from_criterion_id,
    before.criterion as from_criterion,
    before.level as from_level,
    before.rank as from_rank,
    before.published_on as from_published_on,
    before.known_on as from_known_on,
    before.publisher as from_publisher,
    later.criterion_id as to_criterion_id,
    later.criterion as to_criterion,
    later.level as to_level,
    later.rank as to_rank,
    later.published_on as to_published_on,
    later.known_on as to_known_on,
    later.publisher as to_publisher,
    pick(reversals.text_nl, reversals.text_en, $lang) as text
from reversals
join ends as before on before.case_id = reversals.case_id and before.name = reversals.from_assessment and before.turn = 1
join ends as later on later.case_id = reversals.case_id and later.name = reversals.to_assessment and later.turn = 1
where list_contains($case_ids, reversals.case_id)
order by reversals.case_id, before.known_on, later.known_on, reversals.number
