-- Which sources does a case rest on?
-- One row per source, in the order of the case file; `known` is false when it is later than the day asked for.
-- $case_id: the case; $lang: language; $until: last day known, or null
select
    sources.source_id,
    sources.number,
    sources.document_id,
    sources.source_type,
    pick(types.nl, types.en, $lang) as source_type_name,
    sources.publisher,
    sources.title,
    sources.published_on,
    sources.identifier,
    sources.url,
    sources.seen,
    pick(seen.nl, seen.en, $lang) as seen_name,
    sources.seen_at,
    pick(sources.scope_nl, sources.scope_en, $lang) as scope,
    sources.known_on <= coalesce(cast($until as date), date '9999-12-31') as known
from sources
join terms as types on types.list = 'source_types' and types.key = sources.source_type
join terms as seen on seen.list = 'seen' and seen.key = sources.seen
where sources.case_id = $case_id
order by sources.number
