"""The title of a page and the line under it."""

from __future__ import annotations

import streamlit as st

from weegschaal.views.markup import tag, text


def heading(title: str, subtitle: str = "", *more: str) -> None:
    """Show the title of a page; `more` is HTML that stands under the subtitle."""
    under = text("p", subtitle, class_="ws-lead") if subtitle else ""
    st.html(tag("div", text("h1", title), under, *more, class_="ws-heading"))


def section(title: str, subtitle: str = "") -> None:
    """Show the title of a section."""
    st.html(text("h2", title, class_="ws-title") + (text("p", subtitle, class_="ws-subtitle") if subtitle else ""))
