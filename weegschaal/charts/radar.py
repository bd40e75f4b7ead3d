"""The radar: a recognition picture of one case, in two views. Beside it always the dot plot."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.drawing import Trace, drawing
from weegschaal.charts.labels import lines
from weegschaal.i18n import Translator
from weegschaal.theme import LEVELS, Palette, layout, marker

_RINGS = [1, 2, 3, 4, 5]  # -- lies on the first ring, so that a low level does not look like nothing


def dimensions_radar(dimensions: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    """Draw the profile of one case over the four dimensions.

    Read it to recognise a case: at most two polygons (lower and upper median, one where they are the same), a dashed spoke where a
    dimension has too few levels to be drawn. Its area means nothing.

    Args:
        dimensions: Rows of queries/casebase/dimensions.sql of one case (dimension, lower, upper, drawn).
        t: Translator.
        colours: Palette.
    """
    rows = _drawn(dimensions)
    return _radar(rows, list(rows["dimension"]), t, colours, 380)


def small_radar(dimensions: pd.DataFrame, t: Translator, colours: Palette, height: int = 270) -> go.Figure:
    """Draw the profile of one case over the four dimensions, small enough to stand beside others.

    Read it as `dimensions_radar`: the axes stand in the same places and have the same range whatever the case.

    Args:
        dimensions: Rows of queries/casebase/dimensions.sql of one case (dimension, lower, upper, drawn).
        t: Translator.
        colours: Palette.
        height: Height in px.
    """
    rows = _drawn(dimensions)
    figure = _radar(rows, list(rows["dimension"]), t, colours, height)
    figure.layout.margin = {"l": 88, "r": 104, "t": 26, "b": 46}
    figure.layout.polar.angularaxis.tickfont.size = 12.5
    figure.layout.polar.radialaxis.ticktext = [LEVELS[0], "", LEVELS[2], "", LEVELS[4]]  # there is no room for all five
    return figure


def _drawn(dimensions: pd.DataFrame) -> pd.DataFrame:
    """Leave out the levels of a dimension that has too few of them to be drawn."""
    known = dimensions["drawn"]
    return dimensions.assign(lower=dimensions["lower"].where(known), upper=dimensions["upper"].where(known))


def criteria_radar(profile: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    """Draw the profile of one case over the eleven criteria, grouped by dimension in fixed order.

    Read it as `dimensions_radar`; a dashed spoke is a criterion without a level.

    Args:
        profile: Rows of queries/casebase/profile.sql of one case (criterion_id, lower, upper).
        t: Translator.
        colours: Palette.
    """
    return _radar(profile, list(profile["criterion_id"]), t, colours, 380)


def drawable(dimensions: pd.DataFrame) -> bool:
    """Tell whether a case can have a radar: at least three drawn dimensions (else a sentence takes its place)."""
    return bool(dimensions["drawn"].sum() >= 3)


def _radar(rows: pd.DataFrame, names: list[str], t: Translator, colours: Palette, height: int) -> go.Figure:
    axes = [lines(name, 15) for name in names]
    lower = [None if pd.isna(v) else int(v) + 1 for v in rows["lower"]]
    upper = [None if pd.isna(v) else int(v) + 1 for v in rows["upper"]]
    traces = [_spoke(axis, t, colours) for axis, value in zip(axes, lower, strict=True) if value is None]
    if lower != upper:
        traces.append(_polygon(axes, upper, t("upper median"), "dash", colours))
    traces.append(_polygon(axes, lower, t("lower median") if lower != upper else t("median"), "solid", colours))
    look = layout(colours, height, margin={"l": 104, "r": 104, "t": 40, "b": 40})
    return drawing(traces, look, polar=_polar(axes, colours))


def _spoke(axis: str, t: Translator, colours: Palette) -> Trace:
    look = {"color": colours.muted, "width": 2, "dash": "dot"}
    where = {"r": [0, 5], "theta": [axis, axis]}
    return {"type": "scatterpolar", **where, "mode": "lines", "hoverinfo": "skip", "name": t("no level"), "line": look}


def _polar(axes: list[str], colours: Palette) -> dict[str, Any]:
    return {
        "bgcolor": "rgba(0,0,0,0)",
        "gridshape": "linear",
        "radialaxis": {
            "range": [0, 5],
            "tickvals": _RINGS,
            "ticktext": list(LEVELS),
            "gridcolor": colours.grid,
            "linecolor": colours.grid,
            "tickfont": {"color": colours.muted, "size": 13},
            "angle": 45 if len(axes) == 4 else 90 - 180 / max(len(axes), 1),
            "tickangle": 0,
        },
        "angularaxis": {
            "rotation": 90,
            "direction": "clockwise",
            "categoryorder": "array",
            "categoryarray": axes,
            "gridcolor": colours.grid,
            "linecolor": colours.grid,
            "tickfont": {"color": colours.heading, "size": 13.5},
        },
    }


def _polygon(axes: list[str], values: list[int | None], name: str, dash: str, colours: Palette) -> Trace:
    hover = [f"{axis}: {LEVELS[v - 1]}" if v else axis for axis, v in zip(axes, values, strict=True)]
    return {
        "type": "scatterpolar",
        "r": [*values, values[0]] if values else [],
        "theta": [*axes, axes[0]] if axes else [],
        "name": name,
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": colours.heading, "width": 2.5, "dash": dash},
        "marker": marker(colours, colours.heading, 9, symbol="circle" if dash == "solid" else "circle-open"),
        "hovertext": [f"{h} ({name})" for h in [*hover, hover[0]]] if hover else [],
        "hoverinfo": "text",
    }


def finding(dimensions: pd.DataFrame, t: Translator) -> str:
    """Say in a title what the radar shows: the dimensions that stand out, or that they do not."""
    rows = dimensions[dimensions["drawn"]]
    if rows.empty:
        return t("No dimension has enough judgements to be drawn")
    middle = (rows["lower"] + rows["upper"]).astype(
        int
    )  # twice the middle of the interval: 4 is the middle of the scale
    if middle.max() - middle.min() <= 1:
        return t("The dimensions lie close together")
    high, low = (_low(t.listing(list(rows.loc[middle == edge, "dimension"]))) for edge in (middle.max(), middle.min()))
    if middle.max() <= 4:
        return t("Sources are least unfavourable about {high}, most about {low}", high=high, low=low)
    return t("Sources are most favourable about {high}, least about {low}", high=high, low=low)


def in_words(dimensions: pd.DataFrame, t: Translator) -> str:
    """Say what the radar shows, dimension by dimension."""
    parts = []
    for row in dimensions.itertuples():
        if row.drawn and not pd.isna(row.lower):
            level, spread = levels(row.lower, row.upper, t), levels(row.lowest, row.highest, t)
            parts.append(
                t.plural(
                    "{dimension}: {level} (range {spread}, {n} judgement)",
                    "{dimension}: {level} (range {spread}, {n} judgements)",
                    int(row.n),
                    dimension=row.dimension,
                    level=level,
                    spread=spread,
                )
            )
        else:
            parts.append(
                t.plural(
                    "{dimension}: not drawn, {count} of the {needs} criteria needed has a level",
                    "{dimension}: not drawn, {count} of the {needs} criteria needed have a level",
                    int(row.criterion_count),
                    dimension=row.dimension,
                    count=int(row.criterion_count),
                    needs=int(row.needs),
                )
            )
    return ". ".join(parts) + "."


def table(dimensions: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return the rows of the radar as a table for reading and download."""
    drawn = dimensions["drawn"] & dimensions["lower"].notna()
    pairs = zip(drawn, dimensions["lower"], dimensions["upper"], strict=True)
    ends = zip(drawn, dimensions["lowest"], dimensions["highest"], strict=True)
    return pd.DataFrame(
        {
            t("Dimension"): dimensions["dimension"],
            t("Median"): [in_full(low, high, t) if ok else t("not drawn") for ok, low, high in pairs],
            t("Range"): [in_full(low, high, t) if ok else "" for ok, low, high in ends],
            t("Criteria with a level"): dimensions["criterion_count"].astype(int),
            t("Judgements (n)"): dimensions["n"].astype(int),
        }
    )


def criteria_in_words(profile: pd.DataFrame, t: Translator) -> str:
    """Say what the radar of criteria shows."""
    parts = []
    for row in profile.itertuples():
        level = t("no level") if pd.isna(row.lower) else levels(row.lower, row.upper, t)
        parts.append(f"{row.criterion_id} {row.criterion}: {level}")
    return ". ".join(parts) + "."


def criteria_table(profile: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return the rows of the radar of criteria as a table for reading and download."""
    known = profile["lower"].notna()
    medians = zip(known, profile["lower"], profile["upper"], strict=True)
    ranges = zip(known, profile["lowest"], profile["highest"], strict=True)
    return pd.DataFrame(
        {
            t("Criterion"): profile["criterion_id"] + " " + profile["criterion"],
            t("Median"): [in_full(low, high, t) if ok else t("no level") for ok, low, high in medians],
            t("Range"): [in_full(low, high, t) if ok else "" for ok, low, high in ranges],
            t("Judgements (n)"): profile["n"].astype(int),
            t("Not determinable"): profile["not_determinable"].astype(int),
        }
    )


def levels(lower: float, upper: float, t: Translator) -> str:
    """Write a median or a range: "+" or "± to +", never a level in between."""
    low, high = LEVELS[int(lower)], LEVELS[int(upper)]
    return low if low == high else t("{low} to {high}", low=low, high=high)


def in_full(lower: float, upper: float, t: Translator) -> str:
    """Write a median or a range in words with its signs: "mixed to mostly favourable (± to +)"."""
    words = (t("unfavourable"), t("mostly unfavourable"), t("mixed"), t("mostly favourable"), t("favourable"))
    low, high = words[int(lower)], words[int(upper)]
    said = low if low == high else t("{low} to {high}", low=low, high=high)
    return f"{said} ({levels(lower, upper, t)})"


def _low(text: str) -> str:
    return text.lower()
