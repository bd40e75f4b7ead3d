"""Pieces of the page that compares: nothing from a case becomes markup, and every case stays in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.charts.rows import compared
from tests.views.reader import Reader
from weegschaal.cached import View
from weegschaal.charts import labels
from weegschaal.i18n import Translator
from weegschaal.views import choosing, comparing

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='x' &lt;"
TAGS = set("p div ul li strong i span h3 a".split())


def read(html: str) -> Reader:
    reader = Reader(html)
    assert {name for name, _ in reader.elements} <= TAGS
    assert not [a for _, attributes in reader.elements for a in attributes if a.startswith("on")]
    return reader


def test_nothing_in_a_name_becomes_markup_in_words_and_legend(t: Translator) -> None:
    rows = compared(a={"PG1": [0]}, b={"PG1": [4]}).assign(criterion=HOSTILE)
    names = {"a": HOSTILE, "b": "Beta"}
    for html in (comparing._most(rows, names, t), comparing.legend(names, ("not_determinable",), t)):
        assert HOSTILE in read(html).text


def test_nothing_in_a_name_becomes_markup_where_our_synthesis_moved(view: View, t: Translator) -> None:
    rows = view.ask("casebase/shifts", case_ids=["alfa"]).assign(to_level_name=HOSTILE, realm_name=HOSTILE)
    assert read(comparing._shifts(rows, {"alfa": HOSTILE}, t)).text.count(HOSTILE) == 3


def test_where_our_synthesis_moved_is_told_with_both_dates_and_hidden_before(view: View, t: Translator) -> None:
    rows = view.ask("casebase/shifts", case_ids=["alfa", "gamma"])
    told = read(comparing._shifts(rows, {"gamma": "Gamma", "alfa": "Alfa"}, t)).text
    assert "from conflicted (2 June 2021) to resilient success (1 October 2024)" in told
    assert "Gamma" not in told
    assert comparing._shifts(rows.iloc[:0], {"alfa": "Alfa"}, t) == ""


def test_every_criterion_is_told_once(t: Translator) -> None:
    a = {"PG1": [0], "PG2": [1], "PG3": [1], "PR1": [1], "PR2": [2], "PO1": [2]}
    b = {"PG1": [4], "PG2": [3], "PG3": [3], "PR1": [2], "PR2": [2], "EN1": [1]}
    told = read(comparing._most(compared(a=a, b=b), {"a": "Alfa", "b": "Beta"}, t)).text
    for criterion in compared(a={})["criterion_id"]:
        assert told.count(f"{criterion} Name") == 1, criterion
    assert "Less far apart: PR1 Name of PR1." in told
    assert "The medians touch or overlap: PR2 Name of PR2." in told


def test_cases_that_do_not_differ_are_told_so(t: Translator) -> None:
    told = read(comparing._most(compared(a={"PG1": [1]}, b={"PG1": [1]}), {"a": "Alfa", "b": "Beta"}, t)).text
    assert "On no criterion do the medians of these cases lie apart." in told
    told = read(comparing._most(compared(a={"PG1": [1]}, b={}), {"a": "Alfa", "b": "Beta"}, t)).text
    assert "On no criterion can these cases be compared." in told


@pytest.mark.parametrize(
    ("names", "cut"),
    [
        ({"a": "NOW scheme (wage support)", "b": "Fyra"}, {"a": "NOW scheme", "b": "Fyra"}),
        ({"a": "Line (north)", "b": "Line (south)"}, {"a": "Line (north)", "b": "Line (south)"}),
        ({}, {}),
    ],
)
def test_a_name_loses_its_explanation_unless_two_would_be_alike(names, cut) -> None:
    assert labels.short(names) == cut


def test_a_pair_is_offered_once_and_only_when_both_cases_are_in_view(view: View) -> None:
    assert choosing.ready(view) == {("alfa", "beta"): "Alfa ferry ⇄ Beta toll (contrast)"}
    assert choosing.ready(replace(view, kept=("alfa", "gamma"))) == {}


def test_no_pair_is_made_of_nothing(view: View, t: Translator) -> None:
    assert choosing._pairs(view.ask("casebase/pairs", case_ids=["gamma"]), t) == {}


def test_the_legend_explains_the_signs_that_occur(t: Translator) -> None:
    rows = compared(a={"PG1": [1]})
    assert comparing._beside_levels(rows) == ()
    rows.loc[1, ["not_applicable", "not_determinable"]] = 1
    assert comparing._beside_levels(rows) == ("not_determinable",), "in words on the line itself"
    rows.loc[0, "not_applicable"] = 1
    legend = read(comparing.legend({"a": "Alfa"}, comparing._beside_levels(rows), t)).text
    assert "⊠ not determinable, says the source" in legend
    assert "– not applicable" in legend
