-- What happened, what helped or was missing, what did the bodies answer?
-- One row per fact of a kind: event, response, ingredient or condition.
-- $case_id: the case; $lang: language; $until: last day known, or null
select
    facts.kind,
    facts.number,
    facts.source_id,
    sources.number as source_number,
    sources.publisher,
    sources.published_on,
    facts.happened_on,
    facts.key,
    pick(terms.nl, terms.en, $lang) as name,
    facts.state,
    pick(chain.nl, chain.en, $lang) as chain,
    pick(facts.text_nl, facts.text_en, $lang) as text
from facts
join sources on sources.case_id = facts.case_id and sources.source_id = facts.source_id
left join terms on terms.list = facts.kind || 's' and terms.key = facts.key
left join terms as chain on chain.list = 'chain' and chain.key = facts.chain
where facts.case_id = $case_id and facts.known_on <= coalesce(cast($until as date), date '9999-12-31')
order by facts.kind, facts.number
