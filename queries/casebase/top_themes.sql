-- Which themes are thin in this collection?
-- One row per top theme, in the order of the vocabulary, zeros included; a case with a sub-theme counts for its top theme.
-- $case_ids: cases to keep; $lang: language
select
    tops.theme_id,
    pick(tops.nl, tops.en, $lang) as theme,
    count(distinct case_themes.case_id) filter (list_contains($case_ids, case_themes.case_id)) as case_count
from themes as tops
join themes as subs on subs.top_id = tops.theme_id
left join case_themes on case_themes.theme_id = subs.theme_id
where tops.theme_id = tops.top_id
group by tops.theme_id, tops.nl, tops.en, tops.position
order by tops.position
