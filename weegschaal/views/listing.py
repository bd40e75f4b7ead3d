"""The list of cases: search, group, cards or table, download."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from weegschaal import cached
from weegschaal.cached import View
from weegschaal.exchange.spreadsheet import to_csv
from weegschaal.views.address import write
from weegschaal.views.cards import period
from weegschaal.views.markup import link, query, table


def in_order(view: View, cases: pd.DataFrame) -> pd.DataFrame:
    """Return the cases in the order of the search when there is one, else by name."""
    if not view.asked.q:
        return cases
    order = {case: number for number, case in enumerate(view.kept)}
    return cases.sort_values("case_id", key=lambda ids: ids.map(order))


def controls(view: View) -> bool:
    """Show search, position and the choice of form; return True for the table."""
    t, options = view.t, cached.options(view.version)["group"]
    with st.container(horizontal=True, vertical_alignment="bottom", key="ws_list"):
        st.session_state["search"] = view.asked.q
        st.text_input(
            t("Search in all texts, in both languages"),
            key="search",
            placeholder=t("for example: trust, UWV, tunnel"),
            on_change=write,
            args=("q", "search"),
            width=340,
        )
        st.session_state["filter_group"] = list(view.asked.group)
        names = {o.value: o.name(view.asked.lang) for o in options}
        st.pills(
            t("Position"),
            list(names),
            selection_mode="multi",
            format_func=names.__getitem__,
            key="filter_group",
            wrap=True,
            on_change=write,
            args=("group", "filter_group"),
        )
        form = st.segmented_control(
            t("Form"),
            ["cards", "table"],
            default="cards",
            required=True,
            format_func={"cards": t("Cards"), "table": t("Table")}.__getitem__,
            key="form",
        )
    return form == "table"


def group_names(view: View) -> dict[str, str]:
    """Return the name of each group."""
    return {o.value: o.name(view.asked.lang) for o in cached.options(view.version)["group"]}


def rows(view: View, cases: pd.DataFrame) -> pd.DataFrame:
    """Return the cases as a table for reading and download."""
    t, groups = view.t, group_names(view)
    return pd.DataFrame(
        {
            t("Case"): cases["known_as"],
            t("Period"): [period(view, row) for row in cases.itertuples()],
            t("Organisations"): cases["organisations"].fillna(""),
            t("Theme"): cases["theme"],
            t("Level"): cases["level_name"],
            t("Country"): [t.country(str(c)) for c in cases["country"]],
            t("Group"): cases["case_group"].map(groups),
            t("Worked out"): cases["completeness"].map({"full": t("full"), "short": t("short")}),
            t("Judgements (n)"): cases["assessment_count"],
            t("Not determinable"): cases["not_determinable_count"],
            t("Documents"): cases["document_count"],
            t("Bodies"): cases["body_count"],
        }
    )


def as_table(view: View, cases: pd.DataFrame) -> None:
    """Show the cases as a table in which the name opens the case."""
    link_to = [
        link(r.known_as, "/case" + query(view.asked.link(case=(r.case_id,), unknown=()))) for r in cases.itertuples()
    ]
    st.html(table(rows(view, cases), view.t("Cases in view"), heads=link_to))


def download(view: View, cases: pd.DataFrame) -> None:
    """Offer the list as CSV."""
    t = view.t
    st.download_button(
        t("Download as CSV"),
        to_csv(rows(view, cases), view.asked.lang),
        f"weegschaal-cases-{view.version}.csv",
        "text/csv",
        on_click="ignore",
        type="tertiary",
    )
