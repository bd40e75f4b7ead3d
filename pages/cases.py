"""Which cases are there, and what does each look like in small?"""

import streamlit as st

from weegschaal import frame
from weegschaal.views import cards, collection, listing
from weegschaal.views.heading import heading

view = frame.view()
t = view.t
cases, dimensions, _ = view.ask_all("casebase/cases", "casebase/dimensions", "casebase/collection")
cases = listing.in_order(view, cases)

heading(t("Cases"), t("Search and filter; open a case by its name"), collection.line(view))
as_table = listing.controls(view)
if cases.empty:
    collection.nothing(view)
elif as_table:
    listing.as_table(view, cases)
else:
    groups, positions = listing.group_names(view), collection.position_names(view)
    for start in range(0, len(cases), 3):
        for column, row in zip(st.columns(3), cases.iloc[start : start + 3].itertuples(), strict=False):
            with column, st.container(border=True, height="stretch", key=f"card_{row.case_id}"):
                frame.case_link(view, row.case_id, row.known_as)
                st.html(cards.card(view, row, dimensions[dimensions["case_id"] == row.case_id], groups, positions))
listing.download(view, cases)
