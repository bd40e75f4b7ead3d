"""The dot plot: every judgement is a mark under its level, and what is not known has a sign of its own."""

from __future__ import annotations

from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.rows import CRITERIA, assessments, checked, profile
from weegschaal.charts import judgements
from weegschaal.i18n import of
from weegschaal.theme import LEVELS, LIGHT

SAID = st.lists(st.tuples(st.sampled_from(CRITERIA), st.sampled_from([*LEVELS, "not_determinable"])), max_size=25)


def drawn(*said: tuple[str, str], **more) -> go.Figure:
    """Draw these judgements with the profile that belongs to them."""
    levels = {c: [LEVELS.index(level) for k, level in said if k == c and level in LEVELS] for c in CRITERIA}
    unknown = [c for c, level in said if level == "not_determinable"]
    return checked(judgements.judgements(assessments(*said, **more), profile(levels, unknown), of("en"), LIGHT))


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(found for found in figure.data if found.name == name)


def clickable(figure: go.Figure) -> dict[str, tuple[float, str]]:
    """Return where each mark that can be clicked stands: its x, and the criterion on its line."""
    lines = dict(zip(figure.layout.yaxis.tickvals, CRITERIA, strict=True))
    return {
        name: (x, lines[y])
        for found in figure.data
        if found.customdata is not None
        for name, x, y in zip(found.customdata, found.x, found.y, strict=True)
    }


def test_criteria_stand_from_top_to_bottom_and_levels_from_unfavourable_to_favourable() -> None:
    axes = drawn(("PG1", "+")).layout
    heights = dict(zip(CRITERIA, axes.yaxis.tickvals, strict=True))
    assert heights["PG1"] > heights["PG2"] > heights["EN3"]
    assert list(axes.xaxis.ticktext) == [*(f"<b>{level}</b>" for level in LEVELS), "n", "not<br>determinable"]


def test_the_name_of_a_criterion_stands_at_the_left_above_its_own_line_and_nowhere_else() -> None:
    axes = drawn(("PG1", "+")).layout
    assert [note.text for note in axes.annotations] == [f"{c}  Name of {c}" for c in CRITERIA]
    assert {(n.xref, n.x, n.xanchor, n.showarrow) for n in axes.annotations} == {("paper", 0, "left", False)}
    for note, line in zip(axes.annotations, axes.yaxis.tickvals, strict=True):
        assert line < note.y < line + 0.5, "nearer to its own line than to the one above"
    assert axes.annotations[0].y < axes.yaxis.range[1]
    assert axes.yaxis.showticklabels is False


def test_choosing_a_mark_does_not_fade_the_others() -> None:
    figure = drawn(*((c, level) for c, level in zip(CRITERIA, [*LEVELS, "not_determinable"], strict=False)))
    marks = [found for found in figure.data if found.customdata]
    assert len(marks) == 6
    assert {found.unselected.marker.opacity for found in marks} == {1}


@given(SAID)
def test_every_judgement_is_one_mark_on_the_line_of_its_criterion_under_its_level(said) -> None:
    places = clickable(drawn(*said))
    assert len(places) == len(said)
    for number, (criterion, level) in enumerate(said):
        x, line = places[f"a{number}"]
        assert line == criterion
        assert x > 5 if level == "not_determinable" else round(x) == LEVELS.index(level)
    assert len(set(places.values())) == len(said), "no mark hides another"


@pytest.mark.parametrize("many", [2, 3, 30])
def test_marks_in_one_place_stand_beside_each_other_and_none_strays_to_another_level(many: int) -> None:
    found = sorted(x for x, _ in clickable(drawn(*[("PG1", "+")] * many)).values())
    steps = [right - left for left, right in pairwise(found)]
    assert 0 < min(steps) <= max(steps) < 0.2
    assert 2.5 < found[0] < 3 < found[-1] < 3.5


@pytest.mark.parametrize("level", LEVELS)
def test_a_mark_has_the_hue_of_its_level_and_an_outline_in_the_colour_of_the_text(level: str) -> None:
    marks = trace(drawn(("PG1", level)), level).marker
    assert list(marks.color) == [LIGHT.level(level)]
    assert (marks.line.color, marks.line.width >= 1.5) == (LIGHT.text, True)


def test_how_an_effect_was_studied_shows_in_the_filling_and_never_in_the_outline() -> None:
    solid, half, hollow = (drawn(("PG2", "+"), mark=mark) for mark in ("solid", "half", "hollow"))
    for figure in (solid, half, hollow):
        marks = trace(figure, "+").marker
        assert marks.symbol == ("diamond",)
        assert marks.line.color == LIGHT.text
    assert trace(solid, "+").marker.color == (LIGHT.level("+"),)
    assert trace(hollow, "+").marker.color == trace(half, "+").marker.color == (LIGHT.background,)
    cores = [
        [found.marker.color for found in f.data if found.mode == "markers" and found.customdata is None]
        for f in (half, hollow)
    ]
    assert cores == [[LIGHT.level("+")], []]


def test_a_mark_elsewhere_is_plain() -> None:
    assert trace(drawn(("PR1", "+")), "+").marker.symbol == ("circle",)


def test_an_even_number_has_two_medians_and_the_range_runs_from_end_to_end() -> None:
    figure = drawn(("PG1", "--"), ("PG1", "+"), ("PG2", "±"), ("PG2", "±"))
    medians, ranges = trace(figure, "median"), trace(figure, "range")
    assert [x for x in medians.x if x is not None] == [0, 0, 3, 3, 2, 2]
    assert [x for x in ranges.x if x is not None] == [0, 3, 2, 2]


def test_what_is_not_known_has_a_sign_of_its_own_and_is_never_drawn_as_a_level() -> None:
    figure = drawn(("PG1", "not_determinable"), ("PO2", "not_applicable"))
    assert trace(figure, "not determinable").marker.symbol == "square-x-open"
    assert trace(figure, "not applicable").marker.symbol == "line-ew-open"
    assert [len(trace(figure, level).x) for level in LEVELS] == [0] * 5
    assert trace(figure, "median").x == ()


def test_a_line_without_marks_says_whether_anybody_looked() -> None:
    rows = profile({"PG1": [3]}, unknown=["PG2"], vain=["EN3"])
    empty = trace(checked(judgements.judgements(assessments(("PG1", "+")), rows, of("en"), LIGHT)), "not assessed")
    assert len(empty.text) == 9
    assert dict(zip(CRITERIA[2:], empty.text, strict=True))["EN3"] == "looked for, not found"
    assert list(empty.text).count("not assessed") == 8


def test_the_number_of_judgements_stands_beside_each_line() -> None:
    assert list(trace(drawn(("PG1", "+"), ("PG1", "-"), ("EN3", "+")), "n").text) == ["2", *"–" * 9, "1"]


def test_a_criterion_of_another_framework_is_not_drawn_here() -> None:
    assert clickable(drawn(("PG1", "+"), ("gao.capacity", "+"))).keys() == {"a0"}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({}, "No source gives a judgement that counts here"),
        ({"PG1": [2]}, "On no criterion do the judgements lie far apart"),
        ({"PG1": [2, 3], "PG2": [0, 1]}, "On no criterion do the judgements lie far apart"),
        ({"PG1": [1, 3], "PG2": [0, 4]}, "Judgements lie furthest apart on “name of pg2”"),
        ({"PG2": [0, 4], "EN1": [0, 4]}, "Judgements lie furthest apart on “name of pg2” and “name of en1”"),
        (
            {"PG1": [1, 3], "PG2": [0, 3], "PR1": [0, 3], "EN1": [1, 4]},
            "Judgements lie furthest apart on “name of pg2”, “name of pr1” and “name of en1”",
        ),
        (
            {"PG1": [1, 3], "PG2": [0, 3], "PR1": [0, 3], "EN1": [1, 4], "EN3": [1, 4]},
            "On 4 criteria the judgements lie far apart",
        ),
    ],
)
def test_the_title_says_where_the_judgements_lie_furthest_apart(levels, expected, t) -> None:
    assert judgements.finding(profile(levels), t) == expected


def test_the_words_name_every_criterion_with_what_is_known_of_it(t) -> None:
    rows = profile({"PG1": [2, 3], "PG2": [4]}, unknown=["PG2", "PG3"])
    words = judgements.in_words(rows, t)
    said = words.removesuffix(".").split(". ")
    assert words.endswith("EN3 Name of EN3: not assessed.")
    assert len(said) == 11
    assert said[:4] == [
        "PG1 Name of PG1: median ± to +, range ± to +, 2 judgements",
        "PG2 Name of PG2: median ++, range ++, 1 judgement, and 1 finds it not determinable",
        "PG3 Name of PG3: not determinable according to 1 source",
        "PR1 Name of PR1: not assessed",
    ]


def test_the_table_holds_every_mark_with_its_level_in_words(t) -> None:
    rows = assessments(("PG1", "+"), ("PG2", "not_determinable"), ("PO2", "not_applicable"))
    table = judgements.table(rows, t)
    assert list(table["Level (our coding)"]) == ["mostly favourable (+)", "not determinable", "not applicable"]


def test_the_table_holds_every_mark_with_the_kind_and_the_address_of_its_source(t) -> None:
    rows = assessments(("PG1", "+"), ("PG2", "not_determinable"), ("PO2", "not_applicable"))
    table = judgements.table(rows.assign(url=["https://example.org/a", None, None]), t)
    assert list(table["Criterion"]) == ["PG1 Name of PG1", "PG2 Name of PG2", "PO2 Name of PO2"]
    assert list(table["Kind of source"]) == ["evaluation report"] * 3
    assert list(table["Address"]) == ["https://example.org/a", "", ""]
    assert set(table["Design"]) == {""}
