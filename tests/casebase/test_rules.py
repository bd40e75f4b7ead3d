"""Honesty rules over one `case.toml`: each rule has a case that breaks it, and the exact line it is told with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebase.wrong import Table, after, both, judged, renamed, said, swap, told, without

ALFA, BETA = "alfa", "beta"
FERRY = '"In beide dorpen is ruime steun."'
PPPE = "PG1, PG2, PG3, PR1, PR2, PO1, PO2, PO3, EN1, EN2, EN3"


def no_source(slug: str, old: str, new: str, field: str, found: str, near: str):
    return told(slug, swap(old, new), f"{field}: there is no source “{found}”; nearest: {near}")


HEAD: Table = {
    "another id": told(
        ALFA,
        swap('id = "alfa"', 'id = "alpha"'),
        "case.id: the id “alpha” is not the name of the folder; expected: alfa",
    ),
    "a period in words": told(
        ALFA,
        swap('["2020-03", ""]', '["maart", ""]'),
        "case.period[1]: “maart” is no date; expected YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    "read on a day to come": told(
        ALFA,
        swap('read_on = "2025-01-15"', 'read_on = "2999"'),
        "case.read_on: the day of reading is still to come: 2999",
    ),
    "a period that runs backwards": told(
        ALFA, swap('["2020-03", ""]', '["2020-03", "2019"]'), "case.period: the period runs backwards: 2020-03 – 2019"
    ),
    "harm without a note": told(
        BETA,
        swap("facilitation = {", "# {"),
        "case.facilitation: a case with irreparable harm needs a note for the facilitator",
        warning=True,
    ),
    "an older framework": told(
        ALFA,
        swap('framework_version = "1"', 'framework_version = "0"'),
        "case.framework_version: “0” is not the version in use; expected: 1",
    ),
    "a name that belongs to another identifier": told(
        ALFA,
        swap('name = "Gemeente Amsterdam"', 'name = "Gemeente Alfa"'),
        "case.organisations[Gemeente Alfa].name: “Gemeente Alfa” does not belong to this identifier; expected: Gemeente Amsterdam",
    ),
    "an unknown organisation": told(
        ALFA,
        swap('name = "GVB"', 'name = "Rijkswatrstaat"'),
        "case.organisations[Rijkswatrstaat].name: the organisation “Rijkswatrstaat” is not in the vocabulary; nearest: Rijkswaterstaat",
        warning=True,
    ),
    "an organisation twice": told(
        ALFA,
        after('  { id = "", name = "GVB", role = "executing" },', '  { name = "GVB", role = "executing" },'),
        "case.organisations[GVB]: “GVB” stands twice in one role",
    ),
    "a pair twice": told(
        ALFA,
        after(
            "pairs = [",
            '{ case = "beta", type = "twin", equal.nl="a", equal.en="a", differs.nl="b", differs.en="b", not_comparable.nl="c", not_comparable.en="c" },',
        ),
        "case.pairs[beta]: the pair with “beta” stands twice",
    ),
}
SOURCES: Table = {
    "a source key": told(
        ALFA,
        renamed("uni2024", "Uni2024"),
        "source.Uni2024: the key “Uni2024” may hold lower-case letters, digits and _ only",
    ),
    "a source without a place": told(
        ALFA,
        without('url = "https://example.org/alfa/plan"\n'),
        "source.plan2019: needs the address of the original (url) or the pages really read (seen_at)",
    ),
    "relayed by nobody": told(
        ALFA,
        swap('seen_at = ["https://example.org/alfa/krant"]\nreports_on = "bureau2021"', 'url = "https://example.org/"'),
        "source.krant2021.seen_at: a relayed source names the pages really read",
    ),
    "a report on itself": told(
        ALFA,
        swap('reports_on = "bureau2021"', 'reports_on = "krant2021"'),
        "source.krant2021.reports_on: a source cannot report on itself",
    ),
    "published after the day of reading": told(
        ALFA,
        swap('published_on = "2022-03-01"', 'published_on = "2025-03-01"'),
        "source.veer2022.published_on: is later than the day of reading: 2025-03-01",
    ),
    "published in a year after the day of reading": told(
        ALFA,
        swap('published_on = "2022-03-01"', 'published_on = "2026"'),
        "source.veer2022.published_on: is later than the day of reading: 2026",
    ),
    "reports in a circle": told(
        ALFA,
        after("[source.bureau2021]", 'reports_on = "krant2021"'),
        "source.bureau2021.reports_on: the reports run in a circle: bureau2021 – krant2021 – bureau2021",
        "source.krant2021.reports_on: the reports run in a circle: krant2021 – bureau2021 – krant2021",
    ),
    "a report before its original": told(
        ALFA,
        swap('published_on = "2021-06-02"', 'published_on = "2021-04-02"'),
        "source.krant2021.reports_on: the report (2021-04-02) is older than what it reports on (2021-05)",
        warning=True,
    ),
    "no source to report on": no_source(
        ALFA,
        'reports_on = "bureau2021"',
        'reports_on = "bureau"',
        "source.krant2021.reports_on",
        "bureau",
        "bureau2021",
    ),
    "no source for a doubt": no_source(
        BETA, '{ source = "bond2017"', '{ source = "bond"', "case.doubts_on_figures.source", "bond", "bond2017"
    ),
    "no source that supersedes": no_source(
        ALFA,
        'superseded_by = "rekenkamer2023"',
        'superseded_by = "rekenkamer23"',
        "assess.PR1[rekenkamer2021].superseded_by",
        "rekenkamer23",
        "rekenkamer2023",
    ),
    "no source for a position": no_source(
        BETA,
        'source = "enquete2018", nl = "De enq',
        'source = "enquete", nl = "De enq',
        "verdicts.positions[politics 2018-09-01].source",
        "enquete",
        "enquete2018",
    ),
    "no source for a response": no_source(
        ALFA, '{ source = "veer2022"', '{ source = "veer"', "verdicts.responses[1].source", "veer", "veer2022"
    ),
    "no source for an event": no_source(
        ALFA,
        'on = "2020-03", source = "bureau2021"',
        'on = "2020-03", source = "bureau"',
        "facts.events[2].source",
        "bureau",
        "bureau2021",
    ),
    "no source for an ingredient": no_source(
        BETA,
        'chain = "policy", source = "enquete2018"',
        'chain = "policy", source = "enquete"',
        "facts.ingredients[1].source",
        "enquete",
        "enquete2018",
    ),
    "no source for a condition": no_source(
        ALFA,
        'key = "small_scale", source = "plan2019"',
        'key = "small_scale", source = "plan"',
        "facts.conditions[1].source",
        "plan",
        "plan2019",
    ),
}
ASSESSMENTS: Table = {
    "criteria out of order": told(
        ALFA,
        swap("[[assess.EN2]]", "[[assess.PR2]]"),
        "assess: the criteria stand out of order: PG1 PG2 PG3 PR1 PO1 PO2 PO3 EN1 PR2",
        warning=True,
    ),
    "no such criterion": told(
        ALFA,
        judged("PG4", "bureau2021"),
        f"assess.PG4: there is no criterion “PG4”; expected one of: {PPPE}; nearest: PG1",
    ),
    "no such framework": told(
        ALFA,
        judged("goa.capacity", "bureau2021"),
        "assess.goa.capacity: there is no criterion “goa.capacity”; expected one of: pppe, gao, mcconnell",
    ),
    "a second name for a criterion": told(
        ALFA,
        judged("pppe.PR2", "bureau2021"),
        f"assess.pppe.PR2: there is no criterion “pppe.PR2”; expected one of: {PPPE}; nearest: PR2",
    ),
    "one document twice": told(
        ALFA,
        judged("EN1", "rekenkamer2023"),
        "assess.EN1: one document and one voice judge a criterion once: rekenkamer2023, oversight",
    ),
    "a report beside its document": told(
        ALFA,
        swap('reports_on = "bureau2021"', 'reports_on = "bureau2021"\nvoice = "evaluator"'),
        "assess.PG2: one document and one voice judge a criterion once: bureau2021, evaluator",
    ),
    "a level and a status": told(
        ALFA,
        after('status = "not_applicable"', 'level = "+"'),
        "assess.PO2[krant2021]: has either a level or a status",
    ),
    "neither level nor status": told(
        ALFA, without('status = "not_applicable"\n'), "assess.PO2[krant2021]: has either a level or a status"
    ),
    "a level outside the scale": told(
        ALFA,
        swap('level = "++"', 'level = "+++"'),
        "assess.PO3[veer2022].level: “+++” is outside the scale; expected one of: --, -, ±, +, ++; nearest: ++",
    ),
    "a level of another scale": told(
        BETA,
        swap('level = "partially met"', 'level = "±"'),
        "assess.gao.capacity[enquete2018].level: “±” is outside the scale; expected one of: not met, partially met, met",
    ),
    "no reason": told(
        ALFA,
        swap('reason = "no_measurement"', 'reason = "not_measured"'),
        "assess.EN2[uni2024].reason: not determinable needs a reason; expected one of: no_goal, no_measurement, too_early, contradiction; nearest: no_measurement",
    ),
    "a design without an effect": told(
        ALFA,
        after('level = "++"', 'design = "opinion"'),
        "assess.PO3[veer2022].design: a design belongs to a claim of effect only (PG2, PG3, EN2)",
    ),
    "superseded by an older source": told(
        ALFA,
        after('anchor = "de voorbereiding is nu op orde"', 'superseded_by = "rekenkamer2021"'),
        "assess.PR1[rekenkamer2023].superseded_by: “rekenkamer2021” is not a later source of the same body",
    ),
    "superseded by a source that says nothing of it": told(
        ALFA,
        both(
            after("[source.uni2024]", 'body = "Rekenkamer Alfa"'),
            swap('superseded_by = "rekenkamer2023"', 'superseded_by = "uni2024"'),
        ),
        "assess.PR1[rekenkamer2021].superseded_by: “uni2024” does not judge this criterion",
    ),
    "superseded by another body": told(
        ALFA,
        swap('superseded_by = "rekenkamer2023"', 'superseded_by = "uni2024"'),
        "assess.PR1[rekenkamer2021].superseded_by: “uni2024” is not a later source of the same body",
    ),
    "a long sentence": told(
        ALFA,
        swap(FERRY, f'"{"steun " * 40}."'),
        "assess.PO1[reizigers2022].nl: has 41 words; expected at most 40",
    ),
    "an extreme level from a part": told(
        ALFA,
        swap('level = "--"\nat = { nl = "conclusie", en = "conclusion" }', 'level = "--"\nat = "blz. 3"'),
        "assess.PR1[rekenkamer2021].level: an extreme level from a source not read in full comes from its own conclusion or summary; “at” says: blz. 3",
    ),
    "one body only": told(
        ALFA,
        both(after("[source.krant2021]", 'body = "Bureau Alfa"'), after("[source.uni2024]", 'body = "Bureau Alfa"')),
        "assess.PG2: all 3 judgements come from one body",
        warning=True,
    ),
    "one voice only": told(
        ALFA,
        both(
            after("[source.bureau2021]", 'voice = "research"'), swap('reports_on = "bureau2021"', 'voice = "research"')
        ),
        "assess.PG2: all 3 judgements come from one kind of voice",
        warning=True,
    ),
    "assessed after the day of reading": told(
        ALFA,
        after('level = "++"', 'on = "2025-03-01"'),
        "assess.PO3[veer2022].on: is later than the day of reading: 2025-03-01",
    ),
}
TABLE = {**HEAD, **SOURCES, **ASSESSMENTS}


@pytest.mark.parametrize("name", TABLE)
def test_a_broken_rule_is_told_and_nothing_else(cases: Path, name: str) -> None:
    file, change, expected = TABLE[name]
    change(cases / file)
    assert said(cases) == list(expected)
