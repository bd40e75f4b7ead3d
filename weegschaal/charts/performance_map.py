"""The map of performance and reputation."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.drawing import Trace, drawing, scatter
from weegschaal.charts.labels import plain
from weegschaal.charts.radar import in_full, levels
from weegschaal.i18n import Translator
from weegschaal.theme import LEVELS, Palette, layout, marker

NAMED = 40  # up to so many cases the points bear names
_ROOM = 0.22  # half the width over which cases in one cell are spread


def performance_map(places: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    """Place each case by what it did (PG2, PG3) and how it is seen (PO1 to PO3).

    Read it for cases off the diagonal: good work with a bad name, or the reverse. The cross is the interval of the medians; a case whose
    cross touches the grey band belongs to no quadrant. `customdata` of a point is its case_id.

    Args:
        places: Rows of queries/casebase/map.sql.
        t: Translator.
        colours: Palette.
    """
    rows = places.dropna(subset=["x_lower", "y_lower"]).copy()
    rows["x"], rows["y"] = (rows["x_lower"] + rows["x_upper"]) / 2, (rows["y_lower"] + rows["y_upper"]) / 2
    _spread_cells(rows)
    axis = {"tickvals": list(range(5)), "ticktext": list(LEVELS), "range": [-0.5, 4.5]}
    axis |= {"showgrid": False, "zeroline": False, "fixedrange": True}
    across, up = t("Does it work? (results and fair sharing)"), t("Is it seen so? (support and reputation)")
    return drawing(
        [_crosses(rows, colours), _points(rows, t, colours)],
        layout(colours, 460, margin={"l": 52, "r": 12, "t": 8, "b": 48}),
        shapes=_bands(colours),
        annotations=_corners(t, colours),
        xaxis={**axis, "title": {"text": across, "font": {"size": 14}, "standoff": 6}},
        yaxis={**axis, "title": {"text": up, "font": {"size": 14}}},
    )


def _points(rows: pd.DataFrame, t: Translator, colours: Palette) -> Trace:
    return scatter(
        x=list(rows["x"]),
        y=list(rows["y"]),
        mode="markers+text",
        name=t("case"),
        marker=marker(colours, colours.heading, 13),
        text=[plain(_short(n)) for n in rows["known_as"]] if len(rows) <= NAMED else None,
        textposition=_beside_each_other(rows) if len(rows) <= NAMED else "top center",
        textfont={"size": 12.5, "color": colours.text},
        customdata=list(rows["case_id"]),
        hovertext=[_hover(row, t) for _, row in rows.iterrows()],
        hoverinfo="text",
        cliponaxis=False,
    )


def _crosses(rows: pd.DataFrame, colours: Palette) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in rows.itertuples():
        x += [row.x_lower, row.x_upper, None, row.x, row.x, None]
        y += [row.y, row.y, None, row.y_lower, row.y_upper, None]
    return scatter(
        x=x, y=y, mode="lines", name="interval", hoverinfo="skip", line={"color": colours.cross, "width": 1.5}
    )


def _bands(colours: Palette) -> list[Trace]:
    look = {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": colours.band}
    return [
        {**look, "x0": 1.6, "x1": 2.4, "y0": -0.5, "y1": 4.5},
        {**look, "x0": -0.5, "x1": 4.5, "y0": 1.6, "y1": 2.4},
    ]


def _corners(t: Translator, colours: Palette) -> list[Trace]:
    look = {"showarrow": False, "font": {"color": colours.muted, "size": 13}}
    return [
        {**look, "x": 4.45, "y": 4.42, "text": t("works and valued"), "xanchor": "right"},
        {**look, "x": 4.45, "y": -0.42, "text": t("works, yet disputed"), "xanchor": "right"},
        {**look, "x": -0.45, "y": 4.42, "text": t("does not work, yet valued"), "xanchor": "left"},
        {**look, "x": -0.45, "y": -0.42, "text": t("does not work and disputed"), "xanchor": "left"},
    ]


def _short(name: str) -> str:
    name = name.split(" (", maxsplit=1)[0]
    return name if len(name) <= 24 else name[:23].rstrip() + "…"


def _beside_each_other(rows: pd.DataFrame) -> list[str]:
    """Choose for each name the side on which it overlaps least with points, crosses and names placed before it (at usual width)."""
    taken: list[tuple[float, ...]] = [
        (x - 0.06, x + 0.06, y - 0.06, y + 0.06) for x, y in zip(rows["x"], rows["y"], strict=True)
    ]
    taken += [(row.x_lower, row.x_upper, row.y - 0.05, row.y + 0.05) for row in rows.itertuples()]
    taken += [(row.x - 0.04, row.x + 0.04, row.y_lower, row.y_upper) for row in rows.itertuples()]
    chosen = []
    for row in rows.itertuples():
        boxes = _sides(row.x, row.y, 0.063 * len(_short(str(row.known_as))))
        costs = {side: sum(_overlap(box, other) for other in taken) + _outside(box) for side, box in boxes.items()}
        best = min(costs, key=costs.__getitem__)
        chosen.append(best)
        taken.append(boxes[best])
    return chosen


def _sides(x: float, y: float, width: float) -> dict[str, tuple[float, ...]]:
    """Return where a name of that width would lie on each side of a point."""
    across = {
        "left": (x - 0.08 - width, x - 0.08),
        "center": (x - width / 2, x + width / 2),
        "right": (x + 0.08, x + 0.08 + width),
    }
    up = {"top": (y + 0.08, y + 0.27), "middle": (y - 0.09, y + 0.09), "bottom": (y - 0.27, y - 0.08)}
    places = ((v, a) for v in up for a in across if (v, a) != ("middle", "center"))
    return {f"{v} {a}": (*across[a], *up[v]) for v, a in places}


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    wide = min(one[1], other[1]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[2], other[2])
    return max(wide, 0) * max(high, 0)


def _outside(box: tuple[float, ...]) -> float:
    return 10 * (max(-0.5 - box[0], 0) + max(box[1] - 4.5, 0))


def _spread_cells(rows: pd.DataFrame) -> None:
    """Spread the points of one cell in a fixed order (by name), so that none hides another."""
    for _, cell in rows.sort_values("case_id").groupby(["x", "y"]):
        for i, index in enumerate(cell.index):
            if len(cell) > 1:
                rows.loc[index, "x"] += (i - (len(cell) - 1) / 2) * min(0.3, 2 * _ROOM / (len(cell) - 1))
                rows.loc[index, "y"] += (i - (len(cell) - 1) / 2) * min(0.3, 2 * _ROOM / (len(cell) - 1))


def _hover(row: pd.Series, t: Translator) -> str:
    works, seen = levels(row["x_lower"], row["x_upper"], t), levels(row["y_lower"], row["y_upper"], t)
    return f"<b>{plain(row['known_as'])}</b><br>{t('works')}: {works}<br>{t('seen so')}: {seen}<br><i>{t('Click to open')}</i>"


def finding(places: pd.DataFrame, t: Translator) -> str:
    """Say in a title whether performance and reputation go together."""
    off = int(places["quadrant"].isin(["works_disputed", "fails_valued"]).sum())
    on = int(places["quadrant"].isin(["works_valued", "fails_disputed"]).sum())
    between = int((places["quadrant"] == "between").sum())
    if not on + off + between:
        return t("No case can be placed on both axes")
    if between >= on + off:
        return t("{n} of the {all} placed cases lie in no quadrant", n=between, all=on + off + between)
    if off > on:
        return t("Working well and being well regarded often do not go together here")
    return t("In {n} of {all} placed cases work and reputation point the same way", n=on, all=on + off + between)


def in_words(places: pd.DataFrame, t: Translator) -> str:
    """Name the cases in each quadrant, in the band, and beside the map."""
    names = {
        "works_valued": t("works and valued"),
        "works_disputed": t("works, yet disputed"),
        "fails_valued": t("does not work, yet valued"),
        "fails_disputed": t("does not work and disputed"),
        "between": t("in the grey band, in no quadrant"),
        "unplaced": t("beside the map, nothing known on one of the axes"),
    }
    parts = []
    for quadrant, name in names.items():
        here = sorted(places.loc[places["quadrant"] == quadrant, "known_as"])
        if here:
            parts.append(f"{name[:1].upper()}{name[1:]}: {t.listing(here)}")
    return ". ".join(parts) + "." if parts else t("No case can be placed on both axes")


def table(places: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return the places as a table, cases beside the map included."""
    return pd.DataFrame(
        {
            t("Case"): places["known_as"],
            t("Does it work?"): [
                _or_unknown(a, b, t) for a, b in zip(places["x_lower"], places["x_upper"], strict=True)
            ],
            t("Is it seen so?"): [
                _or_unknown(a, b, t) for a, b in zip(places["y_lower"], places["y_upper"], strict=True)
            ],
        }
    )


def beside(places: pd.DataFrame, t: Translator) -> str:
    """Name the cases that stand beside the map, or return ""."""
    names = sorted(places.loc[places["quadrant"] == "unplaced", "known_as"])
    return (
        t("Beside the map, because nothing is known on one of the axes: {names}.", names=t.listing(names))
        if names
        else ""
    )


def _or_unknown(lower: float, upper: float, t: Translator) -> str:
    return t("not assessed") if pd.isna(lower) else in_full(lower, upper, t)
