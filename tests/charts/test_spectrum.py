"""The spectrum: a dot per case over five positions, ours in the programme realm and no other."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.charts.rows import NAMES, checked, positions
from weegschaal.charts import spectrum
from weegschaal.i18n import of
from weegschaal.theme import LIGHT, POSITIONS

HELD = [("Zebra", "success"), ("Aap", "success"), ("Noot", "failure")]


def drawn(rows: pd.DataFrame) -> go.Figure:
    return checked(spectrum.spectrum(rows, NAMES, of("en"), LIGHT))


def test_positions_run_from_failure_to_success_with_the_number_of_cases() -> None:
    figure = drawn(positions(*HELD))
    assert [dots.name for dots in figure.data] == [NAMES[p] for p in POSITIONS]
    assert list(figure.layout.xaxis.ticktext) == [
        "Failure<br><b>1</b>", "Precarious<br><b>0</b>", "Conflicted<br><b>0</b>", "Resilient<br><b>0</b>", "Success<br><b>2</b>",
    ]  # fmt: skip


def test_dots_of_one_position_are_stacked_by_name_and_lead_to_their_case() -> None:
    dots = drawn(positions(*HELD)).data[POSITIONS.index("success")]
    assert list(zip(dots.customdata, dots.x, dots.y, strict=True)) == [("aap", 4, 1), ("zebra", 4, 2)]


@pytest.mark.parametrize("position", POSITIONS)
def test_a_dot_has_the_hue_of_its_position_and_an_outline(position: str) -> None:
    dots = drawn(positions(("A", position))).data[POSITIONS.index(position)]
    assert (dots.marker.color, dots.marker.line.color) == (LIGHT.level(position), LIGHT.text)
    assert len(dots.x) == 1


def test_other_realms_and_published_positions_are_no_dots_but_stand_in_the_table(t) -> None:
    others = [positions(("A", "failure", "politics")), positions(("A", "failure"), source="audit2020")]
    rows = pd.concat([positions(("A", "success")), *others])
    assert sum(len(dots.x) for dots in drawn(rows).data) == 1
    table = spectrum.table(rows, t)
    assert list(table["Position"]) == ["Success", "Failure", "Failure"]
    assert list(table["Judged by"]) == ["our synthesis of what sources say"] * 2 + ["audit2020"]


def test_dots_bear_names_on_two_short_lines_until_there_are_too_many() -> None:
    dots = drawn(positions(("Een naam die echt te lang is voor een stip (2020)", "success"))).data[4]
    (name,) = dots.text
    assert name.count("<br>") == 1
    assert all(len(line) <= 16 for line in name.split("<br>"))
    many = drawn(positions(*((f"C{n}", "success") for n in range(spectrum.NAMED + 1))))
    assert many.data[4].text is None


def test_a_tall_stack_gets_room() -> None:
    low, high = (drawn(positions(*((f"C{n}", "failure") for n in range(count)))) for count in (1, 20))
    assert high.layout.height > low.layout.height
    assert high.layout.yaxis.range[1] > 20


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], "No case has a position yet"),
        ([("A", "failure", "process")], "No case has a position yet"),
        (HELD[:1], "1 case, spread over 1 of the five positions"),
        (HELD, "3 cases, spread over 2 of the five positions"),
    ],
)
def test_the_title_says_how_the_cases_spread(t, held, expected) -> None:
    assert spectrum.finding(positions(*held), t) == expected


def test_the_words_name_the_cases_on_each_position(t) -> None:
    assert spectrum.in_words(positions(*HELD), NAMES, t) == (
        "Failure: Noot. Precarious: no case. Conflicted: no case. Resilient: no case. Success: Aap and Zebra."
    )
