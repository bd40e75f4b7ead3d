"""What speaks for success and what for failure, of one case or of two that are set against each other?"""

import streamlit as st

from weegschaal import frame
from weegschaal.charts import sides
from weegschaal.views import collection, comparing, picking, stories
from weegschaal.views.figure import figure
from weegschaal.views.heading import heading, section
from weegschaal.views.markup import plain_markdown

view = frame.view()
t, dark = view.t, frame.dark()
case_id, other = picking.case(view, paired=True)
if not case_id:
    st.stop()
names = {c: view.ask("casebase/case", case_id=c).iloc[0] for c in (case_id, other) if c}

heading(
    t("Face to face: {cases}", cases=" ⇄ ".join(str(c["known_as"]) for c in names.values())),
    t("Every sentence carries the number of its source, or is marked as ours"),
    collection.line(picking.only(view, *names)),
)
picking.notes(view, list(names.values()))
if other:
    st.html(picking.pair_text(view, case_id, other) + comparing.invitation(view, case_id, other))
shown = picking.side(view)
st.html(stories.key(view))

for case_id, case in names.items():
    sentences, sources = (view.ask(f"casebase/{q}", case_id=case_id) for q in ("sentences", "sources"))
    rows = view.ask("casebase/sides", case_ids=[case_id])
    if other:
        section(str(case["known_as"]))
    left, middle, right = st.columns([5, 4, 5], gap="medium")
    with left:
        if shown in {"both", "success"}:
            st.html(stories.story(view, sentences, sources, "success", t("What speaks for success")))
    with middle:
        figure(
            view,
            f"sides-{case_id}",
            title=view.made(sides.finding, rows),
            subtitle=t("Documents per criterion: left for success, right for failure"),
            drawn=view.figure(sides.sides, rows, dark=dark),
            rows=view.made(sides.table, rows),
            words=view.made(sides.in_words, rows),
            how=collection.how_sides(view),
            source=collection.source_line(picking.only(view, case_id)),
        )
    with right:
        if shown in {"both", "failure"}:
            st.html(stories.story(view, sentences, sources, "failure", t("What speaks for failure")))
    with st.expander(t("Sources of {case}", case=plain_markdown(case["known_as"]))):
        st.html(stories.source_list(view, sources))
st.html(collection.question(t("What would make you change your mind?")))
