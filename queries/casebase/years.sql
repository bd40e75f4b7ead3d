-- Over which years does the case base run?
-- One row: the first and the last year in which a case was under way.
select
    coalesce(min(year(starts_on)), 0) as first_year,
    coalesce(max(year(coalesce(ends_on, cast(read_on as date)))), 0) as last_year
from cases
