"""Cases on the scales: rows in, outcome out. Pages and API both weigh here, so that they give the same figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from weegschaal.analysis.draws import BAND, Choice, Draws, draw
from weegschaal.analysis.tipping import Tipping, smallest_change
from weegschaal.analysis.weighing import SHOWN_RANGE, Pair, Weighing, said_of, weigh, weigh_pairs
from weegschaal.i18n import Translator

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "SHOWN_RANGE", "Pair", "Weighed", "Weighing", "directions", "for_harm", "hundredths", "layer", "paired", "refused", "weighed",
]  # fmt: skip

NOTABLE = 0.015  # a difference of weight worth telling, as a share of all weight
NAMED = 3


@dataclass(frozen=True)
class Weighed:
    """What comes of weighing one case.

    Attributes:
        weighing: Shares and typical weights; None when nothing has a level.
        tipping: Smallest change; None when nothing has a level.
        unknown: Criteria without a level, in the order of the framework.
    """

    weighing: Weighing | None
    tipping: Tipping | None
    unknown: tuple[str, ...]


@lru_cache(maxsize=16)
def drawn(choice: Choice) -> Draws:
    """Return the draws of a choice, kept for the cases that are weighed under it."""
    return draw(choice)


def weighed(rows: pd.DataFrame, choice: Choice, t: Translator | None = None) -> Weighed:  # noqa: ARG001 (what is made takes one)
    """Weigh one case.

    Args:
        rows: Rows of queries/casebase/said.sql for one case.
        choice: What was set.
        t: Not used.
    """
    said = said_of(zip(rows["document_id"], rows["criterion_id"], rows["rank"], strict=True), choice.names)
    heard = set(rows["criterion_id"])
    unknown = tuple(name for name in choice.names if name not in heard)
    if not len(rows):
        return Weighed(None, None, unknown)
    return Weighed(weigh(said, drawn(choice), choice), smallest_change(said, choice), unknown)


def paired(rows: pd.DataFrame, choice: Choice, t: Translator | None = None) -> dict[tuple[str, str], Pair]:  # noqa: ARG001
    """Hold two to four cases against each other two by two.

    Args:
        rows: Rows of queries/casebase/said.sql for these cases; a case without rows is left out.
        choice: What was set.
        t: Not used.
    """
    said = {
        str(case): said_of(zip(own["document_id"], own["criterion_id"], own["rank"], strict=True), choice.names)
        for case, own in rows.groupby("case_id")
    }
    return weigh_pairs(said, choice)


def layer(choice: Choice, weights: Iterable[float]) -> dict[str, float]:
    """Return weights on the layer that was set: per criterion, or summed per dimension."""
    if choice.by_criterion:
        return dict(zip(choice.names, map(float, weights), strict=True))
    summed = dict.fromkeys(choice.dimensions, 0.0)
    for (_, dimension), weight in zip(choice.criteria, weights, strict=True):
        summed[dimension] += float(weight)
    return summed


def directions(weighing: Weighing, choice: Choice) -> dict[str, tuple[list[str], list[str]]]:
    """Return what weighings that come out as success, and as failure, weigh more and less heavily than others: names, the strongest first."""
    usual, found = layer(choice, weighing.overall_weights), {}
    for outcome, weights in (("success", weighing.success_weights), ("failure", weighing.failure_weights)):
        typical = usual if weights is None else layer(choice, weights)
        gaps = sorted(((typical[n] - usual[n], n) for n in usual), key=lambda gap: -abs(gap[0]))
        more, less = ([n for gap, n in gaps if gap * sign >= NOTABLE][:NAMED] for sign in (1, -1))
        found[outcome] = (more, less)
    return found


def for_harm(choice: Choice) -> Choice:
    """Return the choice under which a case with harm is weighed: the usual band and no limits, which could be used to find its shares."""
    return replace(choice, band=BAND, limits=frozenset())


def hundredths(shares: Sequence[float]) -> list[int]:
    """Round shares that sum to one to whole hundredths that sum to 100 (largest remainders; of equal ones the first)."""
    floors = [math.floor(100 * share + 1e-9) for share in shares]
    order = sorted(range(len(shares)), key=lambda i: floors[i] - 100 * shares[i])
    for i in order[: 100 - sum(floors)]:
        floors[i] += 1
    return floors


def refused(unit: str, completeness: str, result: Weighed, t: Translator) -> str:
    """Say why a case is not weighed, or return ""."""
    if unit == "organisation":
        return t("An organisation is not weighed: the criteria are about what government did, not about who it is.")
    if completeness == "short":
        return t("This is a short case: too little was found to weigh it. What sources do say stands on its page.")
    if result.weighing is None:
        return t(
            "Nothing was judged here by the voices, on the day and for the people asked for, so there is nothing to weigh."
        )
    return ""
