"""Who speaks here: kinds of source, and ways into the collection, against groups of cases."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.drawing import Trace, drawing
from weegschaal.charts.labels import plain
from weegschaal.i18n import Translator
from weegschaal.theme import GROUPS, Palette, contrast, layout

LEGEND = 104  # px below the bars: four lines


def groups_by(rows: pd.DataFrame, by: str, t: Translator, colours: Palette) -> go.Figure:  # noqa: ARG001 (every chart takes both)
    """Stack the groups of cases for each kind of source, or each way in.

    Read it for the bias of the collection: bars of unlike make-up mean that who wrote the source predicts the verdict.

    Args:
        rows: Rows of queries/casebase/groups_by_source_type.sql or selections.sql (case_group, case_group_name, case_count).
        by: Column with the name of the bar (source_type_name or selection_name).
        t: Translator.
        colours: Palette.
    """
    totals = rows.groupby(by, sort=False)["case_count"].sum()
    bars = [name for name in totals.index if totals[name] > 0]
    height = 40 + 34 * max(len(bars), 1) + LEGEND
    traces = []
    for group in GROUPS:
        here = rows[(rows["case_group"] == group) & rows[by].isin(bars)]
        if here["case_count"].sum():
            traces.append(_bars(here, by, group, colours))
    names = [plain(name) for name in bars[::-1]]
    left = 20 + 7.4 * max([len(str(name)) for name in bars], default=0)
    return drawing(
        traces,
        layout(colours, height, barmode="stack", showlegend=True, margin={"l": left, "r": 8, "t": 8, "b": LEGEND}),
        xaxis={"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True},
        yaxis={"categoryorder": "array", "categoryarray": names, "fixedrange": True},
        legend={
            "orientation": "h",
            "y": -0.02,
            "yanchor": "top",
            "x": 0,
            "maxheight": LEGEND,
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )


def _bars(here: pd.DataFrame, by: str, group: str, colours: Palette) -> Trace:
    return {
        "type": "bar",
        "y": [plain(name) for name in here[by]],
        "x": [int(n) for n in here["case_count"]],
        "name": plain(here["case_group_name"].iloc[0]),
        "orientation": "h",
        "text": [str(int(n)) if n else "" for n in here["case_count"]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": _readable(colours.group(group))},
        "marker": {
            "color": colours.group(group),
            "line": {"color": colours.text, "width": 1},
        },
        "hovertemplate": "%{y}<br>%{fullData.name}: %{x}<extra></extra>",
    }


def _readable(background: str) -> str:
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, background))


def finding(rows: pd.DataFrame, t: Translator) -> str:
    """Say in a title which kinds of source, of those that speak about several cases, stand on one side only."""
    present = rows[rows["case_count"] > 0]
    sided: dict[str, list[str]] = {group: [] for group in ("success", "failure")}
    alike, kinds = 0, 0
    for name, here in present.groupby("source_type_name", sort=False):
        about = set(here["case_group"])
        kinds += 1
        alike += about >= set(sided)
        if len(about) == 1 and about <= set(sided) and here["case_count"].sum() > 1:
            sided[about.pop()].append(str(name))
    if (sided["success"] or sided["failure"]) and present["case_group"].nunique() > 1:
        names = sided["success"] + sided["failure"]
        return t.plural(
            "Who writes colours the verdict: {names} speaks about one group only",
            "Who writes colours the verdict: {names} speak about one group only",
            len(names),
            names=t.listing(names),
        )
    if alike > kinds / 2:
        return t("Most kinds of source speak about successes and failures alike")
    return t("Too few cases in view to see whether who writes colours the verdict")


def in_words(rows: pd.DataFrame, by: str, t: Translator) -> str:
    """Give the numbers behind each bar in a sentence."""
    parts = []
    for name, here in rows.groupby(by, sort=False):
        counts = [f"{row.case_group_name} {int(row.case_count)}" for row in here.itertuples() if row.case_count]
        if counts:
            parts.append(f"{name}: {', '.join(counts)}")
    return "; ".join(parts) + "." if parts else t("No cases.")


def table(rows: pd.DataFrame, by: str, t: Translator) -> pd.DataFrame:
    """Return the cross table: a row per bar, a column per group."""
    names = list(dict.fromkeys(rows["case_group_name"]))
    wide = rows.pivot_table(
        index=by, columns="case_group_name", values="case_count", sort=False, aggfunc="sum", observed=False
    )
    wide = wide.reindex(columns=names).fillna(0).astype(int).reset_index().rename_axis(columns=None)
    return wide.rename(columns={by: t("Kind of source") if by == "source_type_name" else t("How the case came in")})
