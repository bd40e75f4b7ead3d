"""Diverging bars: documents for success to the left, for failure to the right, with the number at the end."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from tests.charts.rows import checked
from tests.charts.rows import sides as rows
from weegschaal.charts import sides
from weegschaal.i18n import of
from weegschaal.theme import LIGHT

THREE = {"PG1": (2, 0, 1, 0), "PG2": (3, 4, 0, 1), "EN3": (0, 0, 0, 0)}


def drawn(**counts) -> go.Figure:
    return checked(sides.sides(rows(**counts), of("en"), LIGHT))


def test_bars_run_to_either_side_in_the_hues_of_the_stories() -> None:
    success, failure = drawn(**THREE).data
    assert (success.name, success.marker.color, list(success.x)) == ("speaks for success", LIGHT.success, [-2, -3, 0])
    assert (failure.name, failure.marker.color, list(failure.x)) == ("speaks for failure", LIGHT.failure, [0, 4, 0])
    assert list(success.y) == list(failure.y) == ["PG1", "PG2", "EN3"]


def test_both_sides_leave_the_same_room_for_the_names_and_share_one_scale() -> None:
    figure = drawn(**THREE)
    success, failure = figure.data
    assert [-base for base in success.base] == list(failure.base)
    assert figure.layout.xaxis.range[0] == -figure.layout.xaxis.range[1]
    assert failure.base[0] + 4 < figure.layout.xaxis.range[1]


def test_the_number_stands_at_the_end_and_a_zero_is_left_blank() -> None:
    success, failure = drawn(**THREE).data
    assert (list(success.text), list(failure.text)) == (["2", "3", ""], ["", "4", ""])
    assert success.textposition == "outside"


def test_criteria_stand_from_top_to_bottom_with_their_mixed_and_unknown_documents_in_the_middle() -> None:
    figure = drawn(**THREE)
    assert list(figure.layout.yaxis.categoryarray) == ["EN3", "PG2", "PG1"]
    notes = {note.y: note.text for note in figure.layout.annotations}
    assert notes == {"PG1": "<b>PG1</b> ±1", "PG2": "<b>PG2</b> ⊠", "EN3": "<b>EN3</b> "}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, "On no criterion do documents stand against each other"),
        ({"PG1": (3, 0, 0, 0), "PG2": (0, 9, 0, 0)}, "On no criterion do documents stand against each other"),
        ({"PG1": (3, 1, 0, 0)}, "The documents contradict each other most on “name of pg1”"),
        (
            {"PG1": (9, 1, 0, 0), "PG2": (2, 2, 0, 0), "PG3": (2, 5, 0, 0)},
            "The documents contradict each other most on “name of pg2” and “name of pg3”",
        ),
        (
            {"PG1": (9, 1, 0, 0), "PG2": (2, 2, 0, 0), "PG3": (2, 5, 0, 0), "EN1": (3, 2, 0, 0)},
            "On 4 criteria the documents stand against each other",
        ),
    ],
)
def test_the_title_says_where_most_documents_stand_on_both_sides(t, counts, expected) -> None:
    assert sides.finding(rows(**counts), t) == expected


def test_words_and_table_hold_the_numbers_of_the_bars(t) -> None:
    counted = rows(**THREE, PO1=(0, 0, 0, 2))
    assert sides.in_words(counted, t) == (
        "PG1 Name of PG1: 2 for success, 0 for failure, 1 mixed. PG2 Name of PG2: 3 for success, 4 for failure, 0 mixed. "
        "EN3 Name of EN3: not assessed. PO1 Name of PO1: not determinable according to 2 sources."
    )
    table = sides.table(counted, t)
    assert list(table["Documents for success"]) == [2, 3, 0, 0]
    assert list(table["Documents for failure"]) == [0, 4, 0, 0]
    assert list(table["Documents that find both"]) == [1, 0, 0, 0]
    assert list(table["Not determinable"]) == [0, 1, 0, 2]
