"""Weighing in the manner of SMAA: in how many of many weighings does a case come out as success, in balance, as failure?

After Lahdelma, Hokkanen & Salminen, "SMAA - Stochastic multiobjective acceptability analysis", European Journal of Operational Research
106 (1998) 137-143; values of ordinal levels as in SMAA-O: Lahdelma, Miettinen & Salminen, "Ordinal criteria in stochastic multicriteria
acceptability analysis (SMAA)", European Journal of Operational Research 147 (2003) 117-127. Different from both: a case is held against a
reference, the band in balance, and not against other alternatives.

The additive value inside is never shown, exported or sorted on: it would be a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from weegschaal.analysis.draws import LEVELS, Choice, Draws, Floats, draw

TOLERANCE = 1e-9
SHOWN_RANGE = 0.10  # a wider range is shown without any figure in its middle

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Shares:
    """Shares of the draws; they sum to one."""

    success: float
    balance: float
    failure: float


@dataclass(frozen=True)
class Weighing:
    """How a case comes out. What has no level keeps its weight: once it counts as the lowest, once as the highest level.

    Attributes:
        at_worst: Shares with everything unknown at the lowest level.
        at_best: Shares with everything unknown at the highest level.
        balance: Least and most that can stay in balance, whatever level each unknown has: in the band in both runs, and between them. The two
            runs alone do not bound it, since a value may pass through the band from one to the other.
        unknown_weight: Mean weight that falls on criteria without a level.
        overall_weights: Mean weight of each criterion over all draws, shape (criteria,).
        success_weights: The same over draws that are a success even with the unknown at worst; None when there are fewer than a hundredth.
        failure_weights: The same over draws that are a failure even with the unknown at best; None when there are fewer than a hundredth.
    """

    at_worst: Shares
    at_best: Shares
    balance: tuple[float, float]
    unknown_weight: float
    overall_weights: Floats
    success_weights: Floats | None
    failure_weights: Floats | None

    def range_of(self, outcome: str) -> tuple[float, float]:
        """Return the least and the most that an outcome (success, balance, failure) can be, whatever is unknown."""
        if outcome == "balance":
            return self.balance
        low, high = sorted((getattr(self.at_worst, outcome), getattr(self.at_best, outcome)))
        return low, high


@dataclass(frozen=True)
class Pair:
    """How often one case comes out higher than another, as lowest and highest share of the draws over what is unknown of either."""

    first: tuple[float, float]
    second: tuple[float, float]


def said_of(rows: Iterable[tuple[str, str, int]], criteria: Sequence[str], levels: int = LEVELS) -> Floats:
    """Return what documents say as an array for `weigh`, shape (documents, criteria, levels).

    Args:
        rows: Document, criterion and level (0 is the lowest); a row that stands twice counts once, and a document with several levels on
            a criterion counts each alike.
        criteria: Criteria in the order of the framework.
        levels: Number of levels.
    """
    listed = list(rows)
    documents = {name: number for number, name in enumerate(sorted({document for document, _, _ in listed}))}
    said = np.zeros((len(documents), len(criteria), levels))
    for document, criterion, level in listed:
        said[documents[document], criteria.index(criterion), level] = 1.0
    return np.asarray(said / np.maximum(said.sum(axis=2, keepdims=True), 1.0))


def _levels_drawn(said: Floats, draws: Draws, whole: bool) -> NDArray[np.int8]:
    """Return the level of each criterion in each draw, shape (criteria, draws), and -1 where no document has one.

    Documents are picked by inverting the cumulative share of the levels, so that of two cases under the same draws the one that is better
    on every criterion is never drawn lower.
    """
    covers = said.sum(axis=2) > 0
    share = said.sum(axis=0) / np.maximum(covers.sum(axis=0), 1)[:, None]
    shares = share[:, :, None]
    if whole:
        chosen = (draws.document * len(said)).astype(np.intp)
        shares = np.where(covers[chosen].T[:, None, :], said[chosen].transpose(1, 2, 0), shares)
    below = np.cumsum(shares[:, :-1], axis=1)
    # A sum that falls short of one by rounding must not let through a level that no document gives.
    below = np.where(below > 1 - 1e-12, 1.0, below)
    levels = np.zeros(draws.picks.shape, dtype=np.int8)
    for level in range(below.shape[1]):
        levels += draws.picks >= below[:, level]
    levels[~covers.any(axis=0)] = -1
    return levels


def _values_drawn(said: Floats, draws: Draws, choice: Choice) -> tuple[Floats, Floats]:
    """Return the value of a case in each draw, shape (draws,), with the unknown at worst and at best; below zero where a limit was hit."""
    levels = _levels_drawn(said, draws, choice.whole)
    heard = levels[:, 0] >= 0
    worst, best = np.zeros(levels.shape[1]), draws.weights[~heard].sum(axis=0)
    for weights, values, own in zip(draws.weights[heard], draws.values[heard], levels[heard], strict=True):
        worst += weights * values[own, np.arange(len(own))]
    best += worst
    limited = np.array([name in choice.limits for name in choice.names])
    hit = (levels[limited] == 0).any(axis=0)
    hit_at_worst = hit | bool((limited & ~heard).any())
    return np.where(hit_at_worst, -1.0, worst), np.where(hit, -1.0, best)


def _outcomes(values: Floats, band: tuple[float, float]) -> tuple[Flags, Flags]:
    """Return in which draws the case is a success, and in which a failure."""
    return values > band[1] + TOLERANCE, values < band[0] - TOLERANCE


def weigh(said: Floats, draws: Draws, choice: Choice) -> Weighing:
    """Weigh one case.

    Args:
        said: What documents say, shape (documents, criteria, levels): the share of each level in what a document says on a criterion
            (sums to one), or nothing but zeros where it is silent.
        draws: What `draw` gave for this choice.
        choice: What was set.

    Raises:
        ValueError: When no document has a level on any criterion.
    """
    if not said.sum():
        raise ValueError("nothing was assessed")
    worst, best = _values_drawn(said, draws, choice)
    won, lost = _outcomes(worst, choice.band)
    won_at_best, lost_at_best = _outcomes(best, choice.band)
    unheard = said.sum(axis=(0, 2)) == 0
    return Weighing(
        at_worst=_counted(won, lost),
        at_best=_counted(won_at_best, lost_at_best),
        balance=(
            float((~won & ~lost & ~won_at_best & ~lost_at_best).mean()),
            float((~won & ~lost_at_best).mean()),
        ),
        unknown_weight=float(draws.weights[unheard].sum(axis=0).mean()),
        overall_weights=draws.weights.mean(axis=1),
        success_weights=_typical(draws.weights, won),
        failure_weights=_typical(draws.weights, lost_at_best),
    )


def _counted(won: Flags, lost: Flags) -> Shares:
    n = len(won)
    wins, losses = int(won.sum()), int(lost.sum())
    return Shares(wins / n, (n - wins - losses) / n, losses / n)


def _typical(weights: Floats, where: Flags) -> Floats | None:
    return np.asarray(weights @ where / where.sum()) if where.sum() * 100 >= len(where) else None


def weigh_pairs(said: Mapping[str, Floats], choice: Choice) -> dict[tuple[str, str], Pair]:
    """Hold cases against each other two by two, under the same weights and values of levels, each with documents of its own.

    Args:
        said: What documents say of each case, as for `weigh`.
        choice: What was set.

    Returns:
        For each pair, in the order given, how often either comes out higher. A draw in which both are equal, or both hit a limit, counts
        for neither.
    """
    values = {
        name: _values_drawn(rows, draw(choice, rows.shape[2], stream=name), choice) for name, rows in said.items()
    }
    names = list(said)
    found = {}
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            first = _higher(values[one][0], values[other][1]), _higher(values[one][1], values[other][0])
            second = _higher(values[other][0], values[one][1]), _higher(values[other][1], values[one][0])
            found[one, other] = Pair(first, second)
    return found


def _higher(one: Floats, other: Floats) -> float:
    return float((one > other + TOLERANCE).mean())
