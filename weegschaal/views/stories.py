"""Texts of a case, sentence by sentence, each with the numbers of its sources."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from weegschaal.cached import View
from weegschaal.charts.labels import title_of
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
            "This story could not have been written then: {n} of its {all} sentences came later.",
            n=hidden,
            all=len(rows),
        )
        paragraphs.append(text("p", words, class_="ws-small"))
    elif hidden:
        words = t.plural(
            "{n} sentence came later and is hidden.",
            "{n} sentences came later and are hidden.",
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


def key(view: View) -> str:
    """Explain the signs in the stories."""
    t = view.t
    ours = text("em", t("italic: our interpretation, without a source"))
    counter = text("span", t("dotted line: a counterpoint"), class_="counter")
    rest = escape(t("number: the source; [PG3]: the criterion it judges, see the figure"))
    return tag("p", " · ".join((ours, counter, rest)), class_="ws-key ws-story-key")


def reference(view: View, source: object, base: str = "") -> str:
    """Write the number of a source as a link to its place in the list of sources (of this page, or of the page `base`)."""
    number, who = source.number, f"{source.publisher}, {view.t.date(str(source.published_on))}"  # type: ignore[attr-defined]
    return tag(
        "sup",
        link(str(number), _address(source, base), title=who, aria_label=view.t("Source {n}: {who}", n=number, who=who)),
    )


def _address(source: object, base: str) -> str:
    if base and isinstance(source.url, str) and source.url:  # type: ignore[attr-defined]
        return source.url  # type: ignore[attr-defined]
    return f"{base}#source-{source.number}"  # type: ignore[attr-defined]


def source_list(view: View, sources: pd.DataFrame) -> str:
    """Write the sources of a case as a numbered list with what was really read."""
    t, items = view.t, []
    for row in sources[sources["known"]].itertuples():
        title = title_of(row.title, t)
        name = link(title, str(row.url)) if isinstance(row.url, str) and row.url else escape(title)
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
        items.append(
            tag(
                "li",
                " — ".join(parts[:2]),
                "<br>",
                " · ".join(parts[2:]),
                id=f"source-{row.number}",
                tabindex="-1",
            )
        )
    later = int((~sources["known"]).sum())
    words = t.plural("{n} later source is hidden.", "{n} later sources are hidden.", later) if later else ""
    return tag("ol", *items, class_="ws-sources") + (text("p", words, class_="ws-small") if words else "")


def _or_nothing(value: object) -> str:
    return value if isinstance(value, str) else ""
