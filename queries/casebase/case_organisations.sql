-- Which organisations took part in this case, and as what?
-- One row per organisation and role.
-- $case_id: the case; $lang: language
select
    organisations.organisation_id,
    organisations.tooi,
    organisations.name,
    pick(organisations.nl, organisations.en, $lang) as organisation,
    case_organisations.role,
    pick(roles.nl, roles.en, $lang) as role_name
from case_organisations
join organisations using (organisation_id)
join terms as roles on roles.list = 'roles' and roles.key = case_organisations.role
where case_organisations.case_id = $case_id
order by roles.position, case_organisations.position
