"""The opening of the overview: one case, told both ways."""

from __future__ import annotations

import streamlit as st

from weegschaal.cached import View
from weegschaal.views.markup import link, query, tag, text
from weegschaal.views.stories import story

FIRST = "now"
SENTENCES = 3


def two_stories(view: View) -> None:
    """Show how one case begins as a success and as a failure: NOW, or the first case in view when NOW is left out."""
    t, case_id = view.t, FIRST if FIRST in view.kept else view.kept[0]
    case = view.ask("casebase/case", case_id=case_id).iloc[0]
    sentences, sources = (view.ask(f"casebase/{name}", case_id=case_id) for name in ("sentences", "sources"))
    known = sentences[sentences["known"]]
    first = known[known.groupby("section").cumcount() < SENTENCES]
    here = view.asked.link(case=(case_id,), unknown=())
    st.html(text("h2", t("One case, two stories: {case}", case=case["known_as"]), class_="ws-title"))
    for column, section, name in zip(
        st.columns(2, gap="large"),
        ("success", "failure"),
        (t("What speaks for success"), t("What speaks for failure")),
        strict=True,
    ):
        with column:
            st.html(story(view, first, sources, section, name, "/case" + query(here)))
    links = [
        link(t("Read both stories with their sources"), "/contrast" + query(here)),
        link(t("See the whole case"), "/case" + query(here)),
    ]
    st.html(tag("p", " · ".join(links)))
