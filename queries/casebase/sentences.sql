-- What do the texts of a case say, sentence by sentence?
-- One row per sentence; `known` is false when one of its sources is later than the day asked for.
-- $case_id: the case; $lang: language; $until: last day known, or null
select
    sentences.section,
    sentences.number,
    sentences.paragraph,
    sentences.text,
    sentences.sources,
    sentences.criteria,
    sentences.counterpoint,
    sentences.interpretation,
    sentences.section = 'questions' or sentences.known_on <= coalesce(cast($until as date), date '9999-12-31') as known
from sentences
where sentences.case_id = $case_id and sentences.language = $lang
order by sentences.section, sentences.number
