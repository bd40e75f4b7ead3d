"""Where the verdict turned: lines from an earlier to a later judgement, over the dates on which both were published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from weegschaal.charts.comparison import SHAPES
from weegschaal.charts.drawing import Trace, drawing, scatter
from weegschaal.charts.labels import lines, plain
from weegschaal.charts.radar import in_full, levels
from weegschaal.i18n import Translator
from weegschaal.theme import LEVELS, Palette, layout, marker

BLOCK = 6.2  # room for a case, in levels: five of them and a heading
STEP = 26  # px per level
Names = Mapping[str, str]


def turns(rows: pd.DataFrame, names: Names, t: Translator, colours: Palette) -> go.Figure:
    """Draw each recorded turn as a line from the level of the earlier judgement to that of the later one, case under case.

    Read it for when and which way a verdict moved. A line joins two judgements and says nothing of the time in between; a point stands
    at the last day its date can mean. Judgements that did not turn are not here: the dot plot has them all.

    Args:
        rows: Rows of queries/casebase/turns.sql of the cases.
        names: Name of each case, in the order in which they are shown.
        t: Translator.
        colours: Palette.
    """
    shown = [case for case in names if (rows["case_id"] == case).any()]
    number = {case: n for n, case in enumerate(names)}
    floor = {case: -BLOCK * (n + 1) + 0.6 for n, case in enumerate(shown)}  # where -- lies
    here = rows[rows["case_id"].isin(shown)]
    written = zip(here.itertuples(), _labels(here), strict=True)
    traces = [_line(row, words, floor, number, t, colours) for row, words in written]
    ticks = [(floor[case] + rank, sign) for case in shown for rank, sign in enumerate(LEVELS)]
    heads = [
        {"x": 0, "xref": "paper", "xanchor": "left", "y": floor[case] + 4.95, "showarrow": False,
         "text": f"<b>{plain(names[case])}</b>", "font": {"size": 16, "color": colours.cases[number[case]]}}
        for case in shown
    ]  # fmt: skip
    depth = BLOCK * max(len(shown), 1)
    return drawing(
        traces,
        layout(colours, round(40 + STEP * depth), margin={"l": 34, "r": 48, "t": 4, "b": 32}),
        annotations=heads,
        xaxis={"type": "date", "showgrid": False, "zeroline": False, "fixedrange": True, "tickformat": "%Y",
               "range": _range(rows), **_ticks(rows), "tickfont": {"color": colours.text, "size": 14}},
        yaxis={"range": [-depth, 0], "tickvals": [y for y, _ in ticks], "ticktext": [f"<b>{s}</b>" for _, s in ticks],
               "gridcolor": colours.grid, "zeroline": False, "fixedrange": True,
               "tickfont": {"color": colours.heading, "size": 15}},
    )  # fmt: skip


def _range(rows: pd.DataFrame) -> list[str] | None:
    """The years in which the judgements fall, with room for the marks at either end."""
    if rows.empty:
        return None
    days = pd.to_datetime(pd.concat([rows["from_known_on"], rows["to_known_on"]]))
    room = max((days.max() - days.min()) * 0.06, pd.Timedelta(days=90))
    return [(days.min() - room).date().isoformat(), (days.max() + room).date().isoformat()]


def _ticks(rows: pd.DataFrame) -> dict[str, Any]:
    """A tick at the start of a year, at most eight of them."""
    if rows.empty:
        return {}
    first, last = (int(day[:4]) for day in _range(rows) or ())
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (last - first) / s <= 7)
    return {"tickvals": [f"{year}-01-01" for year in range(first, last + 1) if not year % step]}


def _labels(rows: pd.DataFrame) -> list[list[str]]:
    """Return what stands at both ends of each line: its label at the end, or at the start where several end in one point.

    A line that goes on with the same criterion is labelled where the last one ends.
    """
    starts, ends = ([_point(row, end) for row in rows.itertuples()] for end in ("from", "to"))
    names = [label(row) for row in rows.itertuples()]
    found: list[list[str]] = []
    for name, start, end in zip(names, starts, ends, strict=True):
        on = any(other == end and named == name for other, named in zip(starts, names, strict=True))
        if ends.count(end) == 1:
            found.append(["", "" if on else name])
        else:
            together = [n for n, s in zip(names, starts, strict=True) if s == start]
            found.append([", ".join(together) + " " if together[0] == name else "", ""])
    return found


def _point(row: Any, end: str) -> tuple[str, str, int]:
    return row.case_id, str(getattr(row, f"{end}_known_on"))[:10], int(getattr(row, f"{end}_rank"))


def _line(
    row: Any,
    words: list[str],
    floor: Mapping[str, float],
    number: Mapping[str, int],
    t: Translator,
    colours: Palette,
) -> Trace:
    colour = colours.cases[number[row.case_id]]
    days = [_point(row, end)[1] for end in ("from", "to")]
    return scatter(
        x=[min(days), days[1]],  # a year alone counts as its last day, which may lie after a day in that year
        y=[floor[row.case_id] + int(row.from_rank), floor[row.case_id] + int(row.to_rank)],
        mode="lines+markers+text",
        name=f"turn {row.number}",
        text=words,
        textposition=["middle left", "bottom center" if row.to_rank < row.from_rank else "top center"],
        textfont={"size": 14, "color": colours.text},
        line={"color": colour, "width": 3},
        marker=marker(colours, colour, 12, symbol=SHAPES[number[row.case_id]]),
        hovertext=[_hover(row, "from", t), _hover(row, "to", t)],
        hoverinfo="text",
        cliponaxis=False,
    )


def label(row: Any) -> str:
    """Write the criterion of a turn, or both where it ran from one to another."""
    one, other = str(row.from_criterion_id), str(row.to_criterion_id)
    return one if one == other else f"{one} → {other}"


def _hover(row: Any, end: str, t: Translator) -> str:
    value = {
        name: getattr(row, f"{end}_{name}")
        for name in ("criterion_id", "criterion", "rank", "published_on", "publisher")
    }
    head = plain(f"{value['criterion_id']} {value['criterion']}: {levels(value['rank'], value['rank'], t)}")
    who = plain(f"{value['publisher']}, {t.date(str(value['published_on']))}")
    return f"<b>{head}</b><br>{who}<br>{lines(row.text, 60)}"


def finding(rows: pd.DataFrame, names: Names, t: Translator) -> str:
    """Say in a title of how many cases the verdict turned."""
    found = [name for case, name in names.items() if (rows["case_id"] == case).any()]
    if not found:
        return t("Among the judgements shown no verdict turned")
    if len(found) == 1:
        return t("Only on {case} did the verdict turn", case=found[0])
    if len(found) == len(names):
        return t("On each of these cases the verdict turned at least once")
    return t("The verdict turned on {cases}", cases=t.listing(found))


def in_words(rows: pd.DataFrame, names: Names, t: Translator) -> str:
    """Tell each turn in a sentence, and which cases have none."""
    parts = []
    for case, name in names.items():
        here = rows[rows["case_id"] == case]
        for row in here.itertuples():
            parts.append(
                t(
                    "{case}, {criterion}: {before} ({from_publisher}, {from_date}), then {later} ({to_publisher}, {to_date}). {text}",
                    case=name, criterion=label(row), before=row.from_level, later=row.to_level, text=row.text,
                    from_publisher=row.from_publisher, from_date=t.date(str(row.from_published_on)),
                    to_publisher=row.to_publisher, to_date=t.date(str(row.to_published_on)),
                )
            )  # fmt: skip
        if here.empty:
            parts.append(t("{case}: no turn among the judgements shown.", case=name))
    return " ".join(parts)


def table(rows: pd.DataFrame, names: Names, t: Translator) -> pd.DataFrame:
    """Return the turns as a table, cases in the order in which they are shown."""
    order = {case: number for number, case in enumerate(names)}
    shown = rows[rows["case_id"].isin(order)]
    a = shown.assign(turn=shown["case_id"].map(order)).sort_values("turn", kind="stable")
    return pd.DataFrame(
        {
            t("Case"): a["case_id"].map(dict(names)),
            t("From criterion"): a["from_criterion_id"] + " " + a["from_criterion"],
            t("From level"): [in_full(rank, rank, t) for rank in a["from_rank"]],
            t("From source"): a["from_publisher"],
            t("From date"): a["from_published_on"],
            t("To criterion"): a["to_criterion_id"] + " " + a["to_criterion"],
            t("To level"): [in_full(rank, rank, t) for rank in a["to_rank"]],
            t("To source"): a["to_publisher"],
            t("To date"): a["to_published_on"],
            t("What turned"): a["text"],
        }
    )
