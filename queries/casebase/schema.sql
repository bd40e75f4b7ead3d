-- Tables of the case base. Filled once per data version, read-only afterwards.
-- Texts stand in both languages; `pick` chooses. Dates are the last day a written date can mean ("2024" is 2024-12-31):
-- only by then could one know it.

create table terms (
    list varchar not null,
    key varchar not null,
    position integer not null,
    nl varchar not null,
    en varchar not null,
    definition_nl varchar,
    definition_en varchar,
    primary key (list, key)
);

create table scales (
    scale_id varchar primary key,
    nl varchar not null,
    en varchar not null
);

create table levels (
    scale_id varchar not null references scales (scale_id),
    level varchar not null,
    rank integer not null check (rank >= 0),
    is_midpoint boolean not null,
    nl varchar not null,
    en varchar not null,
    primary key (scale_id, level)
);

create table frameworks (
    framework_id varchar primary key,
    version varchar not null,
    kind varchar not null check (kind in ('outcomes', 'conditions', 'recovery')),
    scale_id varchar not null references scales (scale_id),
    nl varchar not null,
    en varchar not null,
    source varchar not null,
    url varchar not null
);

create table dimensions (
    framework_id varchar not null references frameworks (framework_id),
    dimension_id varchar not null,
    position integer not null,
    needs integer not null check (needs > 0),
    nl varchar not null,
    en varchar not null,
    term_nl varchar not null,
    term_en varchar not null,
    primary key (framework_id, dimension_id)
);

create table criteria (
    criterion_id varchar primary key,
    framework_id varchar not null,
    dimension_id varchar not null,
    position integer not null,
    effect boolean not null,
    nl varchar not null,
    en varchar not null,
    question_nl varchar not null,
    question_en varchar not null,
    room_question_nl varchar not null,
    room_question_en varchar not null,
    foreign key (framework_id, dimension_id) references dimensions (framework_id, dimension_id)
);

create table criterion_levels (
    criterion_id varchar not null references criteria (criterion_id),
    level varchar not null,
    rank integer not null,
    nl varchar not null,
    en varchar not null,
    primary key (criterion_id, level)
);

create table themes (
    theme_id varchar primary key,
    top_id varchar not null,
    position integer not null,
    nl varchar not null,
    en varchar not null
);

create table organisations (
    organisation_id varchar primary key,
    tooi varchar,
    name varchar not null,
    nl varchar not null,
    en varchar not null,
    until varchar
);

create table cases (
    case_id varchar primary key,
    collection varchar not null,
    known_as_nl varchar not null,
    known_as_en varchar not null,
    title_nl varchar not null,
    title_en varchar not null,
    boundary_nl varchar not null,
    boundary_en varchar not null,
    unit varchar not null check (unit in ('policy', 'programme', 'project', 'response', 'organisation')),
    country varchar not null check (length(country) = 2),
    level varchar not null,
    period_from varchar not null,
    period_to varchar not null,
    starts_on date not null,
    ends_on date,
    completeness varchar not null check (completeness in ('full', 'short')),
    read_on varchar not null,
    selection varchar not null,
    selection_nl varchar not null,
    selection_en varchar not null,
    harm boolean not null,
    facilitation_nl varchar,
    facilitation_en varchar,
    doubt_source varchar,
    doubt_nl varchar,
    doubt_en varchar,
    framework_version varchar not null,
    check (ends_on is null or ends_on >= starts_on)
);

create table case_themes (
    case_id varchar not null references cases (case_id),
    theme_id varchar not null references themes (theme_id),
    position integer not null,
    primary key (case_id, theme_id)
);

create table case_organisations (
    case_id varchar not null references cases (case_id),
    organisation_id varchar not null references organisations (organisation_id),
    role varchar not null check (role in ('responsible', 'executing', 'supervising', 'affected')),
    position integer not null,
    primary key (case_id, organisation_id, role)
);

create table case_terms (
    case_id varchar not null references cases (case_id),
    list varchar not null check (list in ('cofog', 'chain')),
    key varchar not null,
    primary key (case_id, list, key),
    foreign key (list, key) references terms (list, key)
);

create table sources (
    case_id varchar not null references cases (case_id),
    source_id varchar not null,
    number integer not null,
    document_id varchar not null,
    source_type varchar not null,
    publisher varchar not null,
    body varchar not null,
    title varchar not null,
    published_on varchar not null,
    known_on date not null,
    identifier varchar,
    url varchar,
    seen varchar not null check (seen in ('full', 'part', 'relayed')),
    seen_at varchar[],
    scope_nl varchar,
    scope_en varchar,
    about varchar,
    primary key (case_id, source_id)
);

create table assessments (
    assessment_id varchar primary key,
    case_id varchar not null,
    criterion_id varchar not null references criteria (criterion_id),
    source_id varchar not null,
    document_id varchar not null,
    voice varchar not null,
    coder varchar not null,
    status varchar not null check (status in ('assessed', 'not_determinable', 'not_applicable')),
    level varchar,
    rank integer,
    reason varchar,
    published_on varchar not null,
    known_on date not null,
    coded_on varchar not null,
    at_nl varchar not null,
    at_en varchar not null,
    anchor varchar not null,
    text_nl varchar not null,
    text_en varchar not null,
    scope_nl varchar,
    scope_en varchar,
    words varchar[],
    for_whom varchar not null,
    evidence varchar[],
    design varchar,
    mark varchar not null check (mark in ('plain', 'hollow', 'half', 'solid')),
    sure boolean not null,
    superseded_by varchar,
    superseded_on date,
    foreign key (case_id, source_id) references sources (case_id, source_id),
    check ((status = 'assessed') = (level is not null)),
    check ((level is null) = (rank is null))
);

create table positions (
    case_id varchar not null references cases (case_id),
    number integer not null,
    realm varchar not null check (realm in ('process', 'programme', 'politics')),
    level varchar not null check (level in ('failure', 'precarious', 'conflicted', 'resilient', 'success')),
    rank integer not null,
    held_on varchar not null,
    known_on date not null,
    source_id varchar,
    basis varchar[],
    text_nl varchar not null,
    text_en varchar not null,
    primary key (case_id, number)
);

create table reversals (
    case_id varchar not null references cases (case_id),
    number integer not null,
    from_assessment varchar not null,
    to_assessment varchar not null,
    turned_on varchar not null,
    known_on date not null,
    text_nl varchar not null,
    text_en varchar not null,
    primary key (case_id, number)
);

create table not_found (
    case_id varchar not null references cases (case_id),
    criterion_id varchar not null references criteria (criterion_id),
    primary key (case_id, criterion_id)
);

create table outcomes (
    case_id varchar not null,
    number integer not null,
    source_id varchar not null,
    indicator_nl varchar not null,
    indicator_en varchar not null,
    counts_nl varchar not null,
    counts_en varchar not null,
    unit varchar not null,
    low double not null,
    high double not null check (high >= low),
    baseline double,
    target double,
    period varchar not null,
    about boolean not null,
    as_of varchar not null,
    known_on date not null,
    anchor varchar not null,
    primary key (case_id, number),
    foreign key (case_id, source_id) references sources (case_id, source_id)
);

create table facts (
    case_id varchar not null,
    kind varchar not null check (kind in ('event', 'response', 'ingredient', 'condition')),
    number integer not null,
    source_id varchar not null,
    happened_on varchar,
    known_on date not null,
    key varchar,
    state varchar check (state in ('present', 'absent', 'not_mentioned')),
    chain varchar,
    text_nl varchar,
    text_en varchar,
    primary key (case_id, kind, number),
    foreign key (case_id, source_id) references sources (case_id, source_id)
);

create table pairs (
    case_id varchar not null references cases (case_id),
    other_id varchar not null,
    kind varchar not null check (kind in ('contrast', 'twin')),
    equal_nl varchar not null,
    equal_en varchar not null,
    differs_nl varchar not null,
    differs_en varchar not null,
    not_comparable_nl varchar not null,
    not_comparable_en varchar not null,
    primary key (case_id, other_id)
);

create table sentences (
    case_id varchar not null references cases (case_id),
    language varchar not null check (language in ('nl', 'en')),
    section varchar not null check (section in ('summary', 'fact_card', 'success', 'failure', 'context', 'questions')),
    number integer not null,
    paragraph integer not null,
    text varchar not null,
    sources varchar[],
    criteria varchar[],
    counterpoint boolean not null,
    interpretation boolean not null,
    known_on date not null,
    primary key (case_id, language, section, number)
);

create table words (
    case_id varchar not null references cases (case_id),
    word varchar not null,
    in_title boolean not null,
    primary key (case_id, word)
);

create macro pick(nl, en, lang) as case when lang = 'en' then en else nl end;

-- Judgements that count on a day: published by then and not yet superseded; one per document, criterion, voice and coder
-- (reports about a document count as that document, the original first).
create macro current_assessments(until) as table
select * exclude (turn)
from (
    select
        assessments.*,
        row_number() over (
            partition by case_id, criterion_id, document_id, voice, coder
            order by source_id = document_id desc, known_on desc, assessment_id
        ) as turn
    from assessments
    where known_on <= coalesce(cast(until as date), date '9999-12-31')
        and coalesce(superseded_on > coalesce(cast(until as date), date '9999-12-31'), true)
)
where turn = 1;

-- Of those, what the lens lets through: voices, for whom, designs of research (empty lists let all through; where no effect is claimed
-- there is no design, and a choice of designs leaves it).
create macro heard_assessments(until, voices, whom, designs) as table
select *
from current_assessments(until)
where (len(voices) = 0 or list_contains(voices, voice))
    and (len(whom) = 0 or list_contains(whom, for_whom))
    and (len(designs) = 0 or design is null or list_contains(designs, design));

-- Positions that count on a day: per realm our newest synthesis, and the newest of each published voice.
create macro current_positions(until) as table
select * exclude (turn)
from (
    select
        positions.*,
        row_number() over (partition by case_id, realm, source_id order by known_on desc, number desc) as turn
    from positions
    where known_on <= coalesce(cast(until as date), date '9999-12-31')
)
where turn = 1;

-- Group of a case on a day, the one rule used everywhere: from its positions in the programme realm. Only success or resilient:
-- success; only precarious or failure: failure; conflicted, or voices on both sides: contested; none: none.
create macro case_groups(until) as table
select
    cases.case_id,
    case
        when count(programme.level) = 0 then 'none'
        when bool_and(programme.level in ('success', 'resilient')) then 'success'
        when bool_and(programme.level in ('precarious', 'failure')) then 'failure'
        else 'contested'
    end as case_group
from cases
left join (select * from current_positions(until) where realm = 'programme') as programme using (case_id)
group by cases.case_id;
