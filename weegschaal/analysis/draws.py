"""What is set when cases are weighed, and what chance gives under it: weights, values of the levels, documents."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEVELS = 5
MIDPOINT = 2
DRAWS = 10_000
BAND = (0.45, 0.55)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """What somebody who weighs has set; two that are equal draw the same.

    Attributes:
        criteria: Criteria with their dimensions, in the order of the framework.
        dimension_weights: Dimensions with their weights, not negative, not all zero; any scale. What is left out weighs nothing.
        criterion_weights: Criteria with their weights within their dimension; a dimension of which none is named has equal ones.
        sure: How sure of the weights, from 0 (any weights will do) to 1 (exactly these).
        band: A value below the first is a failure, above the second a success, between them in balance.
        limits: Criteria that nothing makes up for: a draw in which one is at the lowest level is a failure.
        whole: Draw one document for all criteria it covers, instead of one per criterion.
        seed: Seed of the draws.
        draws: Number of weighings.
    """

    criteria: tuple[tuple[str, str], ...]
    dimension_weights: tuple[tuple[str, float], ...]
    criterion_weights: tuple[tuple[str, float], ...] = ()
    sure: float = 0.5
    band: tuple[float, float] = BAND
    limits: frozenset[str] = frozenset()
    whole: bool = False
    seed: int = 1
    draws: int = DRAWS

    @property
    def dimensions(self) -> list[str]:
        """Dimensions in the order of the framework."""
        return list(dict.fromkeys(dimension for _, dimension in self.criteria))

    @property
    def names(self) -> list[str]:
        """Criteria in the order of the framework."""
        return [name for name, _ in self.criteria]

    @property
    def by_criterion(self) -> bool:
        """True when weights were set for criteria: then a shift of weight is between criteria, else between dimensions."""
        return bool(self.criterion_weights)

    def dimension_shares(self) -> dict[str, float]:
        """Weight of each dimension; they sum to one."""
        given = dict(self.dimension_weights)
        return _shares({d: given.get(d, 0.0) for d in self.dimensions})

    def criterion_shares(self, dimension: str) -> dict[str, float]:
        """Weight of each criterion of a dimension within it; they sum to one."""
        inside, given = [c for c, d in self.criteria if d == dimension], dict(self.criterion_weights)
        named = any(c in given for c in inside)
        return _shares({c: given.get(c, 0.0) if named else 1.0 for c in inside})

    def centre(self) -> Floats:
        """Weight of each criterion when the choice is taken exactly, shape (criteria,); they sum to one."""
        dimensions = self.dimension_shares()
        inside = {c: share for d in self.dimensions for c, share in self.criterion_shares(d).items()}
        return np.array([dimensions[d] * inside[c] for c, d in self.criteria])


@dataclass(frozen=True)
class Draws:
    """What chance gave, the same for every case that is weighed under one choice.

    Attributes:
        weights: Weight of each criterion, shape (criteria, draws); each draw sums to one.
        values: Value of each level on each criterion, from 0 to 1, shape (criteria, levels, draws).
        picks: What picks a document per criterion, uniform on [0, 1), shape (criteria, draws).
        document: What picks one document for all criteria, uniform on [0, 1), shape (draws,).
    """

    weights: Floats
    values: Floats
    picks: Floats
    document: Floats


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def draw(choice: Choice, levels: int = LEVELS, midpoint: int | None = MIDPOINT, stream: str = "") -> Draws:
    """Draw weights, values of levels and documents.

    Each criterion and dimension has a stream of its own, named after it, so that neither the order of criteria nor what is set for
    another one changes what is drawn. `stream` gives other documents (and nothing else): pairs of cases draw theirs apart.

    Args:
        choice: What was set.
        levels: Number of ordinal levels, two or more.
        midpoint: Level that is worth exactly one half, or None: then all between the lowest (0) and the highest (1) is drawn and sorted.
        stream: Name of the stream of documents.
    """
    n, seed, names = choice.draws, choice.seed, choice.names
    across = _dirichlet("dimension", choice.dimension_shares(), choice)
    weights = np.empty((len(names), n))
    for dimension in choice.dimensions:
        inside = _dirichlet("criterion", choice.criterion_shares(dimension), choice)
        for name, share in inside.items():
            weights[names.index(name)] = across[dimension] * share
    values = np.stack([level_values(_random(seed, "value", name), levels, midpoint, n) for name in names])
    picks = np.stack([_random(seed, f"document {stream}", name).random(n) for name in names])
    return Draws(weights, values, picks, _random(seed, f"document {stream}", "").random(n))


def _random(seed: int, kind: str, name: str) -> np.random.Generator:
    return np.random.default_rng([seed, zlib.crc32(f"{kind} {name}".encode())])


def _dirichlet(kind: str, shares: Mapping[str, float], choice: Choice) -> dict[str, Floats]:
    """Draw weights that sum to one: Dirichlet(1 + c * w) with c = 10 s / (1 - s), exact at s = 1; uniform on the simplex at s = 0."""
    if choice.sure >= 1:
        return {name: np.full(choice.draws, share) for name, share in shares.items()}
    c = 10 * choice.sure / (1 - choice.sure)
    # Dirichlet by way of gamma, so that each weight keeps its own stream.
    drawn = {
        name: _random(choice.seed, kind, name).standard_gamma(1 + c * share, choice.draws)
        for name, share in shares.items()
    }
    total = sum(drawn[name] for name in sorted(drawn))
    return {name: weight / total for name, weight in drawn.items()}


def level_values(random: np.random.Generator, levels: int, midpoint: int | None, draws: int) -> Floats:
    """Draw the values of ordinal levels: the lowest 0, the highest 1, the midpoint one half, what lies between uniform and in order.

    With five levels and the third as midpoint: `--` 0, `-` uniform on (0, 1/2), `±` 1/2, `+` uniform on (1/2, 1), `++` 1.

    Returns:
        Values of shape (levels, draws).
    """
    values = np.empty((levels, draws))
    values[0], values[-1] = 0.0, 1.0
    if midpoint is None:
        values[1:-1] = np.sort(random.random((levels - 2, draws)), axis=0)
        return values
    values[midpoint] = 0.5
    values[1:midpoint] = np.sort(random.random((midpoint - 1, draws)), axis=0) / 2
    values[midpoint + 1 : -1] = 0.5 + np.sort(random.random((levels - midpoint - 2, draws)), axis=0) / 2
    return values
