"""The dot plot: every judgement of a case as a mark, criterion by criterion."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.drawing import Trace, drawing, scatter
from weegschaal.charts.labels import lines, plain, title_of
from weegschaal.charts.radar import in_full, levels
from weegschaal.i18n import Translator
from weegschaal.theme import LEVELS, Palette, layout, marker

ROW = 56  # px per criterion
SYMBOLS = {"plain": "circle", "solid": "diamond", "half": "diamond", "hollow": "diamond"}
FILLED = {"plain", "solid"}
_N, _UNKNOWN = 5.0, 6.1  # columns right of the scale
_STEP = 0.17  # between marks in one place
_ROOM = 0.8  # width of a level: however many marks there are, none strays to its neighbour


def judgements(assessments: pd.DataFrame, profile: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    """Draw each judgement as a mark, with the median as a tick and the range as a bar.

    Read it for disagreement: marks far apart on one line are sources that see it differently. Where an effect is claimed, the filling of the
    mark tells how it was studied. A hatched square is a source that finds it cannot be determined; a dash, not applicable; an empty
    line, not assessed. `customdata` of a mark is its assessment_id.

    Args:
        assessments: Rows of queries/casebase/assessments.sql of one case.
        profile: Rows of queries/casebase/profile.sql of the same case and filters.
        t: Translator.
        colours: Palette.
    """
    labels = {row.criterion_id: plain(f"{row.criterion_id}  {row.criterion}") for row in profile.itertuples()}
    order = list(profile["criterion_id"])
    place = {criterion: len(order) - 1 - i for i, criterion in enumerate(order)}
    shown = assessments[assessments["criterion_id"].isin(order)]
    traces = _ranges(profile, place, colours)
    for level in LEVELS:
        traces += _marks(shown[shown["level"] == level], level, place, t, colours)
    traces += [_counts(profile, place), *_unknowns(shown, place, t, colours), _empty(profile, place, t, colours)]
    names = [
        {"x": 0, "xref": "paper", "xanchor": "left", "y": place[c] + 0.42, "text": labels[c], "showarrow": False}
        for c in order
    ]
    return drawing(
        traces,
        layout(colours, 96 + ROW * max(len(order), 1), margin={"l": 8, "r": 8, "t": 52, "b": 8}),
        annotations=names,
        xaxis={
            "range": [-0.6, 7.0],
            "tickvals": [*range(5), _N, _UNKNOWN],
            "ticktext": [*(f"<b>{level}</b>" for level in LEVELS), "n", lines(t("not determinable"), 11)],
            "side": "top",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "tickfont": {"color": colours.heading, "size": 15},
        },
        yaxis={
            "range": [-0.6, len(order) - 0.2],
            "tickvals": [place[c] for c in order],
            "showticklabels": False,
            "gridcolor": colours.grid,
            "zeroline": False,
            "fixedrange": True,
        },
    )


def _ranges(profile: pd.DataFrame, place: dict[str, int], colours: Palette) -> list[Trace]:
    rows = profile.dropna(subset=["lower"])
    wide: dict[str, list[float | None]] = {"x": [], "y": []}
    tick: dict[str, list[float | None]] = {"x": [], "y": []}
    for row in rows.itertuples():
        y = place[row.criterion_id]
        wide["x"] += [row.lowest, row.highest, None]
        wide["y"] += [y, y, None]
        for median in sorted({row.lower, row.upper}):
            tick["x"] += [median, median, None]
            tick["y"] += [y - 0.26, y + 0.26, None]
    look = {"mode": "lines", "hoverinfo": "skip"}
    return [
        scatter(**wide, **look, name="range", line={"color": colours.cross, "width": 5}),
        scatter(**tick, **look, name="median", line={"color": colours.heading, "width": 2.5}),
    ]


def _marks(rows: pd.DataFrame, level: str, place: dict[str, int], t: Translator, colours: Palette) -> list[Trace]:
    """Marks of one level; one studied before and after, or by a model, bears a small core in the colour of the level."""
    x = [LEVELS.index(level) + s for s in _spread(rows, "criterion_id")]
    y = [place[c] for c in rows["criterion_id"]]
    fills = [colours.level(level) if m in FILLED else colours.background for m in rows["mark"]]
    symbols = [SYMBOLS[m] for m in rows["mark"]]
    found = [_mark(rows, x, y, level, marker(colours, fills, 15, symbol=symbols), t)]
    half = [(a, b) for a, b, m in zip(x, y, rows["mark"], strict=True) if m == "half"]
    if half:
        core = marker(colours, colours.level(level), 6, symbol="diamond")
        across, up = (list(values) for values in zip(*half, strict=True))
        found.append(scatter(x=across, y=up, mode="markers", name=f"{level} half", marker=core, hoverinfo="skip"))
    return found


def _mark(rows: pd.DataFrame, x: list[float], y: list[int], name: str, look: dict[str, Any], t: Translator) -> Trace:
    return scatter(
        x=x,
        y=y,
        mode="markers",
        name=name,
        marker=look,
        customdata=list(rows["assessment_id"]),
        hovertext=[_hover(row, t) for _, row in rows.iterrows()],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _counts(profile: pd.DataFrame, place: dict[str, int]) -> Trace:
    y = [place[c] for c in profile["criterion_id"]]
    numbers = [str(int(n)) if n else "–" for n in profile["n"]]
    return scatter(x=[_N] * len(profile), y=y, mode="text", name="n", text=numbers, hoverinfo="skip")


def _unknowns(shown: pd.DataFrame, place: dict[str, int], t: Translator, colours: Palette) -> list[Trace]:
    found = []
    for status, symbol in (("not_determinable", "square-x-open"), ("not_applicable", "line-ew-open")):
        rows = shown[shown["status"] == status]
        x = [_UNKNOWN + 1.6 * s for s in _spread(rows, "criterion_id")]
        y = [place[c] for c in rows["criterion_id"]]
        name = t("not determinable") if status == "not_determinable" else t("not applicable")
        found.append(_mark(rows, x, y, name, marker(colours, colours.text, 14, symbol=symbol), t))
    return found


def _empty(profile: pd.DataFrame, place: dict[str, int], t: Translator, colours: Palette) -> Trace:
    rows = profile[(profile["n"] == 0) & (profile["not_determinable"] == 0) & (profile["not_applicable"] == 0)]
    words = [t("looked for, not found") if row.looked_in_vain else t("not assessed") for row in rows.itertuples()]
    y = [place[c] for c in rows["criterion_id"]]
    look = {"color": colours.muted, "size": 13}
    return scatter(
        x=[2.0] * len(rows), y=y, mode="text", name=t("not assessed"), text=words, textfont=look, hoverinfo="skip"
    )


def _spread(rows: pd.DataFrame, by: str) -> list[float]:
    """Spread marks that share a place evenly around it, in the order of the rows."""
    if rows.empty:
        return []
    size = rows.groupby(by)[by].transform("size")
    step = (_ROOM / (size - 1).clip(lower=1)).clip(upper=_STEP)
    return list((rows.groupby(by).cumcount() - (size - 1) / 2) * step)


def _hover(row: pd.Series, t: Translator) -> str:
    when = plain(t.date(str(row["published_on"])))
    text = lines(row["text"], 60)
    return f"<b>{plain(row['publisher'])}</b>, {when}<br>{plain(row['voice_name'])}<br>{text}<br><i>{t('Click for the source')}</i>"


def finding(profile: pd.DataFrame, t: Translator) -> str:
    """Say in a title where the judgements lie furthest apart."""
    rows = profile[profile["n"] > 0]
    if rows.empty:
        return t("No source gives a judgement that counts here")
    width = rows["highest"] - rows["lowest"]
    if width.max() < 2:
        return t("On no criterion do the judgements lie far apart")
    widest = rows[width == width.max()]
    if len(widest) > 3:
        return t("On {n} criteria the judgements lie far apart", n=len(widest))
    names = [str(n).lower() for n in widest["criterion"]]
    return t("Judgements lie furthest apart on {criteria}", criteria=t.listing([f"“{n}”" for n in names]))


def in_words(profile: pd.DataFrame, t: Translator) -> str:
    """Say what the dot plot shows, criterion by criterion."""
    parts = []
    for row in profile.itertuples():
        if row.n:
            text = t.plural(
                "{criterion}: median {level}, range {spread}, {n} judgement",
                "{criterion}: median {level}, range {spread}, {n} judgements",
                int(row.n),
                **_values(row, t),
            )
        elif row.not_determinable:
            text = t.plural(
                "{criterion}: not determinable according to {n} source",
                "{criterion}: not determinable according to {n} sources",
                int(row.not_determinable),
                criterion=_label(row),
            )
        elif row.not_applicable:
            text = t("{criterion}: not applicable", criterion=_label(row))
        else:
            text = t("{criterion}: not assessed", criterion=_label(row))
        if row.n and row.not_determinable:
            text += t.plural(
                ", and {n} finds it not determinable", ", and {n} find it not determinable", int(row.not_determinable)
            )
        parts.append(text)
    return ". ".join(parts) + "."


def table(assessments: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return every judgement as a row for reading and download: who, when, what, where, and how much was read."""
    a = assessments
    missing = a["level"].isna()
    words = {level: in_full(rank, rank, t) for rank, level in enumerate(LEVELS)}
    words |= {"not_determinable": t("not determinable"), "not_applicable": t("not applicable")}
    level = a["level"].where(~missing, a["status"]).map(words)
    return pd.DataFrame(
        {
            t("Criterion"): a["criterion_id"] + " " + a["criterion"],
            t("Level (our coding)"): level,
            t("What the source says"): a["text"],
            t("Voice"): a["voice_name"],
            t("Source"): a["publisher"] + ", " + a["source_title"].map(partial(title_of, t=t)),
            t("Kind of source"): a["source_type"],
            t("Address"): a["url"].fillna(""),
            t("Published"): a["published_on"],
            t("Where in it"): a["at_place"],
            t("Words of the source"): a["anchor"],
            t("Read"): a["seen_name"],
            t("Design"): a["design_name"].fillna(""),
            t("For whom"): a["for_whom"],
            t("Coder"): a["coder"],
        }
    )


def _label(row: Any) -> str:
    return f"{row.criterion_id} {row.criterion}"


def _values(row: Any, t: Translator) -> dict[str, object]:
    return {
        "criterion": _label(row),
        "level": levels(row.lower, row.upper, t),
        "spread": levels(row.lowest, row.highest, t),
    }
