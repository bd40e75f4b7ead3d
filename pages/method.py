"""How does Weegschaal come to what it shows: frameworks, levels, rules, sources and limits?"""

import streamlit as st

from weegschaal import frame
from weegschaal.views import accountability, collection
from weegschaal.views.heading import heading, section

view = frame.view()
t = view.t
criteria, scales = view.ask("casebase/criteria"), view.ask("casebase/scales")

heading(t("Method and sources"), t("What stands behind every figure, and what it cannot tell"), collection.line(view))
st.html(accountability.contents(view))
for number, (title, paragraphs) in enumerate(accountability.statements(view), 1):
    section(f"{number}. {title}")
    st.html(accountability.prose(paragraphs))

section(
    t("Frameworks and levels"), t("Each criterion with its question and a sentence per level; the sentences are ours")
)
for number, (name, body) in enumerate(accountability.frameworks(view, criteria)):
    with st.expander(name, expanded=number == 0):
        st.html(body)
section(t("Words used here"), t("Signs and terms on these pages, and the working ingredients"))
st.html(accountability.glossary(view, view.ask("casebase/defined_terms")))
section(t("Registry of scales"), t("Raw values are kept as published; scales are never converted silently"))
with st.expander(t("All scales")):
    st.html(accountability.scales(view, scales))
section(t("Cases and what was read"), t("Per case: sources, documents, judgements, and how they were read"))
st.html(accountability.cases(view, view.ask("casebase/cases")))
