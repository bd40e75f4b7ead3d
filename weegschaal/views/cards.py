"""A case in small: name, place, group, a small profile, and what it rests on."""

from __future__ import annotations

from typing import Any

import pandas as pd

from weegschaal.cached import View
from weegschaal.theme import LEVELS
from weegschaal.views.markup import tag, text


def card(view: View, row: Any, dimensions: pd.DataFrame, groups: dict[str, str], positions: dict[str, str]) -> str:
    """Write a card as HTML; its name, a link, stands above it.

    Args:
        view: The view, for language and links.
        row: One row of queries/casebase/cases.sql.
        dimensions: Rows of queries/casebase/dimensions.sql of the same case.
        groups: Name of each group.
        positions: Name of each position.
    """
    t = view.t
    where = " · ".join(
        str(v) for v in (period(view, row), row.organisations, row.theme, row.level_name) if v and not pd.isna(v)
    )
    verdict = positions.get(str(row.position), groups[str(row.case_group)])
    pills = text("span", t("position: {name}", name=verdict), class_="ws-pill")
    if row.completeness == "short":
        pills += text("span", t("short"), class_="ws-pill")
    summary = str(row.summary) if isinstance(row.summary, str) else t("Nothing was known yet on the day asked for.")
    held = (
        ""
        if not row.source_count
        else t("judgements: {n}; documents: {documents}; bodies: {bodies}; {first}–{last}", **_counts(row))
    )
    return tag(
        "article",
        text("p", row.title, class_="ws-small") if row.title != row.known_as else "",
        text("p", where, class_="ws-small"),
        tag("p", pills),
        mini_profile(view, row, dimensions),
        text("p", summary if len(summary) < 260 else summary[:250].rsplit(" ", 1)[0] + " …"),
        text("p", held, class_="ws-small"),
        class_="ws-card",
    )


def mini_profile(view: View, case: Any, dimensions: pd.DataFrame) -> str:
    """Write the four dimensions as rows of five boxes; boxes between lower and upper median are filled and carry their sign."""
    t = view.t
    if case.completeness != "full":
        return text("p", t("A short case: too little was found to draw a profile."), class_="ws-small")
    rows = []
    for row in dimensions.itertuples():
        rows.append(text("span", row.dimension))
        if pd.isna(row.lower):
            rows.append(text("span", t("too few levels"), class_="none"))
        else:
            low, high = int(row.lower), int(row.upper)
            rows += [
                text("i", LEVELS[i] if low <= i <= high else "", class_=f"l{i} on" if low <= i <= high else f"l{i}")
                for i in range(5)
            ]
        rows.append("<span></span>")
    return tag("div", *rows, class_="ws-mini")


def period(view: View, row: Any) -> str:
    """Write the period of a case: "2020–2022", or "since 2015"."""
    first, last = str(row.period_from)[:4], str(row.period_to)[:4]
    if not last:
        return view.t("since {year}", year=first)
    return first if first == last else f"{first}–{last}"


def _counts(row: Any) -> dict[str, object]:
    return {
        "n": int(row.assessment_count),
        "documents": int(row.document_count),
        "bodies": int(row.body_count),
        "first": str(row.first_source)[:4],
        "last": str(row.last_source)[:4],
    }
