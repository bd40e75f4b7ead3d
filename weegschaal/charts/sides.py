"""What speaks for success and what for failure, criterion by criterion."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.drawing import Trace, bar, drawing
from weegschaal.charts.labels import plain
from weegschaal.i18n import Translator
from weegschaal.theme import Palette, layout

UNKNOWN = "⊠"  # a crossed square: a source finds it cannot be determined
GAP = 0.24  # half the room for the names of the criteria, as a share of the longest bar


def sides(rows: pd.DataFrame, t: Translator, colours: Palette) -> go.Figure:
    """Draw diverging bars: documents that speak for failure to the right, for success to the left, the number at the end.

    Read it for what each story leans on: a bar on one side only is a criterion on which the documents agree. Documents are counted, not
    sentences; one that finds both about equal stands in the middle.

    Args:
        rows: Rows of queries/casebase/sides.sql of one case (criterion_id, criterion, for_success, for_failure, mixed, not_determinable).
        t: Translator.
        colours: Palette.
    """
    order = list(rows["criterion_id"])[::-1]
    most = max([1, *rows["for_success"], *rows["for_failure"]])
    reach = most + GAP * most + most * 0.18
    notes = [
        {
            "x": 0,
            "y": row.criterion_id,
            "text": f"<b>{row.criterion_id}</b> {f'±{int(row.mixed)}' if row.mixed else ''}{UNKNOWN if row.not_determinable else ''}",
            "showarrow": False,
            "font": {"size": 13, "color": colours.text},
        }
        for row in rows.itertuples()
    ]
    return drawing(
        [
            _side(rows, "for_success", -most, t("speaks for success"), colours.success, colours),
            _side(rows, "for_failure", most, t("speaks for failure"), colours.failure, colours),
        ],
        layout(colours, 60 + 38 * max(len(order), 1), barmode="overlay", margin={"l": 8, "r": 8, "t": 30, "b": 8}),
        annotations=notes,
        xaxis={"range": [-reach, reach], "visible": False, "fixedrange": True},
        yaxis={"categoryorder": "array", "categoryarray": order, "visible": False, "fixedrange": True},
    )


def _side(rows: pd.DataFrame, column: str, most: int, name: str, colour: str, colours: Palette) -> Trace:
    """Bars of one side; the sign of `most` says to which side they go."""
    sign = -1 if most < 0 else 1
    return bar(
        y=list(rows["criterion_id"]),
        x=[sign * int(n) for n in rows[column]],
        base=[GAP * most] * len(rows),
        name=name,
        orientation="h",
        marker={"color": colour, "line": {"color": colours.text, "width": 1}},
        text=[str(int(n)) if n else "" for n in rows[column]],
        textposition="outside",
        textfont={"color": colours.text},
        hovertext=[
            f"{row.criterion_id} {plain(row.criterion)}<br>{name}: {int(getattr(row, column))}"
            for row in rows.itertuples()
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def finding(rows: pd.DataFrame, t: Translator) -> str:
    """Say in a title on which criteria the documents stand against each other."""
    both = rows[(rows["for_success"] > 0) & (rows["for_failure"] > 0)]
    if both.empty:
        return t("On no criterion do documents stand against each other")
    fewest, gap = both[["for_success", "for_failure"]].min(axis=1), (both["for_success"] - both["for_failure"]).abs()
    if (fewest == fewest.max()).sum() > 2:
        return t("On {n} criteria the documents stand against each other", n=len(both))
    most = both.assign(fewest=-fewest, gap=gap).sort_values(["fewest", "gap"], kind="stable")["criterion"][:2]
    names = [f"“{str(n).lower()}”" for n in most]
    return t("The documents contradict each other most on {criteria}", criteria=t.listing(names))


def in_words(rows: pd.DataFrame, t: Translator) -> str:
    """Give the numbers behind each bar in a sentence."""
    parts = []
    for row in rows.itertuples():
        if row.for_success or row.for_failure or row.mixed:
            values = {
                "criterion": f"{row.criterion_id} {row.criterion}",
                "a": int(row.for_success),
                "b": int(row.for_failure),
                "c": int(row.mixed),
            }
            parts.append(t("{criterion}: {a} for success, {b} for failure, {c} mixed", **values))
        elif row.not_determinable:
            parts.append(
                t.plural(
                    "{criterion}: not determinable according to {n} source",
                    "{criterion}: not determinable according to {n} sources",
                    int(row.not_determinable),
                    criterion=f"{row.criterion_id} {row.criterion}",
                )
            )
        else:
            parts.append(t("{criterion}: not assessed", criterion=f"{row.criterion_id} {row.criterion}"))
    return ". ".join(parts) + "."


def table(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return documents per side and criterion as a table."""
    return pd.DataFrame(
        {
            t("Criterion"): rows["criterion_id"] + " " + rows["criterion"],
            t("Documents for success"): rows["for_success"].astype(int),
            t("Documents for failure"): rows["for_failure"].astype(int),
            t("Documents that find both"): rows["mixed"].astype(int),
            t("Not determinable"): rows["not_determinable"].astype(int),
        }
    )
