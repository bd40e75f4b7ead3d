"""What the reader picks on the pages about one case: the case, whose judgement, known until when, and the view of the radar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from weegschaal import cached
from weegschaal.cached import View
from weegschaal.i18n import Translator
from weegschaal.views.address import write
from weegschaal.views.markup import escape, tag, text
from weegschaal.views.notices import box

FIRST = "now"


def case(view: View, paired: bool = False) -> tuple[str, str]:
    """Let the reader pick a case of those in view, whose judgement counts and what was known when; return the case and its partner.

    A partner, a case it is set against, can be picked when `paired`; else it is "". The case is the one of the link, else NOW, else the first in view; "" when there is none or the link names one that does not exist.
    """
    t, options = view.t, cached.options(view.version)["case"]
    names = {o.value: o.name(view.asked.lang) for o in options}
    asked = [c for c in view.asked.case if c in names]
    listed = sorted({*view.kept, *asked}, key=lambda c: names[c].casefold())
    if not listed:
        box(text("p", t("No case is in view.")))
        return "", ""
    wrong = any(u.parameter == "case" for u in view.asked.unknown)
    chosen = asked[0] if asked else "" if wrong else FIRST if FIRST in listed else listed[0]
    with st.container(horizontal=True, key="ws_lens"):
        st.session_state["pick_case"] = chosen or None
        st.selectbox(
            t("Case"),
            listed,
            format_func=names.__getitem__,
            key="pick_case",
            label_visibility="collapsed",
            on_change=write,
            args=("case", "pick_case"),
            placeholder=t("Choose a case"),
            width=340,
        )
        partner = _partner_widget(view, chosen, asked[1] if len(asked) > 1 else "") if paired and chosen else ""
        lens(view)
    hidden(view)
    return chosen, partner


def _partner_widget(view: View, chosen: str, asked: str) -> str:
    t, pairs = view.t, view.ask("casebase/pairs", case_ids=[chosen])
    kinds = {"contrast": t("contrast"), "twin": t("twin")}
    names = {r.other_id: f"{r.other_known_as} ({kinds[r.kind]})" for r in pairs.itertuples()}
    others = {o.value: o.name(view.asked.lang) for o in cached.options(view.version)["case"] if o.value != chosen}
    names |= {c: name for c, name in sorted(others.items(), key=lambda o: o[1].casefold()) if c not in names}
    if not names:
        return ""
    st.session_state["pick_partner"] = asked if asked in names else None
    st.selectbox(
        t("Set against another case"),
        list(names),
        format_func=names.__getitem__,
        key="pick_partner",
        label_visibility="collapsed",
        on_change=_write_partner,
        args=(chosen,),
        placeholder=t("Set against another case"),
        width=300,
    )
    return asked if asked in names else ""


def _write_partner(first: str) -> None:
    other = st.session_state["pick_partner"]
    st.query_params["case"] = [first, other] if other else [first]


def notes(view: View, cases: Sequence[pd.Series]) -> None:
    """Show what must be read before the cases: that people were harmed, and the notes for whoever leads a conversation."""
    t = view.t
    harmed = [str(case["known_as"]) for case in cases if case["harm"]]
    if harmed:
        said = t(
            "People were irreparably harmed here ({names}). It is told, not weighed against itself.",
            names=t.listing(harmed),
        )
        box(text("p", said))
    written = [case for case in cases if isinstance(case["facilitation"], str) and case["facilitation"]]
    if written:
        with st.expander(t("For whoever leads a conversation about this")):
            st.html("".join(text("h3", case["known_as"]) + text("p", case["facilitation"]) for case in written))


def doubt(view: View, case: pd.Series) -> str:
    """Write the doubt that a source raises on the figures of the case, if any."""
    if not isinstance(case["doubt"], str) or not case["doubt"]:
        return "<span></span>"
    return tag("div", text("p", view.t("Doubt on the figures: {words}", words=case["doubt"])), class_="ws-box")


def lens(view: View) -> None:
    """Let the reader pick whose judgement counts and what was known when."""
    t, options = view.t, [o for o in cached.options(view.version)["perspective"] if o.count]
    names = {o.value: o.name(view.asked.lang) for o in options}
    st.session_state["filter_perspective"] = list(view.asked.perspective)
    st.multiselect(
        t("Whose judgement?"),
        list(names),
        format_func=names.__getitem__,
        key="filter_perspective",
        placeholder=t("Whose judgement? All"),
        label_visibility="collapsed",
        on_change=write,
        args=("perspective", "filter_perspective"),
        width=300,
        select_all=False,
    )
    first, last = cached.years(view.version)
    choices = [str(y) for y in range(last, first - 1, -1)]
    if view.asked.until and view.asked.until not in choices:
        choices.insert(0, view.asked.until)
    st.session_state["filter_until"] = view.asked.until or None
    st.selectbox(
        t("What was known when: up to and including"),
        choices,
        format_func=partial(_until, t),
        key="filter_until",
        placeholder=t("Known up to today"),
        label_visibility="collapsed",
        on_change=write,
        args=("until", "filter_until"),
        width=220,
    )


def hidden(view: View) -> None:
    """Say that later evidence is hidden, when it is."""
    if view.asked.until:
        t, date = view.t, view.t.date(view.asked.until)
        words = t("You see what one could know up to and including {date}. Later evidence is hidden.", date=date)
        box(text("p", words))


def _until(t: Translator, date: str) -> str:
    return t("Known up to {date}", date=t.date(date))


def only(view: View, *case_ids: str) -> View:
    """Return the view narrowed to these cases."""
    return replace(view, kept=case_ids)


def reading(view: View, case: pd.Series) -> str:
    """Say when the sources were read and how the case came in."""
    t = view.t
    return t(
        "Read on {date}. How this case came in: {way}. {why}",
        date=t.date(str(case["read_on"])),
        way=case["selection"],
        why=case["selection_reason"],
    )


def side(view: View) -> str:
    """Let the reader show both stories or one of them; returns both, success or failure."""
    t = view.t
    names = {"both": t("show both"), "success": t("only success"), "failure": t("only failure")}
    chosen = st.segmented_control(
        t("Stories"),
        list(names),
        default="both",
        required=True,
        format_func=names.__getitem__,
        key="side",
        label_visibility="collapsed",
    )
    return str(chosen)


def pair_text(view: View, first: str, other: str) -> str:
    """Write what is equal, what differs and what cannot be compared, or that nobody has set these two against each other."""
    t, pairs = view.t, view.ask("casebase/pairs", case_ids=[first])
    found = pairs[pairs["other_id"] == other]
    if found.empty:
        return tag(
            "div",
            text(
                "p",
                t(
                    "These two were not set against each other as a pair: what is equal and what is not is for you to judge."
                ),
            ),
            class_="ws-box",
        )
    if view.asked.until:  # our own texts bear no date and know how it ended
        words = t("What we wrote about this pair rests on what is known today, and is hidden.")
        return tag("div", text("p", words), class_="ws-box")
    pair = found.iloc[0]
    rows = (
        (t("What is equal"), pair["equal"]),
        (t("What differs"), pair["differs"]),
        (t("What cannot be compared"), pair["not_comparable"]),
    )
    return tag("dl", *(text("dt", k) + tag("dd", escape(v)) for k, v in rows), class_="ws-facts")
