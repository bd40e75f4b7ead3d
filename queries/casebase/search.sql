-- Which cases hold all words of a search, in either language, small typing errors forgiven?
-- One row per case, best first: words in the title weigh most, then exact words, then words that begin so, then near ones.
-- $words: search words, lower case and without accents. A word of three letters or more may be the beginning of one; from four letters on
-- one typing error is forgiven, from eight on two
select
    found.case_id,
    sum(found.score) as score
from (
    select
        words.case_id,
        asked.word as asked,
        max(
            case
                when words.word = asked.word then 4
                when starts_with(words.word, asked.word) then 3
                else 1
            end + case when words.in_title then 4 else 0 end
        ) as score
    from (select unnest($words) as word) as asked
    join words
        on words.word = asked.word
        or (len(asked.word) > 2 and starts_with(words.word, asked.word))
        or (
            len(asked.word) > 3
            and abs(len(words.word) - len(asked.word)) <= 2
            and damerau_levenshtein(words.word, asked.word) <= case when len(asked.word) < 8 then 1 else 2 end
        )
    group by words.case_id, asked.word
) as found
group by found.case_id
having count(*) = len($words)
order by score desc, found.case_id
