"""Parts of the page of one case: head, outcomes, timeline, context, ingredients, positions."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from weegschaal.cached import View
from weegschaal.exchange.spreadsheet import to_csv
from weegschaal.views.cards import period
from weegschaal.views.markup import definitions, escape, link, query, table, tag, text
from weegschaal.views.stories import reference, story


def head(
    view: View, case: pd.Series, organisations: pd.DataFrame, themes: pd.DataFrame, reversals: pd.DataFrame
) -> list[str]:
    """Return the lines under the title: where and when, what counts in, links to the other views, and whether the verdict turned."""
    t = view.t
    bodies = " · ".join(
        dict.fromkeys(organisations.loc[organisations["role"].isin(["responsible", "executing"]), "organisation"])
    )
    parts = [
        period(view, case),
        bodies,
        t.listing(list(themes["theme"])),
        str(case["level_name"]),
        t.country(str(case["country"])),
    ]
    lines = [
        text("p", " · ".join(p for p in parts if p), class_="ws-small"),
        text("p", case["boundary"], class_="ws-small"),
    ]
    here = query(view.asked.link(case=(case["case_id"],), unknown=()))
    links = [
        link(t("Face to face"), "/contrast" + here),
        link(t("Compare"), "/compare" + here),
        link(t("Data (JSON)"), f"/api/v1/cases/{case['case_id']}"),
        link(t("Sources"), "#sources"),
    ]
    turned = ""
    if len(reversals):
        last = reversals.iloc[-1]
        turned = " · " + escape(t("the verdict turned ({year}), see the timeline", year=str(last["turned_on"])[:4]))
    short = text("span", t("short"), class_="ws-pill") if case["completeness"] == "short" else ""
    lines.append(tag("p", short, " · ".join(links), turned))
    return lines


def positions(view: View, rows: pd.DataFrame) -> str:
    """Write the position in each realm with its reason, date and basis."""
    t, pairs = view.t, []
    for row in rows.itertuples():
        who = t("published by {source}", source=row.source_id) if isinstance(row.source_id, str) else t("our synthesis")
        basis = t.plural("rests on {n} judgement", "rests on {n} judgements", len(row.basis)) if len(row.basis) else ""
        detail = ", ".join(p for p in (t("{who}, as of {date}", who=who, date=t.date(str(row.held_on))), basis) if p)
        pairs.append(
            (
                str(row.realm_name),
                tag("strong", escape(row.level_name))
                + ". "
                + escape(row.text)
                + " "
                + text("span", detail, class_="ws-small"),
            )
        )
    return definitions(pairs) if pairs else text("p", t("No position was taken on the day asked for."))


def outcomes(view: View, rows: pd.DataFrame) -> None:
    """Show outcomes against targets, absolute and relative, as a table with the source of each, and offer them as CSV."""
    t = view.t
    if rows.empty:
        st.html(text("p", nothing(view, t("No measured outcome was found in the opened sources."))))
        return
    st.html(table(outcomes_table(view, rows), t("Outcomes against targets")))
    raw = rows.drop(columns=["number", "anchor"])
    st.download_button(
        t("Download as CSV"),
        to_csv(raw, view.asked.lang),
        f"weegschaal-outcomes-{view.version}.csv",
        "text/csv",
        key="outcomes_csv",
        on_click="ignore",
        type="tertiary",
    )


def outcomes_table(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Return outcomes as a table for reading: against target and before, absolute and relative, with the source of each."""
    t = view.t
    return pd.DataFrame(
        {
            t("Outcome"): [f"{r.indicator} ({r.counts})" for r in rows.itertuples()],
            t("Result"): [_amount(view, r.low, r.high, r.unit, bool(r.about)) for r in rows.itertuples()],
            t("Before"): [
                "" if pd.isna(r.baseline) else _amount(view, r.baseline, r.baseline, r.unit) for r in rows.itertuples()
            ],
            t("Target"): [
                t("none seen") if pd.isna(r.target) else _amount(view, r.target, r.target, r.unit)
                for r in rows.itertuples()
            ],
            t("Against target and before"): [_relative(view, r) for r in rows.itertuples()],
            t("Period"): [" – ".join(t.date(part) for part in str(v).split("/")) for v in rows["period"]],
            t("As of"): [t.date(str(v)) for v in rows["as_of"]],
            t("Source"): [f"{r.source_number}. {r.publisher}" for r in rows.itertuples()],
        }
    )


def _amount(view: View, low: float, high: float, unit: str, about: bool = False) -> str:
    number = (
        view.t.number(low)
        if low == high
        else view.t("{low} to {high}", low=view.t.number(low), high=view.t.number(high))
    )
    amount = f"€ {number}" if unit == "€" else f"{number}%" if unit == "%" else f"{number} {unit}"
    return view.t("about {amount}", amount=amount) if about else amount


def _relative(view: View, row: object) -> str:
    t, low, high = view.t, row.low, row.high  # type: ignore[attr-defined]
    target, baseline = row.target, row.baseline  # type: ignore[attr-defined]
    parts = []
    if not pd.isna(target) and target:
        shares = sorted({round(100 * low / target), round(100 * high / target)})
        parts.append(
            t(
                "{share}% of the target",
                share=t("{low} to {high}", low=shares[0], high=shares[-1]) if len(shares) > 1 else shares[0],
            )
        )
    if not pd.isna(baseline) and low == high:
        change = _signed(view, low - baseline)
        if baseline:
            change += f" ({_signed(view, round(100 * (low - baseline) / abs(baseline)))}%)"
        parts.append(t("{change} against before", change=change))
    return "; ".join(parts)


def _signed(view: View, change: float) -> str:
    return ("+" if change > 0 else "−" if change < 0 else "") + view.t.number(round(abs(change), 6))


def timeline(view: View, facts: pd.DataFrame, reversals: pd.DataFrame, sources: pd.DataFrame) -> str:
    """Write events and turns of the verdict in order of time."""
    t, entries = view.t, []
    details = {str(r.source_id): r for r in sources.itertuples()}
    for row in facts[facts["kind"] == "event"].itertuples():
        entries.append((str(row.happened_on), "", escape(row.text), reference(view, details[row.source_id])))
    for row in reversals.itertuples():
        marks = "".join(
            reference(view, details[i.rpartition(":")[2]]) for i in (row.from_assessment, row.to_assessment)
        )
        entries.append(
            (str(row.turned_on), "turn", tag("strong", escape(t("The verdict turns"))) + ": " + escape(row.text), marks)
        )
    if not entries:
        return text("p", nothing(view, t("No events are recorded.")))
    items = [
        tag("li", text("time", t.date(on), datetime=on), words, marks, class_=kind or None)
        for on, kind, words, marks in sorted(entries, key=lambda e: e[0])
    ]
    return tag("ol", *items, class_="ws-timeline")


def listed(view: View, facts: pd.DataFrame, sources: pd.DataFrame, kind: str, base: str = "") -> str:
    """Write ingredients, conditions or responses, each with its source (in the list of this page, or of the page `base`)."""
    t, rows = view.t, facts[facts["kind"] == kind]
    details = {str(r.source_id): r for r in sources.itertuples()}
    if rows.empty:
        return text("p", nothing(view, t("Nothing was found in the opened sources.")))
    states = {"present": t("present"), "absent": t("absent"), "not_mentioned": t("not mentioned")}
    items = []
    for row in rows.itertuples():
        name = tag("strong", escape(row.name)) if isinstance(row.name, str) else tag("strong", escape(row.publisher))
        state = f" ({states[row.state]}, {row.chain})" if isinstance(row.state, str) else ""
        words = ": " + escape(row.text) if isinstance(row.text, str) else ""
        items.append(tag("li", name, escape(state), words, reference(view, details[row.source_id], base)))
    return tag("ul", *items)


def nothing(view: View, words: str) -> str:
    """Say that there is nothing, or that there was nothing yet on the day asked for."""
    return view.t("Nothing was known yet on the day asked for.") if view.asked.until else words


def fact_card(view: View, sentences: pd.DataFrame, sources: pd.DataFrame) -> None:
    """Show the fact card, closed: what it was, without a verdict."""
    with st.expander(view.t("Fact card, without a verdict")):
        st.html(story(view, sentences, sources, "fact_card"))


def questions(view: View, sentences: pd.DataFrame) -> None:
    """Show the questions for a conversation, closed."""
    asked = sentences.loc[sentences["section"] == "questions", "text"]
    if len(asked):
        with st.expander(view.t("Questions for a conversation")):
            st.html(tag("ol", *(text("li", question) for question in asked)))
