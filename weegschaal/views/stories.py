"""Texts of a case, sentence by sentence, each with the numbers of its sources."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from weegschaal.cached import View
from weegschaal.views.markup import attributes, escape, link, tag, text


def story(
    view: View, sentences: pd.DataFrame, sources: pd.DataFrame, section: str, title: str = "", base: str = ""
) -> str:
    """Write one section of a case as HTML.

    Sentences that nobody could have written on the day asked for are left out and counted; when more than half of a story goes, the
    section says that it could not have been written then.

    Args:
        view: The view, for its language and day.
        sentences: Rows of queries/casebase/sentences.sql.
        sources: Rows of queries/casebase/sources.sql of the same case.
        section: Section to write (summary, fact_card, success, failure, context).
        title: Heading, or "" for none.
        base: Address of the page with the list of sources, "" for this page.
    """
    t, rows = view.t, sentences[sentences["section"] == section]
    known = rows[rows["known"]]
    details = {str(r.source_id): r for r in sources.itertuples()}
    paragraphs = [
        tag("p", " ".join(_sentence(view, row, details, base) for row in part.itertuples()))
        for _, part in known.groupby("paragraph", sort=True)
    ]
    hidden = len(rows) - len(known)
    if hidden and section in {"success", "failure"} and hidden > len(rows) / 2:
        words = t(
            "This story could not have been written then: {n} of its {all} sentences rest on later sources.",
            n=hidden,
            all=len(rows),
        )
        paragraphs.append(text("p", words, class_="ws-small"))
    elif hidden:
        words = t.plural(
            "{n} sentence rests on later sources and is hidden.",
            "{n} sentences rest on later sources and are hidden.",
            hidden,
        )
        paragraphs.append(text("p", words, class_="ws-small"))
    heading = text("h2", title) if title else ""
    return tag("div", heading, *paragraphs, class_=f"ws-story {section}")


def _sentence(view: View, row: object, details: Mapping[str, object], base: str) -> str:
    marks = "".join(reference(view, details[key], base) for key in getattr(row, "sources") if key in details)  # noqa: B009
    name = "counter" if row.counterpoint else "ours" if row.interpretation else None  # type: ignore[attr-defined]
    hint = {"counter": view.t("Counterpoint"), "ours": view.t("Our interpretation, without a source")}.get(name or "")
    criteria = ", ".join(row.criteria)  # type: ignore[attr-defined]
    label = text("span", f" [{criteria}]", class_="ws-small") if criteria else ""
    inner = escape(row.text)  # type: ignore[attr-defined]
    return f"<span{attributes(class_=name, title=hint)}>{inner}</span>{label}{marks}"


def reference(view: View, source: object, base: str = "") -> str:
    """Write the number of a source as a link to its place in the list of sources."""
    number, who = source.number, f"{source.publisher}, {view.t.date(str(source.published_on))}"  # type: ignore[attr-defined]
    return tag(
        "sup",
        link(
            str(number), f"{base}#source-{number}", title=who, aria_label=view.t("Source {n}: {who}", n=number, who=who)
        ),
    )


def source_list(view: View, sources: pd.DataFrame) -> str:
    """Write the sources of a case as a numbered list with what was really read."""
    t, items = view.t, []
    for row in sources.itertuples():
        name = link(str(row.title), str(row.url)) if row.url and not pd.isna(row.url) else escape(row.title)
        read = [
            link(t("read here {n}", n=n) if len(row.seen_at) > 1 else t("read here"), str(a))
            for n, a in enumerate(row.seen_at, 1)
        ]
        details = [
            str(row.source_type_name),
            t.date(str(row.published_on)),
            _or_nothing(row.identifier),
            str(row.seen_name),
            _or_nothing(row.scope),
        ]
        parts = [
            tag("strong", f"{int(row.number)}. {escape(row.publisher)}"),
            name,
            escape(" · ".join(d for d in details if d)),
            *read,
        ]
        later = " (" + t("later than the day asked for") + ")" if not row.known else ""
        items.append(
            tag(
                "li",
                " — ".join(parts[:2]),
                tag("br"),
                " · ".join(parts[2:]),
                escape(later),
                id=f"source-{row.number}",
                tabindex="-1",
            )
        )
    return tag("ol", *items, class_="ws-sources")


def _or_nothing(value: object) -> str:
    return value if isinstance(value, str) else ""
