"""Parts of the page that compares cases: radars, dot plot, what differs most, pairs, turns of the verdict, context."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import streamlit as st

from weegschaal.cached import View
from weegschaal.charts import comparison, differences, profiles, turns
from weegschaal.charts import radar as radars
from weegschaal.charts.labels import short
from weegschaal.i18n import Translator
from weegschaal.views import picking
from weegschaal.views.case_parts import listed
from weegschaal.views.collection import case_address, source_line
from weegschaal.views.figure import Small, figure
from weegschaal.views.heading import section
from weegschaal.views.markup import escape, link, query, tag, text
from weegschaal.views.stories import story

Cases = dict[str, pd.Series]
HEIGHTS = {2: 290, 3: 270, 4: 220}  # px of a radar; four beside each other are narrow


def called(cases: Cases) -> dict[str, str]:
    """Return the name of each case, in the order of the link, without the explanation behind it."""
    return short({case: str(row["known_as"]) for case, row in cases.items()})


def address(view: View, *case_ids: str) -> str:
    """Return the address at which these cases are compared, under the filters in force."""
    return "/compare" + query(view.asked.link(case=case_ids, unknown=()))


def invitation(view: View, *case_ids: str) -> str:
    """Write a link to the comparison of these cases."""
    return tag("p", link(view.t("Compare these cases, criterion by criterion"), address(view, *case_ids)))


def mark(number: int) -> str:
    """Write the mark by which a case is known in the figures."""
    return f'<i class="ws-case c{number}" aria-hidden="true"></i>'


def radar(view: View, cases: Cases, dark: bool) -> None:
    """Show the radars beside each other, in the order of the link, with one title, table and explanation."""
    t, names = view.t, called(cases)
    brief = tuple(case for case, row in cases.items() if row["completeness"] == "short")
    dimensions = view.ask("casebase/dimensions", case_ids=list(cases))
    drawn = []
    for number, (case, name) in enumerate(names.items()):
        rows = view.ask("casebase/dimensions", case_ids=[case])
        head = tag("h3", mark(number), link(name, case_address(view).replace("{case}", case)), class_="ws-case-name")
        picture = (
            view.figure(radars.small_radar, rows, dark=dark, height=HEIGHTS[len(cases)])
            if radars.drawable(rows)
            else None
        )
        drawn.append(Small(head, picture, view.made(_said, rows, name, short=case in brief)))
    figure(
        view,
        "profiles",
        title=view.made(profiles.finding, dimensions, names),
        subtitle=t("The median; dashed: the upper median where it differs; a dotted spoke: too little is known"),
        drawn=drawn,
        rows=view.made(profiles.table, dimensions, names),
        words=view.made(profiles.in_words, dimensions, names, brief),
        how=t(
            "One radar per case, the same four dimensions in the same places, from the middle outwards: --, -, ±, +, ++. A dimension is drawn when at least two of its criteria have a level. The area means nothing, so do not compare sizes; look at the marks below for what sources really say of each case."
        ),
        source=source_line(picking.only(view, *cases)),
    )


def _said(dimensions: pd.DataFrame, name: str, short: bool, t: Translator) -> str:
    return f"{name}: {profiles.of_one(dimensions, short, t)}"


def dots(view: View, cases: Cases, dark: bool) -> None:
    """Show the dot plot with all cases under each other, criterion by criterion."""
    t, names, ids = view.t, called(cases), list(cases)
    profile, dimensions = (view.ask(f"casebase/{name}", case_ids=ids) for name in ("profile", "dimensions"))
    said = view.ask("casebase/assessments", case_ids=ids, framework=["pppe"])
    figure(
        view,
        "comparison",
        title=view.made(differences.finding, profile, names),
        subtitle=t("Per criterion and case: the mark is the median, the bar the range, each small stroke a judgement"),
        drawn=view.figure(comparison.comparison, profile, said, dimensions, names, dark=dark),
        rows=view.made(comparison.table, profile, names),
        words=view.made(comparison.in_words, profile, names),
        how=t(
            "From left (unfavourable) to right (favourable). Cases stand under each other in the order of the link, each with its own shape and colour; neither says anything of a verdict. Two marks on one line are a lower and an upper median. n counts voices with a level, ⊠ sources that find it cannot be determined. Words in place of a mark: not determinable, not applicable, looked for and not found, or not assessed; none of them is a zero. A level is held against the aims and circumstances of its own case."
        ),
        source=source_line(picking.only(view, *cases)),
        legend=legend(names, _beside_levels(profile), t),
    )


def _beside_levels(profile: pd.DataFrame) -> tuple[str, ...]:
    """Return what sources find beside the levels: that it cannot be determined, or does not apply."""
    level = profile["n"] > 0
    found = {"not_determinable": True, "not_applicable": level}
    return tuple(status for status, where in found.items() if ((profile[status] > 0) & where).any())


def legend(names: dict[str, str], beside: tuple[str, ...], t: Translator) -> str:
    """Explain which mark is which case, and the signs beside the levels that occur."""
    items = [tag("li", mark(number), text("span", name)) for number, name in enumerate(names.values())]
    signs = {
        "not_determinable": ("⊠", t("not determinable, says the source")),
        "not_applicable": ("–", t("not applicable")),
    }
    for status in beside:
        sign, words = signs[status]
        items.append(tag("li", text("span", sign, aria_hidden="true"), " ", escape(words)))
    return tag("ul", *items, class_="ws-legend")


def most(view: View, cases: Cases) -> None:
    """Tell in words on which criteria the cases lie furthest apart, and on which they cannot be compared."""
    t = view.t
    section(t("What differs most?"))
    st.html(view.made(_most, view.ask("casebase/profile", case_ids=list(cases)), called(cases)))


def _most(profile: pd.DataFrame, names: dict[str, str], t: Translator) -> str:
    found = differences.differences(profile, names, t)
    largest = differences.largest(found)
    parts = [
        tag("li", text("strong", d.criterion), ": ", escape("; ".join(d.said)), escape(f" ({differences.apart(d.gap or 0, t)})"))
        for d in largest
    ]  # fmt: skip
    told = tag("ul", *parts) if parts else text("p", differences.finding(profile, names, t) + ".")
    rest = [d.criterion for d in found if d.gap and d not in largest]
    alike = [d.criterion for d in found if d.gap == 0]
    if rest:
        told += text("p", t("Less far apart: {criteria}.", criteria=t.listing(rest)))
    if alike:
        told += text("p", t("The medians touch or overlap: {criteria}.", criteria=t.listing(alike)))
    silent = [tag("li", text("strong", d.criterion), ": ", escape("; ".join(d.silent))) for d in found if d.silent]
    if silent:
        told += text("p", t("Cannot be compared, because there is no level:")) + tag("ul", *silent)
    return tag("div", told, class_="ws-differs")


def pairs(view: View, cases: Cases) -> None:
    """Show what is equal, what differs and what cannot be compared, for every ready pair among the cases."""
    t, names = view.t, called(cases)
    known = {(row.case_id, row.other_id) for row in view.ask("casebase/pairs", case_ids=list(cases)).itertuples()}
    ready = [pair for pair in combinations(cases, 2) if pair in known or len(cases) == 2]
    section(t("What is equal, what differs, what cannot be compared"))
    if not ready:
        words = t(
            "None of these cases were set against each other as a pair: what is equal and what is not is for you to judge."
        )
        st.html(tag("div", text("p", words), class_="ws-box"))
    for one, other in ready:
        head = text("h3", f"{names[one]} ⇄ {names[other]}") if len(cases) > 2 else ""
        contrast = "/contrast" + query(view.asked.link(case=(one, other), unknown=()))
        told = tag("div", head, picking.pair_text(view, one, other), class_="ws-pair")
        st.html(told + tag("p", link(t("Both stories, face to face"), contrast)))


def turned(view: View, cases: Cases, dark: bool) -> None:
    """Show where the verdict turned, over the dates of publication."""
    t, names = view.t, called(cases)
    rows = view.ask("casebase/turns", case_ids=list(cases))
    figure(
        view,
        "turns",
        title=view.made(turns.finding, rows, names),
        subtitle=t("From an earlier to a later judgement, at the dates on which they were published"),
        drawn=None if rows.empty else view.figure(turns.turns, rows, names, dark=dark),
        rows=view.made(turns.table, rows, names),
        words=view.made(turns.in_words, rows, names),
        how=t(
            "Each line joins two judgements of which the case file records that the verdict turned between them; the code names the criterion, or both where it moved from one to another. Between the two points nothing was measured. A date of a year or a month stands at its last day. A level line: a turn is recorded, yet both judgements were coded at the same level. Judgements that did not turn are left out here."
        ),
        source=source_line(picking.only(view, *cases)),
    )

    shifts = view.made(_shifts, view.ask("casebase/shifts", case_ids=list(cases)), names)
    st.html(shifts or "<span></span>")


def _shifts(rows: pd.DataFrame, names: dict[str, str], t: Translator) -> str:
    """Tell where our own synthesis moved; McConnell's spectrum is another scale and stays out of the figure."""
    items = []
    for case, name in names.items():
        for row in rows[rows["case_id"] == case].itertuples():
            step = t(
                "from {before} ({from_date}) to {later} ({to_date})",
                before=row.from_level_name,
                from_date=t.date(str(row.from_held_on)),
                later=row.to_level_name,
                to_date=t.date(str(row.to_held_on)),
            )
            items.append(tag("li", text("strong", f"{name}, {row.realm_name}"), ": ", escape(step)))
    if not items:
        return ""
    head = text("p", t("Our own synthesis on McConnell's spectrum, which rests on all voices, moved as well:"))
    return tag("div", head, tag("ul", *items), class_="ws-differs")


def context(view: View, cases: Cases) -> None:
    """Show the context of each case side by side: what cannot simply be copied."""
    cards = []
    for number, (case, name) in enumerate(called(cases).items()):
        sentences, sources, facts = view.ask_all(
            "casebase/sentences", "casebase/sources", "casebase/facts", case_id=case
        )
        there = case_address(view).replace("{case}", case)
        told = story(view, sentences, sources, "context", base=there) + listed(view, facts, sources, "condition", there)
        cards.append(tag("section", tag("h3", mark(number), link(name, there), class_="ws-case-name"), told))
    st.html(tag("div", *cards, class_="ws-beside"))
