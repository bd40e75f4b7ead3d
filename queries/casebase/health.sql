-- How many cases does the case base hold, and how many of them are full?
-- One row.
select
    count(*) as cases,
    count(*) filter (where completeness = 'full') as full
from cases
order by cases
