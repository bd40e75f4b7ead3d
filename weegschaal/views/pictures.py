"""Pictures made of words and boxes: they fold on a phone, print, and lead to a case by keyboard, which a drawing does not."""

from __future__ import annotations

import pandas as pd

from weegschaal.charts.spectrum import programme
from weegschaal.i18n import Translator
from weegschaal.theme import GROUPS, POSITIONS
from weegschaal.views.markup import link, tag, text


def columns(positions: pd.DataFrame, names: dict[str, str], addresses: str, t: Translator) -> str:
    """Write the spread over McConnell's spectrum as HTML: a column per position of the programme realm, in it a mark and link per case.

    Read it for the make-up of the collection, not as a ranking: cases were chosen, and a position is our synthesis of what sources say.

    Args:
        positions: Rows of queries/casebase/positions.sql (case_id, known_as, realm, level, source_id).
        names: Name of each position.
        addresses: Address of a case, with {case} where its case_id comes.
        t: Translator.
    """
    rows = programme(positions)
    parts = []
    for number, position in enumerate(POSITIONS):
        here = rows[rows["level"] == position].sort_values("known_as", key=lambda known: known.str.casefold())
        head = tag("h3", text("span", names[position]), text("b", t.number(len(here))))
        marks = [
            tag(
                "li",
                f'<i class="l{number}" aria-hidden="true"></i>',
                link(_short(row.known_as), _address(addresses, row.case_id), title=row.known_as),
            )
            for row in here.itertuples()
        ]
        parts.append(tag("section", head, tag("ul", *marks) if marks else text("p", t("no case")), class_=f"l{number}"))
    return tag("div", *parts, class_="ws-columns")


def _short(name: str) -> str:
    return name.split(" (", maxsplit=1)[0]


def _address(addresses: str, case: object) -> str:
    return addresses.replace("{case}", str(case))


def bars(rows: pd.DataFrame, by: str, title: str, t: Translator) -> str:
    """Write the groups of cases as HTML: for each kind of source, or each way in, a bar with a part per group.

    Read it for the bias of the collection: bars of unlike make-up mean that who wrote the source predicts the verdict.

    Args:
        rows: Rows of queries/casebase/groups_by_source_type.sql or selections.sql (case_group, case_group_name, case_count).
        by: Column with the name of the bar (source_type_name or selection_name).
        title: Name of the picture for who cannot see it.
        t: Translator.
    """
    present = rows[rows["case_count"] > 0]
    if present.empty:
        return text("p", t("No cases."), class_="ws-empty")
    names = present.drop_duplicates("case_group").set_index("case_group")["case_group_name"]
    longest = int(present.groupby(by, sort=False, observed=True)["case_count"].sum().max())
    lines = []
    for name, here in present.groupby(by, sort=False, observed=True):
        counts = dict(zip(here["case_group"], here["case_count"].astype(int), strict=True))
        parts = [
            tag(
                "i",
                str(counts[group]),
                class_=group,
                title=f"{names[group]}: {counts[group]}",
                style=f"flex: {counts[group]}",
            )
            for group in GROUPS
            if counts.get(group)
        ]
        bar = tag("span", *parts, class_="bar", style=f"width: {100 * sum(counts.values()) / longest:.4g}%")
        lines.append(text("span", name, class_="name") + tag("span", bar, class_="track"))
    legend = [tag("li", f'<i class="{g}"></i>', text("span", names[g])) for g in GROUPS if g in names.index]
    drawn = tag("div", *lines, class_="ws-bars", role="img", aria_label=title)
    return drawn + tag("ul", *legend, class_="ws-legend ws-groups", aria_hidden="true")
