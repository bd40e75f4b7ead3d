"""Which cases are compared: two to four, chosen one by one or as a ready pair. The address holds the choice."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from weegschaal import cached
from weegschaal.cached import View
from weegschaal.charts.labels import short
from weegschaal.i18n import Translator
from weegschaal.views import picking
from weegschaal.views.address import write
from weegschaal.views.markup import link, query, tag, text
from weegschaal.views.notices import box

MOST = 4
FIRST = ("fyra", "noord-zuidlijn")


def cases(view: View) -> list[str]:
    """Let the reader choose cases, whose judgement counts and what was known when; return two to four cases, or none.

    They are those of the link, in its order; without any, a ready pair of the cases in view, which is not written into the link.
    """
    pairs = ready(view)
    shown = _shown(view, pairs)
    with st.container(horizontal=True, key="ws_lens"):
        _widgets(view, shown, pairs)
        picking.lens(view)
    picking.hidden(view)
    if len(view.asked.case) > MOST:
        left = view.t.listing(names_of(view, list(view.asked.case[MOST:])))
        words = view.t("At most four cases can be compared. Left out: {names}.", names=left)
        box(text("p", words))
    if len(shown) < 2:
        _too_few(view, shown, pairs)
        return []
    return shown


def _names(view: View) -> dict[str, str]:
    return short({o.value: o.name(view.asked.lang) for o in cached.options(view.version)["case"]})


def _shown(view: View, pairs: dict[tuple[str, str], str]) -> list[str]:
    asked = list(view.asked.case[:MOST])
    wrong = any(u.parameter == "case" for u in view.asked.unknown)
    if asked or wrong:  # nothing takes the place of what was asked for and does not exist
        return asked
    if FIRST in pairs or not pairs:
        return list(FIRST) if FIRST in pairs else []
    return list(next(iter(pairs)))


def ready(view: View) -> dict[tuple[str, str], str]:
    """Return the pairs that were set against each other and whose cases are both in view, each once, with their names."""
    found: dict[tuple[str, str], str] = dict(view.made(_pairs, view.ask("casebase/pairs")))
    return {pair: name for pair, name in found.items() if {*pair} <= {*view.kept}}


def _pairs(rows: pd.DataFrame, t: Translator) -> dict[tuple[str, str], str]:
    kinds = {"contrast": t("contrast"), "twin": t("twin")}
    found = {}
    for row in rows.sort_values("known_as", key=lambda known: known.str.casefold(), kind="stable").itertuples():
        if (row.other_id, row.case_id) not in found:
            found[row.case_id, row.other_id] = f"{row.known_as} ⇄ {row.other_known_as} ({kinds[row.kind]})"
    return found


def several(view: View, shown: list[str], label: str, placeholder: str) -> None:
    """Let the reader choose up to four cases; the choice is written to the address."""
    names = _names(view)
    st.session_state["pick_cases"] = shown
    st.multiselect(
        label,
        sorted({*view.kept, *shown}, key=lambda c: names[c].casefold()),
        format_func=names.__getitem__,
        key="pick_cases",
        label_visibility="collapsed",
        max_selections=MOST,
        on_change=write,
        args=("case", "pick_cases"),
        placeholder=placeholder,
        width=400,
        select_all=False,
    )


def names_of(view: View, case_ids: list[str]) -> list[str]:
    """Return the short names of cases."""
    names = _names(view)
    return [names[case] for case in case_ids]


def _widgets(view: View, shown: list[str], pairs: dict[tuple[str, str], str]) -> None:
    t = view.t
    several(view, shown, t("Cases to compare"), t("Choose two to four cases"))
    if not pairs:
        return
    called = {" ".join(pair): name for pair, name in pairs.items()}
    st.session_state["pick_pair"] = next((" ".join(p) for p in pairs if {*p} == {*shown}), None)
    st.selectbox(
        t("A ready pair"),
        list(called),
        format_func=called.__getitem__,
        key="pick_pair",
        label_visibility="collapsed",
        on_change=_write_pair,
        placeholder=t("Or choose a ready pair"),
        width=230,
    )


def _write_pair() -> None:
    if st.session_state["pick_pair"]:
        st.query_params["case"] = st.session_state["pick_pair"].split()


def _too_few(view: View, shown: list[str], pairs: dict[tuple[str, str], str]) -> None:
    """Ask for another case, and offer the ready pairs: first those with the case that was chosen."""
    t = view.t
    words = t("Choose a second case to compare with {case}.", case=_names(view)[shown[0]]) if shown else ""
    words = words or (t("Choose two to four cases.") if view.kept else t("No case is in view."))
    order = sorted(pairs, key=lambda pair: not {*pair} & {*shown})
    offers = [tag("li", link(pairs[p], query(view.asked.link(case=p, unknown=())))) for p in order]
    ask = text("p", t("These were set against each other as a pair:")) + tag("ul", *offers) if offers else ""
    box(text("p", words) + ask)
