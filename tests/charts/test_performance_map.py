"""The map: a point per case that is known on both axes, its cross as wide as its medians, and the others named beside it."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.rows import checked, places
from weegschaal.charts import performance_map as maps
from weegschaal.i18n import of
from weegschaal.theme import LEVELS, LIGHT

FOUR = {"Best": ((4, 4), (4, 4)), "Loved": ((0, 1), (3, 4)), "Worst": ((0, 0), (0, 0)), "Lonely": ((3, 3), (1, 1))}
INTERVAL = st.none() | st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: (min(pair), max(pair)))


def drawn(**where) -> go.Figure:
    return checked(maps.performance_map(places(**where), of("en"), LIGHT))


def points(figure: go.Figure) -> dict[str, tuple[float, float]]:
    """Return where each case stands."""
    found = figure.data[1]
    return dict(zip(found.customdata, zip(found.x, found.y, strict=True), strict=True))


def test_performance_runs_to_the_right_and_reputation_upwards() -> None:
    assert points(drawn(**FOUR)) == {"best": (4, 4), "loved": (0.5, 3.5), "worst": (0, 0), "lonely": (3, 1)}
    axes = drawn(**FOUR).layout
    for axis in (axes.xaxis, axes.yaxis):
        assert list(axis.ticktext) == list(LEVELS)
        assert list(axis.tickvals) == [0, 1, 2, 3, 4]
    assert "work" in axes.xaxis.title.text
    assert "seen" in axes.yaxis.title.text


def test_each_quadrant_says_in_its_corner_what_it_means() -> None:
    corners = {(note.x > 2, note.y > 2): note.text for note in drawn(**FOUR).layout.annotations}
    assert corners == {
        (True, True): "works and valued",
        (True, False): "works, yet disputed",
        (False, True): "does not work, yet valued",
        (False, False): "does not work and disputed",
    }


def test_the_grey_band_lies_around_the_middle_of_both_axes_and_under_the_points() -> None:
    standing, lying = drawn(**FOUR).layout.shapes
    assert standing.x0 < 2 < standing.x1 < 3
    assert lying.y0 < 2 < lying.y1 < 3
    assert {band.fillcolor for band in (standing, lying)} == {LIGHT.band}
    assert {band.layer for band in (standing, lying)} == {"below"}


def test_the_cross_runs_from_the_lower_to_the_upper_median_on_both_axes() -> None:
    cross = drawn(Loved=((0, 1), (3, 4))).data[0]
    assert list(zip(cross.x, cross.y, strict=True)) == [
        (0, 3.5), (1, 3.5), (None, None), (0.5, 3), (0.5, 4), (None, None),
    ]  # fmt: skip


@given(st.lists(st.tuples(INTERVAL, INTERVAL), max_size=12))
def test_every_case_is_a_point_of_its_own_or_named_beside_the_map(found) -> None:
    where = {f"C{n}": ends for n, ends in enumerate(found)}
    rows, here = places(**where), points(drawn(**where))
    assert len(set(here.values())) == len(here), "no point hides another"
    beside = maps.beside(rows, of("en"))
    for name, (x, y) in where.items():
        if x and y:
            assert abs(here[name.casefold()][0] - sum(x) / 2) < 0.3
            assert abs(here[name.casefold()][1] - sum(y) / 2) < 0.3
        else:
            assert name.casefold() not in here
            assert name in beside
    assert bool(beside) is any(not (x and y) for x, y in found)


def test_points_bear_short_names_until_there_are_too_many() -> None:
    few = drawn(
        **{"A very long name of a case that goes on": ((3, 3), (3, 3)), "Short (with a year)": ((0, 0), (0, 0))}
    )
    assert list(few.data[1].text) == ["A very long name of a c…", "Short"]
    many = drawn(**{f"C{n}": ((3, 3), (3, 3)) for n in range(maps.NAMED + 1)})
    assert many.data[1].text is None
    assert len(many.data[1].hovertext) == maps.NAMED + 1


def test_a_point_is_marked_in_the_colour_of_headings_with_an_outline() -> None:
    mark = drawn(**FOUR).data[1].marker
    assert (mark.color, mark.line.color) == (LIGHT.heading, LIGHT.text)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, "No case can be placed on both axes"),
        ({"A": (None, (3, 3))}, "No case can be placed on both axes"),
        ({"A": ((3, 3), (3, 3))}, "In 1 of 1 placed cases work and reputation point the same way"),
        ({"A": ((3, 3), (3, 3)), "B": ((0, 0), (4, 4)), "C": ((1, 1), (0, 0))}, "In 2 of 3 placed cases work and reputation point the same way"),
        ({"A": ((3, 3), (0, 0)), "B": ((0, 0), (4, 4)), "C": ((3, 3), (3, 3))}, "Working well and being well regarded often do not go together here"),
        ({"A": ((2, 2), (3, 3)), "B": ((0, 4), (4, 4)), "C": ((3, 3), (3, 3))}, "2 of the 3 placed cases lie in no quadrant"),
    ],
)  # fmt: skip
def test_the_title_says_whether_performance_and_reputation_go_together(t, where, expected) -> None:
    assert maps.finding(places(**where), t) == expected


def test_words_and_table_hold_every_case_also_those_beside_the_map(t) -> None:
    rows = places(**FOUR, Middle=((2, 3), (4, 4)), Nowhere=(None, (1, 1)))
    assert maps.in_words(rows, t) == (
        "Works and valued: Best. Works, yet disputed: Lonely. Does not work, yet valued: Loved. "
        "Does not work and disputed: Worst. In the grey band, in no quadrant: Middle. "
        "Beside the map, nothing known on one of the axes: Nowhere."
    )
    table = maps.table(rows, t).set_index("Case")
    assert list(table.loc["Middle"]) == ["mixed to mostly favourable (± to +)", "favourable (++)"]
    assert list(table.loc["Nowhere"]) == ["not assessed", "mostly unfavourable (-)"]
    assert len(table) == 6
