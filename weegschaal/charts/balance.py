"""The scales: how far they tip, and how far what nobody knows could tip them."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.drawing import Trace, drawing, scatter
from weegschaal.i18n import Translator
from weegschaal.theme import Palette, layout

_ARM, _STEEPEST, _DROP, _PAN = 3.0, math.radians(16), 1.35, 0.85
Point = tuple[float, float]


def balance(outcomes: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    """Draw a pair of scales with success in the left pan and failure in the right.

    Read it for the side to which most weighings go. The beam tips by the difference of the two shares; where something is unknown there
    are two beams, the unknown at worst and at best, with what lies between filled. It is a picture of shares, not a gauge of a mark.

    Args:
        outcomes: One row per outcome (success, balance, failure) with its share at_worst and at_best, from 0 to 1, and as it is shown.
        t: Translator.
        colours: Palette.
    """
    shares = outcomes.set_index("outcome")
    traces: list[Trace] = [
        _line([(0, 0), (0, -3.1)], colours.heading, 5),
        _line([(-0.9, -3.1), (0.9, -3.1)], colours.heading, 5),
    ]
    if len(shares):
        tips = [_tip(shares, run) for run in ("at_worst", "at_best")]
        middle = (tips[0] + tips[1]) / 2
        for side in (-1, 1):
            traces.append(_fan(side, tips[0], tips[1], colours))
        for tip in dict.fromkeys(round(tip, 9) for tip in tips):
            traces.append(_line([_end(-1, tip), _end(1, tip)], colours.heading, 5))
        for side, name, hue in ((-1, "success", colours.success), (1, "failure", colours.failure)):
            traces += _pan(_end(side, middle), hue, colours)
            traces.append(_figures(_end(side, middle), shares.loc[name], t, colours))
    traces.append(_line([(0, 0)], colours.heading, 5))
    fixed = {"visible": False, "fixedrange": True}
    return drawing(
        traces,
        layout(colours, 290, margin={"l": 0, "r": 0, "t": 0, "b": 0}, hovermode=False),
        xaxis={"range": [-4.2, 4.2], "constrain": "domain", **fixed},
        yaxis={"range": [-3.5, 1.2], "scaleanchor": "x", "constrain": "domain", **fixed},
    )


def _tip(shares: pd.DataFrame, run: str) -> float:
    """Return the angle of the beam, positive when success weighs heavier."""
    return _STEEPEST * (float(shares.loc["success", run]) - float(shares.loc["failure", run]))


def _end(side: int, tip: float) -> Point:
    return side * _ARM * math.cos(tip), side * _ARM * math.sin(tip)


def _line(points: list[Point], colour: str, width: float) -> Trace:
    return scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines" if len(points) > 1 else "markers",
        line={"color": colour, "width": width},
        marker={"color": colour, "size": 16},
        hoverinfo="skip",
    )


def _fan(side: int, one: float, other: float, colours: Palette) -> Trace:
    steps = [one + (other - one) * n / 8 for n in range(9)]
    points = [(0.0, 0.0), *(_end(side, tip) for tip in steps), (0.0, 0.0)]
    return {**_line(points, colours.cross, 0), "fill": "toself", "fillcolor": colours.grid}


def _pan(hook: Point, hue: str, colours: Palette) -> list[Trace]:
    x, y = hook[0], hook[1] - _DROP
    curve = [(x + _PAN * math.cos(a), y + 0.45 * math.sin(a)) for a in (math.pi + math.pi * n / 16 for n in range(17))]
    dish = {**_line([*curve, curve[0]], colours.text, 1.5), "fill": "toself", "fillcolor": hue}
    return [_line([(x - _PAN, y), hook, (x + _PAN, y)], hue, 2), dish]


def _figures(hook: Point, share: pd.Series, t: Translator, colours: Palette) -> Trace:
    name = {"success": t("success"), "failure": t("failure")}[str(share.name)]
    return scatter(
        x=[hook[0], hook[0]],
        y=[hook[1] - _DROP + 0.28, hook[1] - _DROP - 0.75],
        mode="text",
        text=[f"<b>{share['shown']}</b>", name],
        textfont={"size": [20, 15], "color": colours.text},
        hoverinfo="skip",
    )
