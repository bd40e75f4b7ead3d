"""What comes of holding cases against each other two by two. Never a list from high to low."""

from __future__ import annotations

import pandas as pd

from weegschaal.cached import View
from weegschaal.i18n import Translator
from weegschaal.views.markup import tag, text
from weegschaal.weighed import Pair, paired
from weegschaal.weights import Choice


def pairs(view: View, held: dict[tuple[str, str], Pair], known_as: dict[str, str]) -> str:
    """Write how often either of two cases comes out higher, two by two, as bars and sentences; never as a list from high to low."""
    parts = []
    for (one, other), pair in held.items():
        words = _pair_words(pair, known_as[one], known_as[other], view.t)
        parts.append(tag("div", _bar(pair, one, other, known_as), text("p", words), class_="ws-held"))
    return "".join(parts)


def _pair_words(pair: Pair, one: str, other: str, t: Translator) -> str:
    return t(
        "In {first} of 100 weighings {one} comes out more favourably, in {second} {other}.",
        first=_range(pair.first, t),
        one=one,
        second=_range(pair.second, t),
        other=other,
    )


def pair_words(held: dict[tuple[str, str], Pair], known_as: dict[str, str], t: Translator) -> str:
    """Say of each pair how often either comes out higher."""
    said = [_pair_words(pair, known_as[one], known_as[other], t) for (one, other), pair in held.items()]
    return " ".join([*said, t("This is not a chance and not a mark.")])


def pair_table(held: dict[tuple[str, str], Pair], known_as: dict[str, str], t: Translator) -> pd.DataFrame:
    """Return the pairs as a table, in a fixed order that says nothing."""
    columns = t("One"), t("Other"), t("One more favourable, of 100"), t("Other more favourable, of 100")
    rows = [(known_as[a], known_as[b], _range(p.first, t), _range(p.second, t)) for (a, b), p in held.items()]
    return pd.DataFrame(rows, columns=list(columns))


def pairs_of(rows: pd.DataFrame, choice: Choice, known_as: dict[str, str], t: Translator) -> pd.DataFrame:
    """Return the table of pairs from the rows of queries/casebase/said.sql."""
    return pair_table(paired(rows, choice), known_as, t)


def _range(shares: tuple[float, float], t: Translator) -> str:
    low, high = (round(100 * share) for share in sorted(shares))
    return str(low) if low == high else t("{low} to {high}", low=low, high=high)


def _bar(pair: Pair, one: str, other: str, known_as: dict[str, str]) -> str:
    """Draw what is sure for either side in full, each case in its own colour, and what the unknown leaves open between them."""
    sure, sure_other, number = 100 * min(pair.first), 100 * min(pair.second), list(known_as).index
    parts = [
        tag("i", "", class_=f"c{number(one)}", style=f"width: {sure:.2f}%"),
        tag("i", "", class_="open", style=f"width: {max(100 - sure - sure_other, 0):.2f}%"),
        tag("i", "", class_=f"c{number(other)}", style=f"width: {sure_other:.2f}%"),
    ]
    ends = tag("p", text("span", known_as[one]), text("span", known_as[other]), class_="ends")
    return ends + tag("div", *parts, class_="bar", role="img", aria_label=f"{known_as[one]}; {known_as[other]}")
