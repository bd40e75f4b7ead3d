"""The dot plot of several cases: per criterion one line per case, with range, medians and every judgement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts import judgements
from weegschaal.charts.differences import reason
from weegschaal.charts.drawing import Trace, drawing, scatter
from weegschaal.charts.labels import plain
from weegschaal.charts.radar import in_full, levels
from weegschaal.i18n import Translator
from weegschaal.theme import LEVELS, Palette, layout, marker

SHAPES = ("circle", "square", "triangle-up", "hourglass")  # no diamond: it says elsewhere that an effect is claimed
UNIT = 25  # px per line
_NAME, _KEY, _N, _UNKNOWN = -1.95, -0.55, 4.75, 5.5  # places left and right of the scale
_DIMENSION, _SIGNS, _CRITERION = 1.5, 0.9, 1.4  # room for headings, in lines
_RUG = 0.38  # how far under its line each judgement stands
Names = Mapping[str, str]


def comparison(
    profile: pd.DataFrame,
    assessments: pd.DataFrame,
    dimensions: pd.DataFrame,
    names: Names,
    t: Translator,
    colours: Palette,
) -> go.Figure:
    """Draw cases under each other, criterion by criterion, in the order of the framework and of the link.

    Read it for distance and for spread: marks far apart within a criterion are cases that differ, a wide bar is a case on which sources
    differ. The mark is the lower and the upper median, the bar the range, each small stroke a judgement. Words on a line say that a
    source finds it cannot be determined, that it does not apply, or that nobody judged it: three things, and none is a zero.

    Args:
        profile: Rows of queries/casebase/profile.sql of the cases.
        assessments: Rows of queries/casebase/assessments.sql of the same cases and filters.
        dimensions: Rows of queries/casebase/dimensions.sql of the same cases, for their names.
        names: Name of each case, in the order in which they are shown.
        t: Translator.
        colours: Palette.
    """
    called = dict(zip(dimensions["dimension_id"], dimensions["dimension"], strict=True))
    place, notes, signs, depth = _places(profile, called, names, colours)
    traces = [_signs(signs, bool(profile["not_determinable"].any()), colours)]
    for number, case in enumerate(names):
        here, said = (rows[rows["case_id"] == case] for rows in (profile, assessments))
        traces += _case(here, said, number, str(names[case]), place, t, colours)
    fixed = {"zeroline": False, "fixedrange": True}
    lines = {y: _cut(str(names[case])) for (_, case), y in place.items()}
    return drawing(
        traces,
        layout(colours, round(24 + UNIT * max(depth, 1)), margin={"l": 4, "r": 4, "t": 4, "b": 4}),
        annotations=notes,
        xaxis={
            "range": [_NAME - 0.05, 6.1],
            "tickvals": list(range(5)),
            "gridcolor": colours.grid,
            "showticklabels": False,
            **fixed,
        },
        yaxis={
            "range": [-depth - 0.4, 0.4],
            "showgrid": False,
            "tickvals": list(lines),
            "ticktext": list(lines.values()),
            "ticklabelposition": "inside",
            "tickfont": {"size": 13, "color": colours.text},
            **fixed,
        },
    )


def _places(
    profile: pd.DataFrame, called: Names, names: Names, colours: Palette
) -> tuple[dict[tuple[str, str], float], list[Trace], list[float], float]:
    """Return where each criterion and case stands, the headings, the lines that carry the signs, and how deep it all goes."""
    place: dict[tuple[str, str], float] = {}
    notes: list[Trace] = []
    signs: list[float] = []
    y, before = 0.0, ""
    for row in profile.drop_duplicates("criterion_id").itertuples():
        if row.dimension_id != before:
            before = row.dimension_id
            y -= _DIMENSION
            notes.append(_heading(f"<b>{plain(called.get(before, before))}</b>", y + 0.4, 16, colours.heading))
            y -= _SIGNS
            signs.append(y + 0.35)
        y -= _CRITERION
        notes.append(_heading(plain(f"{row.criterion_id}  {row.criterion}"), y + 0.45, 15, colours.text))
        for case in names:
            y -= 1
            place[row.criterion_id, case] = y + 0.5
    return place, notes, signs, -y


def _cut(name: str) -> str:
    return plain(name if len(name) <= 17 else name[:16].rstrip() + "…")


def _heading(words: str, y: float, size: float, colour: str) -> Trace:
    where = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "showarrow": False}
    return {**where, "text": words, "font": {"size": size, "color": colour}}


def _signs(lines: list[float], unknown: bool, colours: Palette) -> Trace:
    """The signs of the levels above each dimension, since the top of a long figure is soon out of sight."""
    words = {
        **{float(x): f"<b>{level}</b>" for x, level in enumerate(LEVELS)},
        _N: "n",
        _UNKNOWN: "⊠" if unknown else "",
    }
    return scatter(
        x=[x for _ in lines for x in words],
        y=[y for y in lines for _ in words],
        text=[text for _ in lines for text in words.values()],
        mode="text",
        name="signs",
        hoverinfo="skip",
        textfont={"size": 15, "color": colours.heading},
    )


def _case(
    profile: pd.DataFrame,
    said: pd.DataFrame,
    number: int,
    name: str,
    place: Mapping[tuple[str, str], float],
    t: Translator,
    colours: Palette,
) -> list[Trace]:
    """Everything of one case: its key and name on each line, range, judgements, medians, n, and words where there is no level."""
    lines = [place[c, i] for c, i in zip(profile["criterion_id"], profile["case_id"], strict=True)]
    known = profile["n"] > 0
    look = marker(colours, colours.cases[number], 13, symbol=SHAPES[number])
    small = {"size": 13, "color": colours.text}
    counts = [str(int(n)) if n else "–" for n in profile["n"]]
    unknown = [str(int(n)) if n else "" for n in profile["not_determinable"]]
    words = ["" if row.n else reason(row, t) for row in profile.itertuples()]
    quiet: dict[str, Any] = {"y": lines, "hoverinfo": "skip"}
    return [
        scatter(**quiet, x=[_KEY] * len(lines), mode="markers", name="key", marker={**look, "size": 10}),
        _beside(profile[known & (profile["not_applicable"] > 0)], place, colours),
        _range(profile[known], place, colours),
        _rug(said, number, place, colours),
        *_medians(profile[known], name, look, place, t, colours.cases[number]),
        scatter(**quiet, x=[_N] * len(lines), text=counts, mode="text", name="n", textfont=small),
        scatter(**quiet, x=[_UNKNOWN] * len(lines), text=unknown, mode="text", name="not determinable", textfont=small),
        scatter(**quiet, x=[2.0] * len(lines), text=words, mode="text", name="nothing",
                textfont={"size": 13, "color": colours.muted}),
    ]  # fmt: skip


def _beside(rows: pd.DataFrame, place: Mapping[tuple[str, str], float], colours: Palette) -> Trace:
    """A dash beside a level: others judged it, and a source finds that it does not apply."""
    y = [place[row.criterion_id, row.case_id] for row in rows.itertuples()]
    look = marker(colours, colours.text, 12, symbol="line-ew-open")
    return scatter(
        x=[_UNKNOWN + 0.35] * len(y), y=y, mode="markers", name="not applicable", marker=look, hoverinfo="skip"
    )


def _range(rows: pd.DataFrame, place: Mapping[tuple[str, str], float], colours: Palette) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in rows.itertuples():
        line = place[row.criterion_id, row.case_id]
        x += [row.lowest, row.highest, None]
        y += [line, line, None]
    return scatter(x=x, y=y, mode="lines", name="range", hoverinfo="skip", line={"color": colours.cross, "width": 4})


def _rug(said: pd.DataFrame, number: int, place: Mapping[tuple[str, str], float], colours: Palette) -> Trace:
    """A small stroke per judgement under the line of its case; those at one level stand beside each other."""
    rows = said[said["rank"].notna()]
    shared = rows.groupby(["criterion_id", "rank"])["rank"]
    step = (0.7 / (shared.transform("size") - 1).clip(lower=1)).clip(upper=0.1)
    x = rows["rank"].astype(float) + (shared.cumcount() - (shared.transform("size") - 1) / 2) * step
    y = [place[c, i] - _RUG for c, i in zip(rows["criterion_id"], rows["case_id"], strict=True) if (c, i) in place]
    stroke = {"symbol": "line-ns", "size": 7, "line": {"width": 2, "color": colours.cases[number]}}
    return scatter(x=list(x), y=y, mode="markers", name="judgements", marker=stroke, hoverinfo="skip")


def _medians(
    rows: pd.DataFrame,
    name: str,
    look: dict[str, Any],
    place: Mapping[tuple[str, str], float],
    t: Translator,
    colour: str,
) -> list[Trace]:
    """The lower and the upper median, joined where they differ: never a mark in between."""
    x: list[float | None] = []
    y: list[float | None] = []
    hover: list[str] = []
    for row in rows.itertuples():
        for rank in (row.lower, row.upper):
            x.append(int(rank))
            y.append(place[row.criterion_id, row.case_id])
            hover.append(_hover(row, name, t))
        x.append(None)
        y.append(None)
        hover.append("")
    line = {"color": colour, "width": 3}
    return [scatter(x=x, y=y, mode="lines+markers", name=plain(name), marker=look, line=line, hovertext=hover,
                    hoverinfo="text", connectgaps=False)]  # fmt: skip


def _hover(row: Any, name: str, t: Translator) -> str:
    values = {"level": levels(row.lower, row.upper, t), "spread": levels(row.lowest, row.highest, t)}
    said = t.plural("median {level}, range {spread}, {n} judgement", "median {level}, range {spread}, {n} judgements",
                    int(row.n), **values)  # fmt: skip
    return f"<b>{plain(name)}</b><br>{plain(f'{row.criterion_id} {row.criterion}')}<br>{said}"


def table(profile: pd.DataFrame, names: Names, t: Translator) -> pd.DataFrame:
    """Return median, range and counts per criterion and case, cases in the order in which they are shown."""
    a = in_order(profile, names)
    known = a["n"] > 0
    medians = zip(known, a["lower"], a["upper"], a.itertuples(), strict=True)
    ranges = zip(known, a["lowest"], a["highest"], strict=True)
    return pd.DataFrame(
        {
            t("Criterion"): a["criterion_id"] + " " + a["criterion"],
            t("Case"): a["case_id"].map(dict(names)),
            t("Median"): [in_full(low, high, t) if ok else reason(row, t) for ok, low, high, row in medians],
            t("Range"): [levels(low, high, t) if ok else "" for ok, low, high in ranges],
            t("Judgements (n)"): a["n"].astype(int),
            t("Not determinable"): a["not_determinable"].astype(int),
            t("Not applicable"): a["not_applicable"].astype(int),
        }
    )


def in_order(rows: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return rows criterion by criterion, within it the cases in the order in which they are shown."""
    order = {case: number for number, case in enumerate(names)}
    shown = rows[rows["case_id"].isin(order)]
    return shown.assign(turn=shown["case_id"].map(order)).sort_values(["position", "turn"], kind="stable")


def in_words(profile: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say what the dot plot shows, case by case and criterion by criterion."""
    parts = []
    for case, name in names.items():
        parts.append(f"{name}: {judgements.in_words(profile[profile['case_id'] == case], t)}")
    return " ".join(parts)
