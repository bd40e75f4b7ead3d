"""The dot plot of several cases: order, places, shapes and colours, every judgement, and words where there is no level."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.charts.rows import checked, compared, said
from weegschaal.charts import comparison
from weegschaal.i18n import of
from weegschaal.theme import DARK, LIGHT, Palette

EN = of("en")
DIMENSIONS = pd.DataFrame({"dimension_id": ["PG", "PR", "PO", "EN"], "dimension": ["Results", "Making", "Support", "Endurance"]})  # fmt: skip
ALFA, BETA = {"PG1": [0, 1, 1], "PR2": [1, 3]}, {"PG1": [3], "EN3": [4]}


def drawn(colours: Palette = LIGHT, **cases: dict[str, list[int]]) -> go.Figure:
    names = {case: case.title() for case in cases}
    judged = pd.concat([said(case, levels) for case, levels in cases.items()], ignore_index=True)
    return checked(comparison.comparison(compared(**cases), judged, DIMENSIONS, names, EN, colours))


def traces(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def points(trace: Any) -> list[tuple[float, float]]:
    return [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None]


def test_criteria_stand_under_their_dimension_in_the_order_of_the_framework() -> None:
    notes = sorted(drawn(a=ALFA, b=BETA).layout.annotations, key=lambda note: -note.y)
    order = [note.text.replace("<b>", "").replace("</b>", "").split("  ")[0] for note in notes]
    assert order == "Results PG1 PG2 PG3 Making PR1 PR2 Support PO1 PO2 PO3 Endurance EN1 EN2 EN3".split()


def test_the_cases_of_a_criterion_stand_in_the_order_of_the_link_whatever_the_order_of_the_rows() -> None:
    figure = drawn(b=BETA, a=ALFA)
    labels = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    assert [labels[y] for y in sorted(labels, reverse=True)] == ["B", "A"] * 11


def test_the_marks_are_the_lower_and_the_upper_median_and_the_bar_is_the_range() -> None:
    figure = drawn(a=ALFA, b=BETA)
    alfa, beta = traces(figure, "A")[0], traces(figure, "B")[0]
    assert [x for x, _ in points(alfa)] == [1, 1, 1, 3]
    assert [x for x, _ in points(beta)] == [3, 3, 4, 4]
    assert [x for x, _ in points(traces(figure, "range")[0])] == [0, 1, 1, 3]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_cases_differ_in_shape_and_colour_and_no_shape_is_the_one_that_claims_an_effect(colours: Palette) -> None:
    four = {case: {"PG1": [1]} for case in "abcd"}
    marks = [traces(drawn(colours, **four), case.title())[0].marker for case in four]
    assert [mark.color for mark in marks] == list(colours.cases)
    assert len({mark.symbol for mark in marks}) == 4
    assert "diamond" not in comparison.SHAPES


def test_every_judgement_has_a_stroke_of_its_own_under_the_line_of_its_case() -> None:
    figure = drawn(a={"PG1": [1] * 7 + [4]}, b=BETA)
    stroke = traces(figure, "judgements")[0]
    assert len({*points(stroke)}) == 8
    assert all(round(x) in (1, 4) for x in stroke.x), "none strays to the next level"
    line = points(traces(figure, "A")[0])[0][1]
    assert all(y < line for y in stroke.y)


def test_words_take_the_place_of_a_level_and_n_stands_on_every_line() -> None:
    figure = drawn(a=ALFA, b=BETA)
    words, counts = traces(figure, "nothing")[0].text, traces(figure, "n")[0].text
    assert [bool(word) for word in words] == [count == "–" for count in counts]
    assert {*words} == {"", "not assessed"}
    assert counts[:2] == ("3", "–")


def test_the_crossed_square_heads_a_column_only_where_a_source_finds_it_cannot_be_determined() -> None:
    assert "⊠" not in traces(drawn(a=ALFA, b=BETA), "signs")[0].text
    rows = compared(a=ALFA, b=BETA)
    rows.loc[1, "not_determinable"] = 2
    figure = comparison.comparison(rows, said("a", ALFA), DIMENSIONS, {"a": "A", "b": "B"}, EN, LIGHT)
    assert "⊠" in traces(checked(figure), "signs")[0].text
    assert traces(checked(figure), "not determinable")[0].text[1] == "2"


def test_a_dash_stands_beside_a_level_where_a_source_finds_it_does_not_apply() -> None:
    rows = compared(a=ALFA)
    rows.loc[[0, 1], "not_applicable"] = 1
    figure = checked(comparison.comparison(rows, said("a", ALFA), DIMENSIONS, {"a": "A"}, EN, LIGHT))
    dashes, words = traces(figure, "not applicable")[0], traces(figure, "nothing")[0].text
    assert len(dashes.y) == 1
    assert dashes.y[0] == points(traces(figure, "A")[0])[0][1]
    assert words[1] == "not applicable", "without a level the words say it"


def test_a_long_name_is_cut_on_the_line_and_whole_in_the_hover_text() -> None:
    long = "A name that is much too long"
    figure = checked(comparison.comparison(compared(a=ALFA), said("a", ALFA), DIMENSIONS, {"a": long}, EN, LIGHT))
    assert figure.layout.yaxis.ticktext[0] == "A name that is m…"
    assert long in traces(figure, long)[0].hovertext[0]


def test_the_table_has_a_row_per_criterion_and_case_in_the_order_shown() -> None:
    rows = comparison.table(compared(b=BETA, a=ALFA), {"a": "Alfa", "b": "Beta"}, EN)
    assert list(rows["Case"]) == ["Alfa", "Beta"] * 11
    assert list(rows["Median"])[:3] == ["mostly unfavourable (-)", "mostly favourable (+)", "not assessed"]
    assert list(rows["Judgements (n)"])[:2] == [3, 1]


def test_the_words_go_case_by_case() -> None:
    words = comparison.in_words(compared(b=BETA, a=ALFA), {"a": "Alfa", "b": "Beta"}, EN)
    assert words.startswith("Alfa: PG1 Name of PG1: median -, range -- to -, 3 judgements.")
    assert " Beta: PG1 Name of PG1: median +, range +, 1 judgement." in words


def test_nothing_to_compare_is_drawn_as_nothing() -> None:
    figure = checked(comparison.comparison(compared(a={}).iloc[:0], said("a", {}), DIMENSIONS, {}, EN, DARK))
    assert not [text for trace in figure.data for text in trace.text or ()]
