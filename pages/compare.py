"""How do two to four cases differ, what can be compared between them and what cannot?"""

import streamlit as st

from weegschaal import frame
from weegschaal.views import choosing, collection, comparing, picking
from weegschaal.views.heading import heading, section

view = frame.view()
t, dark = view.t, frame.dark()
chosen = choosing.cases(view)
if not chosen:
    st.stop()
cases = {case_id: view.ask("casebase/case", case_id=case_id).iloc[0] for case_id in chosen}

heading(
    t("Compare: {cases}", cases=t.listing(list(comparing.called(cases).values()))),
    t("Side by side, never ranked: each judged by its own sources, against its own aims"),
    collection.line(picking.only(view, *cases)),
)
picking.notes(view, list(cases.values()))
comparing.radar(view, cases, dark)
with st.container(key="ws_apart"):
    left, right = st.columns([3, 2], gap="large")
with left:
    comparing.dots(view, cases, dark)
with right:
    comparing.most(view, cases)
    comparing.pairs(view, cases)
comparing.turned(view, cases, dark)
section(t("Context: what cannot simply be copied"), t("Sources stand on the page of each case"))
comparing.context(view, cases)
st.html(collection.question(t("What would have to be the same before you would call this a fair comparison?")))
