"""Turns of the verdict: from an earlier to a later judgement, each at its date and level, case under case."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from tests.charts.rows import checked
from tests.charts.rows import turns as rows
from weegschaal.charts import turns
from weegschaal.charts.comparison import SHAPES
from weegschaal.i18n import of
from weegschaal.theme import LIGHT

EN = of("en")
NAMES = {"b": "Beta", "a": "Alfa", "c": "Gamma"}
ONE = ("a", "PG1", 0, "2015-01-01", "PG1", 3, "2018")
OTHER = ("b", "PG2", 4, "2016-05-01", "EN2", 1, "2020-02-01")


def drawn(*turned) -> go.Figure:
    return checked(turns.turns(rows(*turned), NAMES, EN, LIGHT))


def level(figure: go.Figure, y: float) -> str:
    """Return the sign that stands at a height."""
    places = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    return places[y].replace("<b>", "").replace("</b>", "")


def test_a_line_runs_from_the_earlier_level_to_the_later_at_their_dates() -> None:
    figure = drawn(ONE)
    (line,) = figure.data
    assert list(line.x) == ["2015-01-01", "2018-12-31"], "a year is known by its last day"
    assert [level(figure, y) for y in line.y] == ["--", "+"]


def test_cases_stand_under_each_other_in_the_order_of_the_link_and_keep_their_shape_and_colour() -> None:
    figure = drawn(ONE, OTHER)
    alfa, beta = figure.data
    assert min(beta.y) > max(alfa.y)
    assert [(line.marker.symbol, line.line.color) for line in (beta, alfa)] == [
        (SHAPES[0], LIGHT.cases[0]),
        (SHAPES[1], LIGHT.cases[1]),
    ]
    heads = sorted(figure.layout.annotations, key=lambda note: -note.y)
    assert [head.text for head in heads] == ["<b>Beta</b>", "<b>Alfa</b>"]


def test_a_line_bears_its_criterion_or_both_where_it_moved_from_one_to_another() -> None:
    alfa, beta = drawn(ONE, OTHER).data
    assert (alfa.text[1].strip(), beta.text[1].strip()) == ("PG1", "PG2 → EN2")


def test_lines_that_end_in_one_point_are_labelled_where_they_start() -> None:
    first, other = drawn(
        ("a", "PG1", 4, "2015-01-01", "PG1", 0, "2020-01-01"), ("a", "EN1", 3, "2017-01-01", "EN1", 0, "2020-01-01")
    ).data
    assert [[text.strip() for text in line.text] for line in (first, other)] == [["PG1", ""], ["EN1", ""]]


def test_a_verdict_that_turned_twice_is_labelled_once_at_its_end() -> None:
    first, then = drawn(
        ("a", "PR1", 2, "2015-01-01", "PR1", 3, "2017-01-01"), ("a", "PR1", 3, "2017-01-01", "PR1", 1, "2020-01-01")
    ).data
    assert [text.strip() for text in (*first.text, *then.text)] == ["", "", "", "PR1"]


def test_no_line_runs_back_in_time_when_a_year_counts_as_its_last_day() -> None:
    (line,) = drawn(("a", "PG1", 0, "2016", "PG1", 3, "2016-06-01")).data
    assert line.x[0] <= line.x[1]


@pytest.mark.parametrize(("first", "last"), [("2019-01-01", "2019-03-01"), ("2001-01-01", "2024-01-01")])
def test_there_are_at_most_eight_years_on_the_axis(first: str, last: str) -> None:
    ticks = drawn(("a", "PG1", 0, first, "PG1", 3, last)).layout.xaxis.tickvals
    assert 1 <= len(ticks) <= 8


@pytest.mark.parametrize(
    ("turned", "title"),
    [
        ([ONE], "Only on Alfa did the verdict turn"),
        ([ONE, OTHER], "The verdict turned on Beta and Alfa"),
        ([ONE, OTHER, ("c", *ONE[1:])], "On each of these cases the verdict turned at least once"),
    ],
)
def test_the_title_names_the_cases_whose_verdict_turned(turned, title) -> None:
    assert turns.finding(rows(*turned), NAMES, EN) == title


def test_without_a_turn_a_sentence_says_so() -> None:
    nothing = rows(ONE).iloc[:0]
    assert turns.finding(nothing, NAMES, EN) == "Among the judgements shown no verdict turned"
    assert turns.in_words(nothing, {"a": "Alfa"}, EN) == "Alfa: no turn among the judgements shown."


def test_the_words_tell_each_turn_with_both_sources_and_dates_and_the_case_without_one() -> None:
    words = turns.in_words(rows(ONE), NAMES, EN)
    assert "Alfa, PG1: -- (Bureau, 1 January 2015), then + (Bureau, 2018). Why." in words
    assert "Gamma: no turn among the judgements shown." in words


def test_the_table_has_a_row_per_turn_in_the_order_of_the_link() -> None:
    table = turns.table(rows(ONE, OTHER), NAMES, EN)
    assert list(table["Case"]) == ["Beta", "Alfa"]
    assert list(table["To criterion"]) == ["EN2 Name of EN2", "PG1 Name of PG1"]
    assert list(table["From level"]) == ["favourable (++)", "unfavourable (--)"]
