"""Honesty rules over verdicts, facts and the whole of one `case.toml`, and that no rule goes without a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebase import test_rules
from tests.casebase.wrong import Table, after, said, swap, told, unheard

ALFA, BETA, GAMMA = "alfa", "beta", "gamma"
AMOUNT = "low = 310, high = 310"
SYNTHESIS = 'basis = ["PR1:rekenkamer2023"]'
EITHER = "a position has a basis (our synthesis) or a source (published), not both and not neither"
EVERYWHERE = "plan2019, bureau2021, krant2021, rekenkamer2021, veer2022, reizigers2022, rekenkamer2023, uni2024"
VALUE_OR_RANGE = "facts.outcomes[1]: has either a value, or low and high"


def number(slug: str, old: str, new: str, field: str, found: str, sources: str):
    return told(slug, swap(old, new), f"{field}: the number {found} stands in no source named here ({sources})")


VERDICTS: Table = {
    "a basis and a source": told(
        ALFA, swap(SYNTHESIS, f'{SYNTHESIS}, source = "veer2022"'), f"verdicts.positions[process 2023-02-10]: {EITHER}"
    ),
    "neither basis nor source": told(
        ALFA, swap(f"{SYNTHESIS}, ", ""), f"verdicts.positions[process 2023-02-10]: {EITHER}"
    ),
    "a basis that does not exist": told(
        ALFA,
        swap(SYNTHESIS, 'basis = ["PR2:rekenkamer2023"]'),
        "verdicts.positions[process 2023-02-10].basis: there is no assessment “PR2:rekenkamer2023”; nearest: PR1:rekenkamer2023",
    ),
    "a position before its basis": told(
        ALFA,
        swap('on = "2024-10-01", basis', 'on = "2024-09", basis'),
        "verdicts.positions[programme 2024-09].on: the position (2024-09) is older than the newest source of its basis (2024-10-01)",
    ),
    "a position after the day of reading": told(
        BETA,
        swap('on = "2018-09-01", source = "enquete2018"', 'on = "2998", source = "enquete2018"'),
        "verdicts.positions[politics 2998].on: is later than the day of reading: 2998",
    ),
    "two positions on one day": told(
        ALFA,
        swap(
            'realm = "process", level = "resilient", on = "2023-02-10"',
            'realm = "programme", level = "resilient", on = "2024-10-01"',
        ),
        "verdicts.positions[programme 2024-10-01]: a realm has one position on a day; found 2",
    ),
    "a reversal to itself": told(
        ALFA,
        swap('from = "PR1:rekenkamer2021", to', 'from = "PR1:rekenkamer2023", to'),
        "verdicts.reversals[1]: a reversal runs from one assessment to another: PR1:rekenkamer2023",
    ),
    "a reversal to nothing": told(
        ALFA,
        swap('to = "PR1:rekenkamer2023"', 'to = "PR1:rekenkamer20233"'),
        "verdicts.reversals[1].to: there is no assessment “PR1:rekenkamer20233”; nearest: PR1:rekenkamer2023",
    ),
    "a reversal that runs backwards": told(
        ALFA,
        swap(
            'from = "PR1:rekenkamer2021", to = "PR1:rekenkamer2023"',
            'from = "PR1:rekenkamer2023", to = "PR1:rekenkamer2021"',
        ),
        "verdicts.reversals[1]: the reversal runs backwards: 2023-02-10 – 2021",
    ),
    "looked for no criterion": told(
        ALFA, swap('["EN3"]', '["EN4"]'), "verdicts.not_found: there is no criterion “EN4”"
    ),
    "looked for in vain and found": told(
        ALFA, swap('["EN3"]', '["EN2"]'), "verdicts.not_found: “EN2” was looked for in vain but has assessments"
    ),
}
FACTS: Table = {
    "absence concluded from a part": told(
        ALFA,
        swap('chain = "implementation", source = "bureau2021"', 'chain = "implementation", source = "reizigers2022"'),
        "facts.ingredients[2].state: “not mentioned” can be said of a source read in full only",
    ),
    "two amounts of one thing": told(
        ALFA,
        after(
            "outcomes = [",
            '{ source = "plan2019", indicator = { nl = "x", en = "Passengers a week" }, counts = { nl = "x", en = "crossings per person" }, unit = "persons", value = 40, period = "2020", as_of = "2021-05", anchor = "x" },',
        ),
        "facts.outcomes: amounts of one indicator contradict each other: Passengers a week",
        warning=True,
    ),
    "a value and a range": told(BETA, swap(AMOUNT, f"{AMOUNT}, value = 310"), VALUE_OR_RANGE),
    "a value and half a range": told(BETA, swap(AMOUNT, "value = 310, low = 310"), VALUE_OR_RANGE),
    "half a range": told(BETA, swap(AMOUNT, "low = 310"), VALUE_OR_RANGE),
    "a range upside down": told(
        BETA, swap(AMOUNT, "low = 310, high = 12.5"), "facts.outcomes[1]: low is above high: 310.0 > 12.5"
    ),
    "a unit of our own": told(
        ALFA,
        swap('unit = "persons"', 'unit = "person"'),
        "facts.outcomes[1].unit: the unit “person” is not in the vocabulary; nearest: persons",
        warning=True,
    ),
    "events that run backwards": told(
        ALFA,
        swap('on = "2020-03", source', 'on = "2019-05", source'),
        "facts.events[2].on: the events run backwards: 2019-05 comes after 2019-06-01",
    ),
    "an event after the day of reading": told(
        ALFA,
        swap('on = "2020-03", source', 'on = "2026", source'),
        "facts.events[2].on: is later than the day of reading: 2026",
    ),
    "the name of a person": told(
        ALFA,
        swap('"Het bedrijf neemt de kritiek over."', '"Volgens minister Jansen klopt het."'),
        "verdicts.responses[1].nl: looks like the name of a person: minister Jansen",
        warning=True,
    ),
}
NUMBERS: Table = {
    "in an amount": number(ALFA, "value = 1250", "value = 1251", "facts.outcomes[1]", "1251", "bureau2021"),
    "in a baseline": number(
        ALFA, "value = 8.3", "value = 8.3, baseline = 7.5", "facts.outcomes[2]", "7.5", "bureau2021"
    ),
    "in an assessment": number(
        ALFA,
        '"In beide dorpen is ruime steun."',
        '"Van 1.300 mensen is er steun."',
        "assess.PO1[reizigers2022].nl",
        "1300",
        "reizigers2022",
    ),
    "in an event": number(ALFA, "for the first time", "for the first 4 times", "facts.events[2].en", "4", "bureau2021"),
    "in an indicator": number(
        ALFA, '"Passengers a week"', '"Passengers in 7 days"', "facts.outcomes[1].indicator.en", "7", "bureau2021"
    ),
    "in what is counted": number(
        ALFA, '"crossings per person"', '"crossings per 2 persons"', "facts.outcomes[1].counts.en", "2", "bureau2021"
    ),
    "in a boundary": number(
        ALFA, "counts out: the jetties", "counts out: the 6 jetties", "case.boundary.en", "6", EVERYWHERE
    ),
    "in a doubt": number(
        BETA,
        '{ source = "bond2017", nl = "',
        '{ source = "bond2017", nl = "Zeker 777 keer: ',
        "case.doubts_on_figures.nl",
        "777",
        "bond2017",
    ),
    "in a pair": number(
        ALFA, '"Both are small ferries."', '"Both have 6 seats."', "case.pairs[beta].equal.en", "6", EVERYWHERE
    ),
    "in a position": number(
        ALFA,
        '"Reizigers wel,',
        '"39 reizigers wel,',
        "verdicts.positions[programme 2021-06-02].nl",
        "39",
        "bureau2021, krant2021",
    ),
    "in a reversal": number(
        ALFA,
        '"From careless',
        '"From 2.5 and careless',
        "verdicts.reversals[1].en",
        "2.5",
        "rekenkamer2021, rekenkamer2023",
    ),
    "in a response": number(
        ALFA, "accepts the criticism", "accepts 3 points", "verdicts.responses[1].en", "3", "veer2022"
    ),
}
WHOLE: Table = {
    "a full case on little": (
        "gamma/case.toml",
        swap('completeness = "short"', 'completeness = "full"'),
        (
            *(
                f"gamma/case.toml: case.completeness: a full case {line}"
                for line in (
                    "rests on at least three documents of at least two types; found 2, 2",
                    "has one document independent of the makers of the policy",
                    "has seven of the eleven criteria assessed or not determinable; found 2",
                    "has a criterion in every dimension; nothing in PG",
                    "has a criterion in every dimension; nothing in PR",
                    "has a criterion in every dimension; nothing in EN",
                )
            ),
            "gamma/nl.md: Wat voor een succes pleit: the leading story has 8 words; expected at least 120",
            "gamma/en.md: What speaks for success: the leading story has 8 words; expected at least 120",
        ),
    ),
    "a short case on less": told(
        GAMMA,
        after("[source.stad2009]", 'reports_on = "krant2005"'),
        "case.completeness: a short case rests on at least two documents; found 1",
    ),
}
TABLE = {**VERDICTS, **FACTS, **{f"a number {where}": row for where, row in NUMBERS.items()}, **WHOLE}


@pytest.mark.parametrize("name", TABLE)
def test_a_broken_rule_is_told_and_nothing_else(cases: Path, name: str) -> None:
    file, change, expected = TABLE[name]
    change(cases / file)
    assert said(cases) == list(expected)


def test_every_message_of_the_rules_is_shown_by_a_test() -> None:
    modules = ("rules.py", "rule_parts.py", "assessment_rules.py", "fact_rules.py")
    assert [m for module in modules for m in unheard(module, {**test_rules.TABLE, **TABLE})] == []
