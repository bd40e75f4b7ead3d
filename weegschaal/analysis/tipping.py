"""The smallest shift of weight that tips the scales."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from weegschaal.analysis.draws import Choice
from weegschaal.analysis.weighing import TOLERANCE

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Shift:
    """Weight moved from one criterion or dimension to another, as a share of all weight."""

    source: str
    target: str
    amount: float


@dataclass(frozen=True)
class Tipping:
    """Where a case stands at the weights that were set, and what would move it.

    Attributes:
        outcome: success, balance or failure at the weights set and the expected values; "" when the unknown decides which.
        towards: Outcome on the other side of the nearest edge, or "" when no weighing reaches one.
        shifts: What to move, the largest pull first; empty when nothing tips it.
        open: Outcomes with the unknown at worst and at best, where these differ.
    """

    outcome: str
    towards: str = ""
    shifts: tuple[Shift, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def amount(self) -> float:
        """Weight that moves in all."""
        return sum(shift.amount for shift in self.shifts)


def expected_values(said: Floats, unknown: float) -> Floats:
    """Return the expected value of each criterion, shape (criteria,): levels at equal distances, since a level between two fixed ones is
    uniform between them; a criterion without a level gets `unknown`."""
    covers = said.sum(axis=2) > 0
    share = said.sum(axis=0) / np.maximum(covers.sum(axis=0), 1)[:, None]
    return np.where(covers.any(axis=0), share @ np.linspace(0, 1, said.shape[2]), unknown)


def smallest_change(said: Floats, choice: Choice) -> Tipping:
    """Find the smallest weight to move, at the weights set and expected values, until the outcome is another one.

    Weight moves on the layer that was set: between dimensions (criteria inside keep theirs), or between criteria. It goes from what pulls
    hardest one way to what pulls hardest the other, which is the optimum of the linear programme that minimises the weight moved. What
    has no level is taken at worst and at best: when that alone decides the outcome, no shift is given; else the larger one, which tips it
    whatever the unknown turns out to be. Its weight stays where it is: nobody can know what moving it would do.

    Args:
        said: As for `weighing.weigh`.
        choice: What was set; limits and how sure are left out of account.
    """
    found = []
    heard = said.sum(axis=(0, 2)) > 0
    for unknown in (0.0, 1.0):
        names, weights, values = _layer(choice, expected_values(said, unknown))
        found.append(tip(names, weights, values, choice.band, _movable(choice, heard)))
    if found[0].outcome != found[1].outcome:
        return Tipping("", open=(found[0].outcome, found[1].outcome))
    if found[0].towards != found[1].towards or not all(one.shifts for one in found):
        return Tipping(found[0].outcome)
    return max(found, key=lambda one: one.amount)


def _layer(choice: Choice, values: Floats) -> tuple[list[str], Floats, Floats]:
    """Return names, weights and values on the layer that was set."""
    weights = choice.centre()
    if choice.by_criterion:
        return choice.names, weights, values
    inside = {c: share for d in choice.dimensions for c, share in choice.criterion_shares(d).items()}
    own = np.array([inside[c] for c in choice.names])
    member = np.array([[d == dimension for _, d in choice.criteria] for dimension in choice.dimensions])
    return choice.dimensions, member @ weights, member @ (own * values)


def _movable(choice: Choice, heard: Flags) -> Flags:
    """Return which criteria, or dimensions, have a level at all."""
    if choice.by_criterion:
        return heard
    levelled = {dimension for (_, dimension), known in zip(choice.criteria, heard, strict=True) if known}
    return np.array([dimension in levelled for dimension in choice.dimensions])


def tip(
    names: list[str], weights: Floats, values: Floats, band: tuple[float, float], movable: Flags | None = None
) -> Tipping:
    """Find the smallest weight to move until the weighted sum of the values leaves its place (success, balance, failure).

    Args:
        names: Names of what bears weight.
        weights: Shape (names,), not negative, summing to one.
        values: Shape (names,), from 0 to 1.
        band: Edges of the balance.
        movable: Shape (names,): what may give or take weight; all when left out.
    """
    if movable is not None and not movable.all():
        fixed = float(weights[~movable] @ values[~movable])
        names = [name for name, moves in zip(names, movable, strict=True) if moves]
        weights, values = weights[movable], values[movable]
        band = band[0] - fixed, band[1] - fixed
    total = float(weights @ values)
    low, high = band
    if total > high + TOLERANCE:
        ways = [("balance", _moved(names, weights, values, high, upwards=False, past=False))]
        return _nearest("success", ways)
    if total < low - TOLERANCE:
        ways = [("balance", _moved(names, weights, values, low, upwards=True, past=False))]
        return _nearest("failure", ways)
    ways = [
        ("success", _moved(names, weights, values, high, upwards=True, past=True)),
        ("failure", _moved(names, weights, values, low, upwards=False, past=True)),
    ]
    return _nearest("balance", ways)


def _nearest(outcome: str, ways: list[tuple[str, tuple[Shift, ...] | None]]) -> Tipping:
    reached = [Tipping(outcome, towards, shifts) for towards, shifts in ways if shifts is not None]
    return min(reached, key=lambda one: one.amount) if reached else Tipping(outcome)


def _moved(
    names: list[str], weights: Floats, values: Floats, edge: float, *, upwards: bool, past: bool
) -> tuple[Shift, ...] | None:
    """Return the shifts that bring the weighted sum to an edge of the band, or None when no weights do.

    Into the band it is enough to come on the edge; out of it some weighing must lie past the edge.
    """
    if not len(weights):
        return None
    sign = 1.0 if upwards else -1.0
    target = int(np.argmax(sign * values))
    reach = float(values[target])
    if sign * (reach * float(weights.sum()) - edge) < (TOLERANCE if past else -TOLERANCE):
        return None
    left = max(sign * (edge - float(weights @ values)), 0.0)
    shifts: list[Shift] = []
    for source in np.argsort(sign * values, kind="stable"):
        pull = sign * (reach - float(values[source]))
        if weights[source] <= 0 or pull <= 0:
            continue
        amount = min(float(weights[source]), left / pull)
        shifts.append(Shift(names[source], names[target], amount))
        left -= amount * pull
        if left <= TOLERANCE:
            break
    return tuple(shifts)
