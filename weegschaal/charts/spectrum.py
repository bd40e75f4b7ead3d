"""The spread of cases over McConnell's spectrum."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.drawing import Trace, drawing
from weegschaal.charts.labels import lines, plain
from weegschaal.i18n import Translator
from weegschaal.theme import POSITIONS, Palette, layout, marker

NAMED = 60  # up to so many cases the dots bear names


def spectrum(positions: pd.DataFrame, names: dict[str, str], t: Translator, colours: Palette) -> go.Figure:  # noqa: ARG001 (every chart takes both)
    """Stack one dot per case over the five positions of the programme realm.

    Read it for the make-up of the collection, not as a ranking: cases were chosen, and a position is our synthesis of what sources say.
    `customdata` of a dot is its case_id.

    Args:
        positions: Rows of queries/casebase/positions.sql (case_id, known_as, realm, level, source_id).
        names: Name of each position.
        t: Translator.
        colours: Palette.
    """
    rows = _programme(positions)
    tallest = int(rows.groupby("level").size().max()) if len(rows) else 1
    traces = []
    for x, level in enumerate(POSITIONS):
        here = rows[rows["level"] == level].sort_values("known_as")
        trace: Trace = {
            "type": "scatter",
            "x": [x] * len(here),
            "y": list(range(1, len(here) + 1)),
            "mode": "markers+text",
            "name": plain(names[level]),
            "marker": marker(colours, colours.level(level), 16),
            "text": [_short(n) for n in here["known_as"]] if len(rows) <= NAMED else None,
            "textposition": "middle right",
            "textfont": {"size": 12, "color": colours.text},
            "customdata": list(here["case_id"]),
            "hovertext": [f"<b>{plain(n)}</b><br>{plain(names[level])}" for n in here["known_as"]],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
        traces.append(trace)
    ticks = [f"{lines(names[p], 12)}<br><b>{int((rows['level'] == p).sum())}</b>" for p in POSITIONS]
    quiet = {"showgrid": False, "zeroline": False, "fixedrange": True}
    return drawing(
        traces,
        layout(colours, max(280, 100 + 42 * tallest), margin={"l": 8, "r": 8, "t": 12, "b": 72}),
        xaxis={
            "range": [-0.35, 4.95],
            "tickvals": list(range(5)),
            "ticktext": ticks,
            "tickfont": {"size": 14},
            **quiet,
        },
        yaxis={"range": [0.3, tallest + 0.8], "visible": False, "fixedrange": True},
    )


def _short(name: str) -> str:
    lines = textwrap.wrap(name.split(" (", maxsplit=1)[0], 16, max_lines=2, placeholder="…", break_long_words=False)
    return "<br>".join(plain(line) for line in lines)


def finding(positions: pd.DataFrame, t: Translator) -> str:
    """Say in a title how the cases spread."""
    rows = _programme(positions)
    if rows.empty:
        return t("No case has a position yet")
    places = rows["level"].nunique()
    return t.plural(
        "{n} case, spread over {places} of the five positions",
        "{n} cases, spread over {places} of the five positions",
        len(rows),
        places=places,
    )


def in_words(positions: pd.DataFrame, names: dict[str, str], t: Translator) -> str:
    """Name the cases on each position."""
    rows = _programme(positions)
    parts = []
    for level in POSITIONS:
        here = sorted(rows.loc[rows["level"] == level, "known_as"])
        parts.append(f"{names[level]}: {t.listing(here) if here else t('no case')}")
    return ". ".join(parts) + "."


def table(positions: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return the positions in all realms as a table, with the reason and the date."""
    p = positions
    return pd.DataFrame(
        {
            t("Case"): p["known_as"],
            t("Realm"): p["realm_name"],
            t("Position"): p["level_name"],
            t("Since"): p["held_on"],
            t("Why"): p["text"],
            t("Judged by"): p["source_id"].fillna(t("our synthesis of what sources say")),
        }
    )


def _programme(positions: pd.DataFrame) -> pd.DataFrame:
    return positions[(positions["realm"] == "programme") & positions["source_id"].isna()]
