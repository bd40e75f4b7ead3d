"""The spectrum in words: our positions in the programme realm and no other."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.charts.rows import NAMES, positions
from weegschaal.charts import spectrum

HELD = [("Zebra", "success"), ("Aap", "success"), ("Noot", "failure")]


def test_other_realms_and_published_positions_are_not_counted_but_stand_in_the_table(t) -> None:
    others = [positions(("A", "failure", "politics")), positions(("A", "failure"), source="audit2020")]
    rows = pd.concat([positions(("A", "success")), *others])
    assert list(spectrum.programme(rows)["level"]) == ["success"]
    table = spectrum.table(rows, t)
    assert list(table["Position"]) == ["Success", "Failure", "Failure"]
    assert list(table["Judged by"]) == ["our synthesis of what sources say"] * 2 + ["audit2020"]


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
