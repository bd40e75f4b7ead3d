"""The gauge of the collection's own bias: groups of cases, stacked per kind of source or way in."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.charts.rows import checked
from tests.charts.rows import groups as rows
from weegschaal.charts import groups
from weegschaal.i18n import of
from weegschaal.theme import DARK, LIGHT, contrast

THREE = {"audit": (1, 0, 3, 0), "research": (2, 1, 0, 1), "media": (0, 0, 0, 0)}
FEW = "Too few cases in view to see whether who writes colours the verdict"
ALIKE = "Most kinds of source speak about successes and failures alike"


def drawn(counted: pd.DataFrame, colours=LIGHT) -> go.Figure:
    return checked(groups.groups_by(counted, counted.columns[0], of("en"), colours))


def test_groups_are_stacked_from_success_to_none_and_contested_is_never_split() -> None:
    figure = drawn(rows(**THREE))
    assert [bar.name for bar in figure.data] == ["the success", "the contested", "the failure", "the none"]
    assert [list(bar.x) for bar in figure.data] == [[1, 2], [0, 1], [3, 0], [0, 1]]
    assert figure.layout.barmode == "stack"
    assert figure.layout.showlegend


def test_kinds_stand_in_the_order_of_the_vocabulary_and_one_without_cases_has_no_bar() -> None:
    figure = drawn(rows(**THREE))
    assert list(figure.layout.yaxis.categoryarray) == ["research", "audit"], "from the bottom up"
    assert {name for bar in figure.data for name in bar.y} == {"audit", "research"}


def test_a_group_without_cases_stands_in_no_legend() -> None:
    assert [bar.name for bar in drawn(rows(audit=(1, 0, 2, 0))).data] == ["the success", "the failure"]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_groups_have_the_hues_of_the_stories_and_numbers_that_can_be_read_on_them(colours) -> None:
    bars = {bar.name.removeprefix("the "): bar for bar in drawn(rows(all=(1, 1, 1, 1)), colours).data}
    for group, bar in bars.items():
        assert bar.marker.color == colours.group(group)
        assert contrast(bar.textfont.color, bar.marker.color) >= 4.5
        assert list(bar.text) == ["1"]


def test_the_number_of_nothing_is_not_written() -> None:
    assert [list(bar.text) for bar in drawn(rows(**THREE)).data] == [["1", "2"], ["", "1"], ["3", ""], ["", "1"]]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, FEW),
        ({"audit": (0, 0, 0, 0)}, FEW),
        ({"audit": (1, 0, 0, 0), "court": (0, 0, 1, 0)}, FEW),  # of one case every source speaks about one group
        ({"audit": (3, 0, 0, 0), "court": (2, 0, 0, 0)}, FEW),  # no other group is in view
        ({"audit": (1, 2, 1, 0), "court": (1, 0, 1, 0)}, ALIKE),
        ({"audit": (0, 0, 3, 0), "court": (1, 0, 1, 0)}, "Who writes colours the verdict: audit speaks about one group only"),
        (
            {"audit": (0, 0, 3, 0), "praise": (2, 0, 0, 0), "court": (0, 2, 0, 0)},
            "Who writes colours the verdict: praise and audit speak about one group only",
        ),
    ],
)  # fmt: skip
def test_the_title_says_which_kinds_of_source_stand_on_one_side(t, counts, expected) -> None:
    assert groups.finding(rows(**counts), t) == expected


def test_words_and_table_hold_the_numbers_of_the_bars(t) -> None:
    counted = rows(**THREE)
    assert groups.in_words(counted, "source_type_name", t) == (
        "audit: the success 1, the failure 3; research: the success 2, the contested 1, the none 1."
    )
    table = groups.table(counted, "source_type_name", t).set_index("Kind of source")
    assert list(table.columns) == ["the success", "the contested", "the failure", "the none"]
    assert {kind: tuple(table.loc[kind]) for kind in table.index} == THREE


def test_the_same_figure_serves_the_ways_into_the_collection(t) -> None:
    counted = rows("selection_name", study=(2, 0, 0, 0), inquiry=(0, 0, 2, 0))
    assert list(drawn(counted).layout.yaxis.categoryarray) == ["inquiry", "study"]
    assert list(groups.table(counted, "selection_name", t)["How the case came in"]) == ["study", "inquiry"]
