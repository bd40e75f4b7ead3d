"""The radar: at most two closed polygons, and a gap where too little is known."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.rows import CRITERIA, DIMENSIONS, Interval, checked, dimensions, profile
from weegschaal.charts import radar
from weegschaal.i18n import of
from weegschaal.theme import LEVELS, LIGHT

INTERVALS = st.none() | st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: (min(pair), max(pair)))
ALL_SAME: dict[str, Interval] = dict.fromkeys(DIMENSIONS, (3, 3))


def drawn(rows: pd.DataFrame) -> go.Figure:
    return checked(radar.dimensions_radar(rows, of("en"), LIGHT))


def polygons(figure: go.Figure) -> list[go.Scatterpolar]:
    return [trace for trace in figure.data if "markers" in trace.mode]


def spokes(figure: go.Figure) -> list[str]:
    return [trace.theta[0] for trace in figure.data if trace.mode == "lines"]


def test_dimensions_stand_in_the_order_of_the_framework_and_levels_from_inside_out() -> None:
    figure = drawn(dimensions(**ALL_SAME))
    assert list(figure.layout.polar.angularaxis.categoryarray) == list(DIMENSIONS)
    assert list(figure.layout.polar.radialaxis.ticktext) == list(LEVELS)
    assert list(figure.layout.polar.radialaxis.tickvals) == [1, 2, 3, 4, 5]
    assert tuple(figure.layout.polar.radialaxis.range) == (0, 5), "-- lies outside the middle, so it is not nothing"


def test_where_the_medians_are_the_same_there_is_one_polygon() -> None:
    (only,) = polygons(drawn(dimensions(**ALL_SAME)))
    assert only.name == "median"
    assert list(only.r) == [4, 4, 4, 4, 4]
    assert only.line.color == LIGHT.heading
    assert only.marker.line.color == LIGHT.text


def test_where_they_differ_the_lower_is_drawn_through_and_the_upper_dashed() -> None:
    rows = dimensions(**{**ALL_SAME, "Support": (1, 3)})
    upper, lower = polygons(drawn(rows))
    assert (upper.name, upper.line.dash, list(upper.r)) == ("upper median", "dash", [4, 4, 4, 4, 4])
    assert (lower.name, lower.line.dash, list(lower.r)) == ("lower median", "solid", [4, 4, 2, 4, 4])


@pytest.mark.parametrize("missing", DIMENSIONS)
def test_a_dimension_that_is_not_drawn_is_a_gap_with_a_dotted_spoke_and_never_a_zero(missing) -> None:
    figure = drawn(dimensions(**{**ALL_SAME, missing: None}))
    (only,) = polygons(figure)
    assert next(r for theta, r in zip(only.theta, only.r, strict=True) if theta == missing) is None
    assert 0 not in only.r
    assert only.connectgaps is False
    assert spokes(figure) == [missing]


def test_a_dimension_with_levels_that_may_not_be_drawn_is_a_gap_too() -> None:
    rows = dimensions(**ALL_SAME)
    rows["drawn"] = [True, True, True, False]
    figure = drawn(rows)
    assert polygons(figure)[0].r[3] is None
    assert spokes(figure) == ["Endurance"]


@given(st.tuples(INTERVALS, INTERVALS, INTERVALS, INTERVALS))
def test_whatever_is_known_there_are_one_or_two_closed_polygons_over_all_axes(intervals) -> None:
    rows = dimensions(**dict(zip(DIMENSIONS, intervals, strict=True)))
    figure = drawn(rows)
    found = polygons(figure)
    assert 1 <= len(found) <= 2
    for polygon in found:
        assert list(polygon.theta) == [*DIMENSIONS, DIMENSIONS[0]]
        assert polygon.r[0] == polygon.r[-1]
        assert {r for r in polygon.r if r is not None} <= {1, 2, 3, 4, 5}
        assert [r is None for r in polygon.r[:-1]] == [interval is None for interval in intervals]
    assert spokes(figure) == [name for name, i in zip(DIMENSIONS, intervals, strict=True) if i is None]


def test_a_long_name_of_an_axis_is_broken_over_lines_wherever_the_axis_is_named() -> None:
    figure = drawn(dimensions(**{"Result": (3, 3), "Sharing of the burdens": None, "Support": (3, 3)}))
    assert list(figure.layout.polar.angularaxis.categoryarray) == ["Result", "Sharing of the<br>burdens", "Support"]
    assert spokes(figure) == ["Sharing of the<br>burdens"]
    (only,) = polygons(figure)
    assert list(only.theta) == ["Result", "Sharing of the<br>burdens", "Support", "Result"]


def test_the_eleven_criteria_stand_grouped_in_the_order_of_the_framework(t) -> None:
    figure = checked(radar.criteria_radar(profile({"PG1": [0], "EN3": [1, 3]}), t, LIGHT))
    assert list(figure.layout.polar.angularaxis.categoryarray) == list(CRITERIA)
    upper, lower = polygons(figure)
    assert (lower.r[0], lower.r[10], upper.r[10]) == (1, 2, 4)
    assert len(spokes(figure)) == 9


@pytest.mark.parametrize(("known", "expected"), [(4, True), (3, True), (2, False), (0, False)])
def test_a_radar_needs_three_drawn_dimensions(known: int, expected: bool) -> None:
    intervals = {name: (2, 2) if i < known else None for i, name in enumerate(DIMENSIONS)}
    assert radar.drawable(dimensions(**intervals)) is expected


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ((None, None, None, None), "No dimension has enough judgements to be drawn"),
        (((3, 3), (3, 3), (3, 3), (3, 3)), "The dimensions lie close together"),
        (((1, 3), (2, 2), (1, 3), (2, 3)), "The dimensions lie close together"),
        (((1, 3), (2, 2), (1, 2), (2, 3)), "Sources are most favourable about endurance, least about support"),
        (
            ((2, 2), (0, 1), (0, 4), (1, 1)),
            "Sources are least unfavourable about result and support, most about process",
        ),
        (((4, 4), (1, 1), (2, 3), None), "Sources are most favourable about result, least about process"),
        (((4, 4), (0, 0), (4, 4), (0, 1)), "Sources are most favourable about result and support, least about process"),
    ],
)
def test_the_title_says_which_dimensions_stand_out_if_any_do(t, intervals, expected) -> None:
    assert radar.finding(dimensions(**dict(zip(DIMENSIONS, intervals, strict=True))), t) == expected


def test_words_and_table_say_what_the_radar_shows(t) -> None:
    rows = dimensions(Result=(2, 3), Process=(0, 0), Support=None)
    assert radar.in_words(rows, t) == (
        "Result: ± to + (range -- to ++, 3 judgements). Process: -- (range -- to ++, 3 judgements). "
        "Support: not drawn, 1 of the 2 criteria needed has a level."
    )
    table = radar.table(rows, t)
    assert list(table["Dimension"]) == ["Result", "Process", "Support"]
    assert list(table["Median"]) == ["mixed to mostly favourable (± to +)", "unfavourable (--)", "not drawn"]
    assert list(table["Range"]) == ["unfavourable to favourable (-- to ++)"] * 2 + [""]
    assert list(table["Judgements (n)"]) == [3, 3, 1]


def test_words_and_table_of_the_criteria_say_what_their_radar_shows(t) -> None:
    rows = profile({"PG1": [0], "EN3": [1, 4]}, unknown=["PG2"])
    said = radar.criteria_in_words(rows, t)
    assert said.startswith("PG1 Name of PG1: --. PG2 Name of PG2: no level. PG3 Name of PG3: no level. ")
    assert said.endswith(". EN2 Name of EN2: no level. EN3 Name of EN3: - to ++.")
    table = radar.criteria_table(rows, t)
    assert list(table["Criterion"]) == [f"{c} Name of {c}" for c in CRITERIA]
    ends = "mostly unfavourable to favourable (- to ++)"
    assert list(table["Median"]) == ["unfavourable (--)", *["no level"] * 9, ends]
    assert list(table["Range"]) == ["unfavourable (--)", *[""] * 9, ends]
    assert list(table["Judgements (n)"]) == [1, *[0] * 9, 2]
    assert list(table["Not determinable"]) == [0, 1, *[0] * 9]


@given(st.integers(0, 4), st.integers(0, 4))
def test_a_median_is_written_in_levels_and_never_as_something_in_between(one: int, other: int) -> None:
    low, high = sorted((one, other))
    written = radar.levels(low, high, of("en"))
    assert set(written.split(" to ")) == {LEVELS[low], LEVELS[high]}
