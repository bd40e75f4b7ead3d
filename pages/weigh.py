"""What does one have to value to call this a success, and how far does the verdict depend on it?"""

import streamlit as st

from weegschaal import frame
from weegschaal.views import collection, picking, weigh_parts, weight_widgets
from weegschaal.views.heading import heading
from weegschaal.views.markup import text

view = frame.view()
t = view.t
case_ids = weigh_parts.cases(view)
if not case_ids:
    heading(t("Weighing: what matters to you?"))
    st.stop()
cases = [view.ask("casebase/case", case_id=case_id).iloc[0] for case_id in case_ids]
names = weigh_parts.names(view, case_ids[0])
chosen = weight_widgets.choice(view, view.ask("casebase/profile", case_ids=case_ids[:1]))

heading(
    t("Weighing: what matters to you?"),
    " ⇄ ".join(str(case["known_as"]) for case in cases),
    text(
        "p",
        t("No mark, no chance, no ranking: how far the verdict depends on what one finds important"),
        class_="ws-small",
    ),
    collection.line(picking.only(view, *case_ids)),
)
picking.notes(view, cases)
with st.container(key="ws_weigh"):
    left, right = st.columns([5, 7], gap="large")
with left:
    weight_widgets.controls(view, chosen, names)
with right:
    if len(cases) == 1:
        weigh_parts.scales(view, cases[0], chosen, names, frame.dark())
    else:
        weigh_parts.pairs(view, cases, chosen)
if len(cases) == 1:
    weigh_parts.reasons(view, cases[0], chosen, names)
with st.expander(t("More settings: limits, for whom, kind of research")):
    weight_widgets.further(view, chosen, names)
    weigh_parts.lens(view)
weigh_parts.share(view, case_ids, chosen)
