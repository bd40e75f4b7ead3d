"""What do the sources say of one case, who says it, and how did the verdict move?"""

import streamlit as st

from weegschaal import frame
from weegschaal.views import case_parts, picking, profile_figures, stories
from weegschaal.views.heading import heading, section

view = frame.view()
t, dark = view.t, frame.dark()
case_id, _ = picking.case(view)
if not case_id:
    st.stop()
one = {"case_id": case_id, "case_ids": [case_id]}
case = view.ask("casebase/case", **one).iloc[0]
sentences, sources, facts, reversals, organisations, themes, dimensions, profile = view.ask_all(
    "casebase/sentences",
    "casebase/sources",
    "casebase/facts",
    "casebase/reversals",
    "casebase/case_organisations",
    "casebase/case_themes",
    "casebase/dimensions",
    "casebase/profile",
    **one,
)

heading(
    case["known_as"],
    case["title"] if case["title"] != case["known_as"] else "",
    *case_parts.head(view, case, organisations, themes, reversals),
)
picking.notes(view, [case])
st.html(stories.story(view, sentences, sources, "summary"))
case_parts.fact_card(view, sentences, sources)

said = view.ask("casebase/assessments", **one, framework=["pppe"])
left, right = st.columns([2, 3], gap="large")
with left:
    profile_figures.radar(view, case, dimensions, profile, dark)
with right:
    profile_figures.dots(view, said, profile, case_id, dark)

st.html(stories.key(view))
left, right = st.columns(2, gap="large")
with left:
    st.html(stories.story(view, sentences, sources, "success", t("What speaks for success")))
with right:
    st.html(stories.story(view, sentences, sources, "failure", t("What speaks for failure")))

section(
    t("Results against targets"), t("What is counted and as of when; a target is shown only where a source states it")
)
st.html(picking.doubt(view, case))
case_parts.outcomes(view, view.ask("casebase/outcomes", **one))
left, right = st.columns(2, gap="large")
with left:
    section(t("Timeline"), t("A diamond marks a turn of the verdict"))
    st.html(case_parts.timeline(view, facts, reversals, sources))
with right:
    section(t("Positions"), t("On McConnell's spectrum, in three realms; our synthesis unless stated otherwise"))
    st.html(case_parts.positions(view, view.ask("casebase/positions", **one)))
    section(t("Context: what cannot simply be copied"))
    st.html(stories.story(view, sentences, sources, "context") + case_parts.listed(view, facts, sources, "condition"))
section(t("Working ingredients"), t("What sources name as having made the difference, present or absent"))
st.html(case_parts.listed(view, facts, sources, "ingredient"))
section(t("What the bodies answered"))
st.html(case_parts.listed(view, facts, sources, "response"))
case_parts.questions(view, sentences)
section(t("Sources"), picking.reading(view, case))
st.html(stories.source_list(view, sources))
