-- Which scales does the registry hold?
-- One row per scale and level, from least to most favourable.
-- $lang: language
select
    scales.scale_id,
    pick(scales.nl, scales.en, $lang) as scale,
    levels.level,
    pick(levels.nl, levels.en, $lang) as level_name,
    levels.is_midpoint
from levels
join scales using (scale_id)
order by scales.scale_id = 'project5' desc, scales.scale_id, levels.rank
