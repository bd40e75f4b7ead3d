"""Where one judgement comes from: voice, source, date, coder, what it says, where in it, and how much of it was read."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from weegschaal.cached import View
from weegschaal.charts.labels import title_of
from weegschaal.theme import LEVELS
from weegschaal.views.markup import definitions, escape, link, tag, text


def judgement(view: View, row: Any) -> str:
    """Write a judgement with everything behind it as HTML."""
    t = view.t
    level = _level(view, row)
    name = title_of(row.source_title, t)
    title = link(name, str(row.url)) if isinstance(row.url, str) and row.url else escape(name)
    below = link(t("number {n} in the list of sources", n=row.source_number), f"#source-{row.source_number}")
    identifier = f" ({row.identifier})" if isinstance(row.identifier, str) and row.identifier else ""
    sure = "" if row.sure else escape(t("A neighbouring level is as defensible."))
    return text("h3", f"{row.criterion_id} {row.criterion}: {level}") + definitions(
        [
            (t("What the source says"), escape(row.text)),
            (t("Voice"), escape(row.voice_name)),
            (t("Source"), tag("strong", escape(row.publisher)) + ", " + title + escape(identifier) + " · " + below),
            (t("Kind"), escape(row.source_type)),
            (t("Published"), escape(t.date(str(row.published_on)))),
            (t("Where in it"), escape(row.at_place) + ", " + text("q", row.anchor)),
            (t("Read"), escape(row.seen_name)),
            (t("Judges"), escape(row.scope) if isinstance(row.scope, str) else ""),
            (t("How studied"), escape(row.design_name) if isinstance(row.design_name, str) else ""),
            (t("For whom"), escape(row.for_whom)),
            (t("Judgement words"), ", ".join(text("q", w) for w in row.words) if row.words is not None else ""),
            (t("Level coded by"), escape(f"{row.coder}, {t.date(str(row.coded_on))}") + " " + sure),
        ]
    )


def chooser(view: View, assessments: pd.DataFrame, key: str, clicked: str | None) -> None:
    """Show the judgement that was clicked, or lets the reader pick one by keyboard."""
    t = view.t
    if assessments.empty:
        return
    rows = {str(r.assessment_id): r for r in assessments.itertuples()}
    names = {
        k: f"{r.criterion_id} {r.criterion}: {_sign(r)} · {r.publisher}, {r.published_on}" for k, r in rows.items()
    }
    if clicked in rows and st.session_state.get(f"{key}_clicked") != clicked:
        _remember(key, str(clicked))
    if st.session_state.get(key) not in rows:
        st.session_state.pop(key, None)
    label = t("Judgement: click a mark, or choose here")
    chosen = st.selectbox(
        label,
        list(rows),
        index=None,
        format_func=lambda k: names.get(k, k),
        key=key,
        placeholder=t("Choose a judgement"),
    )
    if chosen:
        st.html(tag("div", judgement(view, rows[chosen]), class_="ws-box", role="status"))


def _remember(key: str, clicked: str) -> None:
    """Let the picker follow the mark that was clicked last."""
    st.session_state[f"{key}_clicked"] = clicked
    st.session_state[key] = clicked


def _level(view: View, row: Any) -> str:
    t = view.t
    if row.status == "not_determinable":
        return t("not determinable: {reason}", reason=row.reason)
    if row.status == "not_applicable":
        return t("not applicable")
    return str(row.level)


def _sign(row: Any) -> str:
    return str(row.level) if row.level in LEVELS else "⊠" if row.status == "not_determinable" else "–"
