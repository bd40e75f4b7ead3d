"""The gauge of the collection's own bias in words: groups of cases per kind of source or way in."""

from __future__ import annotations

import pytest

from tests.charts.rows import groups as rows
from weegschaal.charts import groups

THREE = {"audit": (1, 0, 3, 0), "research": (2, 1, 0, 1), "media": (0, 0, 0, 0)}
FEW = "Too few cases in view to see whether who writes colours the verdict"
ALIKE = "Most kinds of source speak about successes and failures alike"


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


def test_the_same_table_serves_the_ways_into_the_collection(t) -> None:
    counted = rows("selection_name", study=(2, 0, 0, 0), inquiry=(0, 0, 2, 0))
    assert list(groups.table(counted, "selection_name", t)["How the case came in"]) == ["study", "inquiry"]
