"""A figure the house way: title with the finding, figure, table, words, how to read it, source line and download."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from weegschaal.cached import View
from weegschaal.exchange.spreadsheet import to_csv
from weegschaal.i18n import Translator
from weegschaal.views.markup import escape, tag, text
from weegschaal.views.markup import table as table_html

CONFIG = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
}


@dataclass(frozen=True)
class Small:
    """One of several figures beside each other: HTML above it, the figure (None: a sentence takes its place), and its words."""

    head: str
    drawn: Any
    words: str


def figure(
    view: View,
    key: str,
    *,
    title: str,
    subtitle: str,
    drawn: Any,
    rows: pd.DataFrame,
    words: str,
    how: str,
    source: str,
    legend: str = "",
    chosen: bool = False,
    below: Callable[[str | None], None] | None = None,
) -> str | None:
    """Show a figure and return the customdata of the mark the reader clicked, when `chosen` asks for that.

    Args:
        view: The view, for language and links.
        key: Stable key of the widgets, also the name of the download.
        title: The finding.
        subtitle: What is drawn.
        drawn: The figure, or HTML for a picture of words and boxes, or None when `words` take its place; or a list of small figures
            that stand beside each other, as `Small`.
        rows: The same data as a table with columns in the language of the view.
        words: The same data in sentences; also the text alternative of the figure.
        how: How to read it.
        source: Where it comes from, and when.
        legend: HTML under the figure that explains its marks.
        chosen: Whether a mark can be clicked.
        below: Draws what stands right under the figure, given the mark that was clicked.
    """
    t = view.t
    st.html(text("h2", title, class_="ws-title", id=f"{key}-title") + text("p", subtitle, class_="ws-subtitle"))
    names = [t("Figure"), t("Table"), t("In words")]
    # A table nobody looks at costs the browser as much as a chart, at every change of a filter: it is sent when asked for.
    shown, listed, said = st.tabs(names, key=f"{key}_tabs", on_change="rerun")
    with shown:
        clicked = _picture(key, drawn, f"{title}. {words}", chosen) if drawn is not None else None
        if drawn is None:
            st.html(text("p", words, class_="ws-empty"))
        elif legend:
            st.html(legend)
        if below and drawn is not None:
            below(clicked)
    if listed.open:
        with listed:
            _listed(view, key, rows, title)
    with said:
        st.html(text("p", words, class_="ws-words"))
    summary = tag("summary", escape(t("How to read this")))
    explained = tag("details", summary, text("p", how), class_="ws-how")
    st.html(explained + text("p", source, class_="ws-source"))
    return clicked


def _picture(key: str, drawn: Any, alternative: str, chosen: bool) -> str | None:
    """Show what is drawn and return the mark that was clicked."""
    if isinstance(drawn, str):
        st.html(drawn)
        return None
    if isinstance(drawn, list):
        _beside(key, drawn)
        return None
    on_select: Any = {"on_select": "rerun", "selection_mode": "points"} if chosen else {}
    event: Any = st.plotly_chart(drawn, key=key, theme=None, config=CONFIG, alt=alternative, **on_select)
    return _clicked(event) if chosen else None


def _beside(key: str, drawn: list[Small]) -> None:
    """Show small figures in columns, which fold under each other where there is no room."""
    with st.container(key=f"{key}_beside"):
        for number, (column, small) in enumerate(zip(st.columns(len(drawn)), drawn, strict=True)):
            with column:
                st.html(small.head)
                if small.drawn is None:
                    st.html(text("p", small.words, class_="ws-empty"))
                else:
                    st.plotly_chart(small.drawn, key=f"{key}_{number}", theme=None, config=CONFIG, alt=small.words)


def _listed(view: View, key: str, rows: pd.DataFrame, title: str) -> None:
    """Show the rows as a table with a download."""
    st.html(view.made(_table, rows, title))
    name = re.sub(r"[^a-z0-9]+", "-", f"weegschaal {key} {view.version}".lower())
    label, data = view.t("Download as CSV"), view.made(_csv, rows)
    st.download_button(label, data, f"{name}.csv", "text/csv", key=f"{key}_csv", on_click="ignore", type="tertiary")


def _table(rows: pd.DataFrame, title: str, t: Translator) -> str:  # noqa: ARG001 (what is made takes a translator)
    return table_html(rows, title)


def _csv(rows: pd.DataFrame, t: Translator) -> bytes:
    return to_csv(rows, t.language)


def _clicked(event: Any) -> str | None:
    for point in event["selection"]["points"] if event else ():
        data = point.get("customdata")
        if data:
            return str(data[0] if isinstance(data, list) else data)
    return None
