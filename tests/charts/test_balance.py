"""The scales: they tip by the shares, show what is open as two beams, and never write a figure of their own."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.charts.rows import checked
from weegschaal.charts.balance import balance
from weegschaal.i18n import of
from weegschaal.theme import DARK, LIGHT


def rows(worst: tuple[float, float, float], best: tuple[float, float, float] | None = None) -> pd.DataFrame:
    """Shares of success, balance and failure in the two runs."""
    best = best or worst
    names = ("success", "balance", "failure")
    told = [
        {"outcome": n, "name": n, "at_worst": w, "at_best": b, "shown": f"{n}!"}
        for n, w, b in zip(names, worst, best, strict=True)
    ]
    return pd.DataFrame(told, columns=["outcome", "name", "at_worst", "at_best", "shown"])


def drawn(outcomes: pd.DataFrame, colours=LIGHT) -> go.Figure:
    return checked(balance(outcomes, of("en"), colours))


def beams(figure: go.Figure) -> list[tuple[float, float]]:
    """Return the height of both ends of each beam: left is success."""
    across = [
        trace
        for trace in figure.data
        if trace.mode == "lines" and len(trace.x) == 2 and trace.x[0] < -2 < 2 < trace.x[1]
    ]
    return [tuple(trace.y) for trace in across]


@pytest.mark.parametrize(("shares", "heavier"), [((0.7, 0.2, 0.1), "success"), ((0.1, 0.2, 0.7), "failure")])
def test_the_heavier_side_hangs_lower(shares, heavier) -> None:
    ((left, right),) = beams(drawn(rows(shares)))
    assert (left < right) is (heavier == "success")


def test_even_shares_hang_level() -> None:
    ((left, right),) = beams(drawn(rows((0.3, 0.4, 0.3))))
    assert left == right == 0


def test_what_is_unknown_gives_two_beams_with_what_lies_between_filled() -> None:
    figure = drawn(rows((0.2, 0.3, 0.5), (0.6, 0.3, 0.1)))
    low, high = beams(figure)
    assert low[0] > 0 > high[0]
    assert sum(trace.fill == "toself" and trace.fillcolor == LIGHT.grid for trace in figure.data) == 2


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_success_hangs_left_in_its_hue_and_failure_right(colours) -> None:
    figure = drawn(rows((0.5, 0.2, 0.3)), colours)
    pans = {
        trace.fillcolor: min(trace.x)
        for trace in figure.data
        if trace.fill == "toself" and trace.fillcolor != colours.grid
    }
    assert set(pans) == {colours.success, colours.failure}
    assert pans[colours.success] < 0 < pans[colours.failure]


def test_the_pans_bear_the_shares_as_they_are_shown_and_nothing_else_is_written() -> None:
    texts = [text for trace in drawn(rows((0.5, 0.2, 0.3))).data for text in trace.text or ()]
    assert texts == ["<b>success!</b>", "success", "<b>failure!</b>", "failure"]


def test_of_nothing_only_the_pillar_stands() -> None:
    figure = drawn(rows((0, 0, 0)).iloc[:0])
    assert beams(figure) == []
    assert not [text for trace in figure.data for text in trace.text or ()]
