-- Which themes does this case belong to?
-- One row per theme, the leading one first.
-- $case_id: the case; $lang: language
select
    themes.theme_id,
    pick(themes.nl, themes.en, $lang) as theme
from case_themes
join themes using (theme_id)
where case_themes.case_id = $case_id
order by case_themes.position
