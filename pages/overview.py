"""How does the collection weigh: what works, what is seen to work, and who says so?"""

import streamlit as st

from weegschaal import frame
from weegschaal.charts import groups, performance_map, spectrum
from weegschaal.views import collection, opening, pictures
from weegschaal.views.figure import figure
from weegschaal.views.heading import heading

view = frame.view()
t, dark = view.t, frame.dark()
names = collection.position_names(view)
places, positions, by_type, by_way, *_ = view.ask_all(
    "casebase/map",
    "casebase/positions",
    "casebase/groups_by_source_type",
    "casebase/selections",
    "casebase/collection",
    "casebase/top_themes",
)

heading(t("Balance"), t("Success and failure of government action, weighed with their sources"), collection.line(view))
if not view.kept:
    collection.nothing(view)
    st.stop()

opening.two_stories(view)

left, right = st.columns(2, gap="large")
with left:
    clicked = figure(
        view,
        "map",
        title=view.made(performance_map.finding, places),
        subtitle=t("Each point is a case; the cross runs from the lower to the upper median; a point opens the case"),
        drawn=view.figure(performance_map.performance_map, places, dark=dark),
        rows=view.made(performance_map.table, places),
        words=view.made(performance_map.in_words, places),
        how=collection.how_map(view),
        source=collection.source_line(view),
        chosen=True,
    )
    st.html(collection.small(view.made(performance_map.beside, places)))
with right:
    figure(
        view,
        "spectrum",
        title=view.made(spectrum.finding, positions),
        subtitle=t("Position of what was done and achieved, our synthesis of the sources; a name opens the case"),
        drawn=view.made(pictures.columns, positions, names, collection.case_address(view)),
        rows=view.made(spectrum.table, positions),
        words=view.made(spectrum.in_words, positions, names),
        how=collection.how_spectrum(view),
        source=collection.source_line(view),
    )
if clicked:
    frame.go("case", view, case=(clicked,))

left, right = st.columns(2, gap="large")
for column, key, rows, by, title in (
    (left, "voices", by_type, "source_type_name", view.made(groups.finding, by_type)),
    (right, "ways", by_way, "selection_name", t("How the cases came in")),
):
    with column:
        figure(
            view,
            key,
            title=title,
            subtitle=t("Cases per kind of source and group") if column is left else t("Cases per way in and group"),
            drawn=view.made(pictures.bars, rows, by, title),
            rows=view.made(groups.table, rows, by),
            words=view.made(groups.in_words, rows, by),
            how=collection.how_groups(view),
            source=collection.source_line(view),
        )
with right:
    st.html(collection.small(collection.thin_themes(view)))
