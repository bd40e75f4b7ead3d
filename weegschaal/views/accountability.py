"""The statements of the page on method: who made what, which rules hold, what the figures are and cannot tell."""

from __future__ import annotations

import pandas as pd

from weegschaal.cached import View
from weegschaal.views.listing import rows as case_rows
from weegschaal.views.markup import definitions, escape, link, table, tag, text

STUDY = "https://staatvandeuitvoering.nl/onderzoek/goede-praktijken-van-de-uitvoeringspraktijk/"


def contents(view: View) -> str:
    """Write what this is and where it came from."""
    t = view.t
    words = t(
        "Weegschaal grew from a study by Utrecht University (USBO, 2022) that asks for a more balanced weighing of government action, without romance and without laziness."
    )
    return tag("p", escape(words), " ", link(t("The study"), STUDY), class_="ws-words")


def prose(paragraphs: list[str]) -> str:
    """Write paragraphs in reading width."""
    return tag("div", *(text("p", p) for p in paragraphs), class_="ws-words")


def statements(view: View) -> list[tuple[str, list[str]]]:
    """Return the statements, each a title and its paragraphs."""
    return [
        _makers(view),
        _judgements(view),
        _unknown(view),
        _aggregates(view),
        _weighing(view),
        _groups(view),
        _known_when(view),
        _choice(view),
        _searching(view),
        _privacy(view),
    ]


def _makers(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Who made this"), [
        t(
            "The case base was coded and written by the makers, machine-assisted, from the cited sources. No panel has signed it. A second coding of the same kind measures consistency, not independence."
        ),
        t(
            "Facts and figures come from texts that were opened. Often only part of a document could be read, or another source relayed it; that is shown with every source and counted under every figure. The sentences are our own; of a source only up to six words (the anchor) and its judgement words are quoted."
        ),
    ]


def _judgements(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("A case has judgements, no mark"), [
        t(
            "A judgement has a voice (who judges, in the source) and a coder (who made it a level). The level says what the source says, not what we think: ++ favourable without reservation, + with one, ± both in about equal weight, - critical with something that worked, -- critical without."
        ),
        t(
            "There is no total, no average and no ranking. One document, one voice and one criterion give at most one judgement; reports about the same document count as that document. A judgement that its own author later replaced no longer counts from that day on."
        ),
    ]


def _unknown(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Three kinds of not knowing"), [
        t(
            "Not determinable is a finding of a source: no testable aim, no measurement, too early, or sources that contradict each other. Not applicable has its reason. Not assessed is everything else: we found nothing, or could not look. None of the three is a zero."
        )
    ]


def _aggregates(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Medians, dimensions and the radar"), [
        t(
            "Per criterion: the lower and the upper median of the levels, with the range; with an even number they may differ, and then both are shown (“± to +”), never a level in between."
        ),
        t(
            "A dimension is drawn when at least two of its criteria have a level; its value is the lower median of the lower medians and the upper median of the upper medians of its criteria. A radar needs three drawn dimensions; else a sentence takes its place. A short case has no radar."
        ),
        t(
            "Compare: two cases differ on a criterion by the number of levels between their intervals of lower and upper median; intervals that touch or overlap do not differ. Where one has no level they cannot be compared. Cases stand in the order in which they were chosen."
        ),
        t(
            "Map: to the right the medians of PG2 and PG3, upwards those of PO1, PO2 and PO3, each as an interval. What touches ± lies in the grey band and belongs to no quadrant."
        ),
    ]


def _weighing(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Weighing"), [
        t(
            "In the manner of SMAA (Lahdelma, Hokkanen and Salminen 1998; ordinal levels as in SMAA-O, Lahdelma, Miettinen and Salminen 2003), but different: one case is held against a fixed band, not alternatives against each other. We could not open these two papers; the program is tested against cases with an exact answer and against published figures of the method's authors."
        ),
        t(
            "One weighing: per criterion one document, each as likely, at its latest level. The levels are worth 0, somewhere between 0 and a half, a half, somewhere between a half and 1, and 1. Weights of dimensions, and of criteria within a dimension, are drawn from a Dirichlet distribution with 1 + c·w, where c = 10·s/(1 - s), w is the weight that was set and s how sure; at s = 1 exactly these weights. Above 0.55 it is a success, below 0.45 a failure, else in balance. The value itself is shown nowhere."
        ),
        t(
            "A criterion without a level keeps its weight: everything is computed once with all such at the lowest and once at the highest level, and both are given. In balance can be whatever is neither a success in the first run nor a failure in the second, so that range is wider than the two runs. Ten thousand weighings, with a number of the draw in the link, so that a link repeats its figures."
        ),
        t(
            "The smallest change takes the weights exactly as set and each level at its expected value, and moves weight from what pulls hardest one way to what pulls hardest the other. That is the optimum of the linear programme, which the tests check. Criteria without a level neither give nor take, and the shift that is given tips it whatever they turn out to be."
        ),
        t(
            "Two to four cases are only held two by two, under the same weights and values of levels, each with documents of its own. A case in which people were irreparably harmed gets no shares and no smallest change, and only names of what is weighed more or less heavily, since figures would let the shares be worked out. EN2 asks whether performance lasted and so repeats the other dimensions by definition."
        ),
    ]


def _groups(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Positions and groups"), [
        t(
            "A position on McConnell's spectrum is our synthesis, with the judgements it rests on, or a published one with its source; it counts from the day its newest basis was published. The newest counts per realm and voice."
        ),
        t(
            "Group of a case, one rule everywhere, from the realm of carrying out and results: only success or resilient success is success; only precarious or failure is failure; conflicted, or voices on both sides, is contested; without a position there is no group. Contested is a column of its own everywhere."
        ),
    ]


def _known_when(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("What was known when"), [
        t(
            "With a day set, everything published later is hidden: judgements, positions, events, and every sentence that leans on a later source. Our own interpretations are hidden too, since they were written later. A source dated by year counts as known on the last day of that year. When more than half of a story goes, the page says that it could not have been written then."
        )
    ]


def _choice(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Chosen, not sampled"), [
        t(
            "Cases came in through studies, inquiries, audits and nominations. Who writes about a case and what is found go together: success literature writes about successes, inquiries about failures. The gauge on the first page shows how strongly. So there are no p-values, no success factors and no causes here, and differences between cases are questions."
        )
    ]


def _searching(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Criticism of success, and what worked in failure"), [
        t(
            "For every success we looked for criticism and for every failure for something that worked. Where the opened sources hold none, the case says so. A case in which people were irreparably harmed needs no success story."
        )
    ]


def _privacy(view: View) -> tuple[str, list[str]]:
    t = view.t
    return t("Privacy and accessibility"), [
        t(
            "Bodies are named, officials are not. This dashboard keeps no personal data, sends nothing to others and loads nothing from elsewhere."
        ),
        t(
            "Aim: WCAG 2.2 AA. Every figure is also a table and a text, everything works by keyboard, and both languages are complete. Known limits: some of the words of the underlying software (Streamlit) are in English, and marks in a figure are reached by keyboard through the picker below it."
        ),
    ]


def frameworks(view: View, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Return each framework's name and its criteria as HTML, PPPE first."""
    return [(str(name), _framework(view, part)) for name, part in rows.groupby("framework", sort=False)]


def _framework(view: View, rows: pd.DataFrame) -> str:
    t, parts = view.t, []
    first = rows.iloc[0]
    parts.append(tag("p", escape(t("Source: ")), link(str(first["source"]), str(first["url"])), class_="ws-small"))
    for _, criterion in rows.groupby("criterion_id", sort=False):
        head = criterion.iloc[0]
        parts.append(
            text(
                "h3",
                f"{head['criterion_id'].removeprefix('mcconnell.').removeprefix('gao.')} {head['criterion']} ({head['dimension']})",
            )
        )
        parts.append(text("p", f"{head['question']} — {t('In a room:')} {head['room_question']}"))
        levels = criterion[["level", "level_name", "meaning"]].rename(
            columns={"level": t("Level"), "level_name": t("In a word"), "meaning": t("Observable sign")}
        )
        parts.append(table(levels, str(head["criterion"])))
    return "".join(parts)


def glossary(view: View, terms: pd.DataFrame) -> str:
    """Write the terms on these pages with what they mean, the working ingredients after them."""
    t = view.t
    own = [
        (
            t("Voice and body"),
            t(
                "A voice is who judges, in a document; a body is the organisation behind it. One body can speak in several documents."
            ),
        ),
        (
            t("Median"),
            t(
                "The level in the middle when all are put in order. Lower and upper median: the two in the middle when their number is even."
            ),
        ),
        (t("Range"), t("From the lowest to the highest level that a source gives.")),
        (
            t("Contrast and twin"),
            t("Two cases set against each other: a contrast went differently, a twin went alike."),
        ),
        (t("Turn of the verdict"), t("A later source judges otherwise than an earlier one.")),
        (t("Anchor"), t("Up to six words of the source at the place we relied on.")),
        (t("In between"), t("Where politics, policy and implementation meet.")),
        (t("Read here"), t("The page on which we read a source, where that is not the original.")),
    ]
    pairs = [(name, escape(words)) for name, words in own]
    pairs += [(row.term, escape(row.definition)) for row in terms.itertuples()]
    return definitions(pairs)


def scales(view: View, rows: pd.DataFrame) -> str:
    """Write the registry of scales, from least to most favourable."""
    t = view.t
    listed = [
        (str(name), " – ".join(f"{r.level} ({r.level_name})" for r in part.itertuples()))
        for name, part in rows.groupby("scale", sort=False)
    ]
    return table(
        pd.DataFrame(listed, columns=[t("Scale"), t("Levels, from least to most favourable")]), t("Registry of scales")
    )


def cases(view: View, rows: pd.DataFrame) -> str:
    """Write per case what it rests on."""
    return table(case_rows(view, rows), view.t("What each case rests on"))
