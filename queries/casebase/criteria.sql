-- Which criteria does each framework ask about, and what does each level mean?
-- One row per criterion and level, from the most favourable level down.
-- $lang: language
select
    frameworks.framework_id,
    pick(frameworks.nl, frameworks.en, $lang) as framework,
    frameworks.kind,
    frameworks.source,
    frameworks.url,
    pick(dimensions.nl, dimensions.en, $lang) as dimension,
    criteria.criterion_id,
    pick(criteria.nl, criteria.en, $lang) as criterion,
    pick(criteria.question_nl, criteria.question_en, $lang) as question,
    pick(criteria.room_question_nl, criteria.room_question_en, $lang) as room_question,
    criteria.effect,
    criterion_levels.level,
    pick(levels.nl, levels.en, $lang) as level_name,
    pick(criterion_levels.nl, criterion_levels.en, $lang) as meaning
from criterion_levels
join criteria using (criterion_id)
join frameworks using (framework_id)
join dimensions on dimensions.framework_id = criteria.framework_id and dimensions.dimension_id = criteria.dimension_id
join levels on levels.scale_id = frameworks.scale_id and levels.level = criterion_levels.level
order by frameworks.framework_id = 'pppe' desc, frameworks.framework_id, criteria.position, criterion_levels.rank desc
