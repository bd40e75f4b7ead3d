-- Who judges what, from which document, and where does it say so?
-- One row per judgement that counts on the day, in the order of the framework.
-- $case_ids: cases to keep; $perspective, $for_whom, $design: the lens, empty for all; $framework: frameworks to keep, empty for all;
-- $until: last day known, or null; $lang: language
select
    said.assessment_id,
    said.case_id,
    said.criterion_id,
    criteria.position as criterion_position,
    pick(criteria.nl, criteria.en, $lang) as criterion,
    criteria.framework_id,
    said.status,
    said.level,
    said.rank,
    pick(reasons.nl, reasons.en, $lang) as reason,
    said.voice,
    pick(voices.nl, voices.en, $lang) as voice_name,
    sources.source_id,
    sources.number as source_number,
    sources.publisher,
    sources.title as source_title,
    pick(types.nl, types.en, $lang) as source_type,
    said.published_on,
    said.known_on,
    pick(said.at_nl, said.at_en, $lang) as at_place,
    said.anchor,
    pick(said.text_nl, said.text_en, $lang) as text,
    pick(said.scope_nl, said.scope_en, $lang) as scope,
    said.words,
    pick(whom.nl, whom.en, $lang) as for_whom,
    said.evidence,
    said.design,
    pick(designs.nl, designs.en, $lang) as design_name,
    said.mark,
    said.sure,
    pick(coders.nl, coders.en, $lang) as coder,
    said.coded_on,
    sources.seen,
    pick(seen.nl, seen.en, $lang) as seen_name,
    sources.url,
    sources.identifier,
    said.document_id
from heard_assessments(cast($until as date), $perspective, $for_whom, $design) as said
join criteria using (criterion_id)
join sources on sources.case_id = said.case_id and sources.source_id = said.source_id
join terms as voices on voices.list = 'perspectives' and voices.key = said.voice
join terms as types on types.list = 'source_types' and types.key = sources.source_type
join terms as whom on whom.list = 'for_whom' and whom.key = said.for_whom
join terms as coders on coders.list = 'coders' and coders.key = said.coder
join terms as seen on seen.list = 'seen' and seen.key = sources.seen
left join terms as designs on designs.list = 'designs' and designs.key = said.design
left join terms as reasons on reasons.list = 'reasons' and reasons.key = said.reason
where list_contains($case_ids, said.case_id)
    and (len($framework) = 0 or list_contains($framework, criteria.framework_id))
order by said.case_id, criteria.framework_id, criteria.position, said.known_on, said.assessment_id
