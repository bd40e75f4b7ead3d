"""What is in view: counts, the sentence that cases were chosen, and how the figures over cases are to be read."""

from __future__ import annotations

import pandas as pd

from weegschaal.cached import View
from weegschaal.i18n import Translator
from weegschaal.views.markup import query, text
from weegschaal.views.notices import box


def line(view: View) -> str:
    """Write what is in view as one line: n, bodies, documents, dates, share not determinable, and that cases were chosen."""
    t, row = view.t, view.ask("casebase/collection").iloc[0]
    said = int(row["assessment_count"]) + int(row["not_determinable_count"])
    share = round(100 * int(row["not_determinable_count"]) / said) if said else 0
    parts = [
        t.plural("{n} case", "{n} cases", int(row["case_count"]))
        + " "
        + t("({full} worked out in full)", full=int(row["full_count"])),
        t.plural("{n} organisation", "{n} organisations", int(row["organisation_count"])),
        t(
            "judgements: {n}, by bodies: {bodies}, in documents: {documents}",
            n=t.number(said),
            bodies=t.number(row["judging_body_count"]),
            documents=t.number(row["judging_document_count"]),
        ),
        t.plural("{n} kind of source", "{n} kinds of source", int(row["type_count"])),
        t("{share}% of the judgements: not determinable", share=share),
        t("sources from {first} to {last}", first=str(row["first_source"])[:4], last=str(row["last_source"])[:4])
        if int(row["source_count"])
        else t("no source was known yet on the day asked for"),
        t("cases were chosen, not sampled"),
    ]
    return text("p", " · ".join(parts) if int(row["case_count"]) else t("No case is in view."), class_="ws-small")


def source_line(view: View) -> str:
    """Say under a figure where it comes from, what was really read, and who coded it."""
    t, row = view.t, view.ask("casebase/collection").iloc[0]
    if not int(row["source_count"]):
        return t("No source was known yet on the day asked for. Data version {version}.", version=view.version)
    first, last = str(row["first_source"])[:4], str(row["last_source"])[:4]
    return t(
        "Source: {sources} sources ({n} original documents) of {years}, coded by the makers, machine-assisted; {full} read in full, {part} in part, {relayed} through another source. Data version {version}.",
        sources=t.number(row["source_count"]),
        n=t.number(row["document_count"]),
        years=first if first == last else f"{first}–{last}",
        full=int(row["seen_full"]),
        part=int(row["seen_part"]),
        relayed=int(row["seen_relayed"]),
        version=view.version,
    )


def position_names(view: View) -> dict[str, str]:
    """Return the name of each position of McConnell's spectrum."""
    return dict(view.made(_positions, view.ask("casebase/scales")))


def _positions(rows: pd.DataFrame, t: Translator) -> dict[str, str]:  # noqa: ARG001 (what is made takes a translator)
    return {r.level: r.level_name for r in rows[rows["scale_id"] == "mcconnell5"].itertuples()}


def thin_themes(view: View) -> str:
    """Name the themes on which the cases in view say little or nothing."""
    return str(view.made(_thin, view.ask("casebase/top_themes")))


def _thin(themes: pd.DataFrame, t: Translator) -> str:
    none, one = (list(themes.loc[themes["case_count"] == n, "theme"]) for n in (0, 1))
    parts = []
    if none:
        parts.append(t("Themes without a case in view: {names}.", names=t.listing(none)))
    if one:
        parts.append(t("Themes with a single case: {names}.", names=t.listing(one)))
    return " ".join(parts)


def case_address(view: View) -> str:
    """Return the address of any case under the filters in force, with {case} where its case_id comes."""
    return "/case" + query(view.asked.link(case=("CASE",), unknown=())).replace("case=CASE", "case={case}")


def small(words: str) -> str:
    """Write a line in small type, or nothing."""
    return text("p", words, class_="ws-small") if words else "<span></span>"


def nothing(view: View) -> None:
    """Say that the filters leave nothing, and what to do."""
    t = view.t
    box(
        text("p", t("No case fits these filters."))
        + text("p", t("Take one of them away, or clear them all above. Nothing was lost."))
    )


def question(words: str) -> str:
    """Write a question to the reader."""
    return text("p", words, class_="ws-question")


def how_map(view: View) -> str:
    """How to read the map of performance and reputation."""
    return view.t(
        "To the right: sources say it reached its results and shared benefits and burdens fairly (PG2, PG3). Upwards: it has support and a good name (PO1, PO2, PO3). The mark is the middle of the medians per criterion, the cross runs from the lower to the upper median. A case that touches the grey band belongs to no quadrant. The four corners are known in the literature as success, tragedy, farce and fiasco; we have not seen their exact wording and describe them plainly. On a phone the points bear no names: the table has them."
    )


def how_spectrum(view: View) -> str:
    """How to read the spread over the spectrum, with the rule for groups."""
    return view.t(
        "A position is our synthesis, with its basis, of what sources say about carrying out and results (the programme realm of McConnell 2010). Group of a case: only success or resilient success counts as success, only precarious or failure as failure; conflicted, or voices on both sides, is contested; without a position a case has no group."
    )


def how_groups(view: View) -> str:
    """How to read the gauge of the collection's own bias."""
    return view.t(
        "Each bar counts cases, split by their group; a case with several kinds of source is in several bars. Bars of unlike make-up mean that who wrote the source, or how a case came in, goes together with the verdict. So read differences between cases as questions, not as causes. Contested is a group of its own and is never split."
    )


def how_sides(view: View) -> str:
    """How to read the diverging bars."""
    return view.t(
        "Each bar counts original documents, not sentences: a report about a document counts as that document. + and ++ speak for success, - and -- for failure; a document that finds both about equal (±) stands in the middle. A crossed square: a source finds it cannot be determined. The lengths say how many documents speak, not how right they are."
    )
