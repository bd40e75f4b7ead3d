"""Radars beside each other: the same axes, one title, words and table for all."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.charts.rows import checked, dimensions
from weegschaal.charts import profiles, radar
from weegschaal.i18n import of
from weegschaal.theme import LIGHT

EN = of("en")
NAMES = {"b": "Beta", "a": "Alfa"}
FLAT = {"Results": (1, 1), "Making": (1, 1), "Support": (1, 1), "Endurance": (1, 1)}


def both(a: dict, b: dict) -> pd.DataFrame:
    return pd.concat([dimensions(**a).assign(case_id="a"), dimensions(**b).assign(case_id="b")], ignore_index=True)


def test_a_small_radar_has_the_axes_range_and_polygons_of_the_large_one() -> None:
    rows = dimensions(**{**FLAT, "Making": (1, 3), "Endurance": None})
    small, large = (checked(draw(rows, EN, LIGHT)) for draw in (radar.small_radar, radar.dimensions_radar))
    assert list(small.layout.polar.angularaxis.categoryarray) == list(large.layout.polar.angularaxis.categoryarray)
    assert small.layout.polar.radialaxis.range == large.layout.polar.radialaxis.range
    assert [trace.r for trace in small.data] == [trace.r for trace in large.data]
    assert len([trace for trace in small.data if "markers" in trace.mode]) == 2
    assert small.layout.height < large.layout.height


@pytest.mark.parametrize(
    ("a", "b", "title"),
    [
        (FLAT, {**FLAT, "Support": (3, 4)}, "The profiles lie furthest apart on “support”"),
        (FLAT, {**FLAT, "Support": (1, 4)}, "On no dimension do the profiles lie apart"),
        (FLAT, dict.fromkeys(FLAT), "Only of Alfa can a profile be drawn"),
        (dict.fromkeys(FLAT), dict.fromkeys(FLAT), "Of none of these cases can a profile be drawn"),
    ],
)
def test_the_title_says_where_the_profiles_lie_apart_or_that_there_are_none(a, b, title) -> None:
    assert profiles.finding(both(a, b), NAMES, EN) == title


def test_a_dimension_of_a_case_without_a_radar_does_not_count_in_the_title() -> None:
    found = both(FLAT, {"Results": (4, 4), "Making": (4, 4), "Support": None, "Endurance": None})
    assert profiles.finding(found, NAMES, EN) == "Only of Alfa can a profile be drawn"


def test_words_and_table_go_case_by_case_in_the_order_shown() -> None:
    rows = both(FLAT, {**FLAT, "Support": None})
    assert list(profiles.table(rows, NAMES, EN)["Case"]) == ["Beta"] * 4 + ["Alfa"] * 4
    words = profiles.in_words(rows, NAMES, (), EN)
    assert words.startswith("Beta: Results: - (")
    assert " Alfa: Results: - (" in words


def test_a_short_case_and_one_with_too_few_dimensions_have_a_sentence_instead() -> None:
    rows = both(FLAT, {"Results": (1, 1), "Making": None, "Support": None, "Endurance": None})
    words = profiles.in_words(rows, NAMES, ("a",), EN)
    assert "Beta: Fewer than three dimensions have enough levels" in words
    assert words.endswith("Alfa: This is a short case: too few sources were found for a profile.")
