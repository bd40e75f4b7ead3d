"""The two pictures of one case: the radar to recognise it by, and the dot plot with every judgement."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from weegschaal.cached import View
from weegschaal.charts import judgements
from weegschaal.charts import radar as radars
from weegschaal.views import provenance
from weegschaal.views.collection import source_line
from weegschaal.views.figure import figure
from weegschaal.views.markup import escape, tag
from weegschaal.views.picking import only


def radar(view: View, case: pd.Series, dimensions: pd.DataFrame, profile: pd.DataFrame, dark: bool) -> None:
    """Show the radar in its two views, or the sentence that takes its place."""
    t = view.t
    form = st.segmented_control(
        t("Radar"),
        ["dimensions", "criteria"],
        default="dimensions",
        required=True,
        format_func={"dimensions": t("four dimensions"), "criteria": t("eleven criteria")}.__getitem__,
        key="radar_form",
        label_visibility="collapsed",
    )
    drawable = radars.drawable(dimensions)
    words, rows, drawn = view.made(radars.in_words, dimensions), view.made(radars.table, dimensions), None
    if drawable and form == "criteria":
        drawn = view.figure(radars.criteria_radar, profile, dark=dark)
        words, rows = view.made(radars.criteria_in_words, profile), view.made(radars.criteria_table, profile)
    elif drawable:
        drawn = view.figure(radars.dimensions_radar, dimensions, dark=dark)
    if case["completeness"] == "short":
        words = t("This is a short case: too few sources were found for a profile. What they do say stands beside.")
    elif not drawable:
        words = t("Fewer than three dimensions have enough levels, so there is no radar.") + " " + words
    figure(
        view,
        "radar",
        title=_radar_title(view, dimensions, profile, form) if drawable else t("No profile"),
        subtitle=t("The median; dashed: the upper median where it differs; a dotted spoke: too little is known"),
        drawn=drawn,
        rows=rows,
        words=words,
        how=t(
            "From the middle outwards: --, -, ±, +, ++. The line joins the medians of what sources say; where the median lies between two levels, a second, dashed line shows the upper one. A dimension is drawn when at least two of its criteria have a level. The area means nothing and depends on the order of the axes. Look at the marks beside it for what the sources really say."
        ),
        source=source_line(only(view, str(case["case_id"]))),
    )


def _radar_title(view: View, dimensions: pd.DataFrame, profile: pd.DataFrame, form: str) -> str:
    made = view.made(radars.finding, dimensions) if form == "dimensions" else view.made(judgements.finding, profile)
    return str(made)


def how_judgements(view: View) -> str:
    """How to read the dot plot."""
    return view.t(
        "From left (unfavourable) to right (favourable). A level says what the source says, as we coded it; n counts voices. On PG2, PG3 and EN2, where an effect is claimed, the mark is a diamond: filled for a comparison group, an experiment or a review, with a dot for before and after or a model, open for no comparison. A crossed square: the source finds that it cannot be determined. A dash: not applicable. An empty line: not assessed, which is not a zero."
    )


def legend(view: View, said: pd.DataFrame, profile: pd.DataFrame) -> str:
    """Explain the marks that occur in the dot plot."""
    t, marks = view.t, set(said.loc[said["status"] == "assessed", "mark"])
    nothing = (profile["n"] == 0) & (profile["not_determinable"] == 0) & (profile["not_applicable"] == 0)
    entries = [
        ("plain" in marks, "●", t("judgement")),
        ("solid" in marks, "◆", t("effect, with a comparison group, experiment or review")),
        ("half" in marks, "◈", t("effect, before and after or by a model")),
        ("hollow" in marks, "◇", t("effect, without comparison")),
        (bool((said["status"] == "not_determinable").any()), "⊠", t("not determinable, says the source")),
        (bool((said["status"] == "not_applicable").any()), "–", t("not applicable")),
        (bool(nothing.any()), "□", t("empty line: not assessed")),
    ]
    items = [
        tag("li", tag("span", escape(sign), aria_hidden="true") + " " + escape(words))
        for occurs, sign, words in entries
        if occurs
    ]
    return tag("ul", *items, class_="ws-legend")


def dots(view: View, said: pd.DataFrame, profile: pd.DataFrame, case_id: str, dark: bool) -> None:
    """Show every judgement as a mark; one that is clicked or chosen opens with everything behind it."""
    t = view.t
    figure(
        view,
        "judgements",
        title=view.made(judgements.finding, profile),
        subtitle=t(
            "Each mark is a judgement, the upright line the median, the bar the range; choose a mark for its source"
        ),
        drawn=view.figure(judgements.judgements, said, profile, dark=dark),
        rows=view.made(judgements.table, said),
        words=view.made(judgements.in_words, profile),
        how=how_judgements(view),
        source=source_line(only(view, case_id)),
        legend=legend(view, said, profile),
        chosen=True,
        below=partial(provenance.chooser, view, said, "judgement"),
    )
