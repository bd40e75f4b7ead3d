"""A framework of eleven criteria in four dimensions, and cases made of one document each."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from weegschaal.analysis.draws import Choice, Floats
from weegschaal.analysis.weighing import said_of

CRITERIA = tuple((name, name[:2]) for name in "PG1 PG2 PG3 PR1 PR2 PO1 PO2 PO3 EN1 EN2 EN3".split())
NAMES = [name for name, _ in CRITERIA]
ALIKE = (("PG", 1.0), ("PR", 1.0), ("PO", 1.0), ("EN", 1.0))
OVER_CRITERIA = (("PG", 3.0), ("PR", 2.0), ("PO", 3.0), ("EN", 3.0))  # every criterion weighs 1/11


def choice(**changes: Any) -> Choice:
    """Return equal dimensions taken exactly, after changes."""
    return Choice(**{"criteria": CRITERIA, "dimension_weights": ALIKE, "sure": 1.0, **changes})


def case(rest: int | None = 2, **levels: int | None) -> Floats:
    """Return what one document says: a level for each criterion named, `rest` for the others, None for silence."""
    given = {name: levels.get(name, rest) for name in NAMES}
    return said_of([("d", name, level) for name, level in given.items() if level is not None], NAMES)


def documents(*told: dict[str, int]) -> Floats:
    """Return what several documents say."""
    return said_of([(f"d{n}", name, level) for n, one in enumerate(told) for name, level in one.items()], NAMES)


def exact(number: float) -> Any:
    """Compare without rounding noise."""
    return pytest.approx(number, abs=1e-12)


def chance(number: float, draws: int = 10_000) -> Any:
    """Compare a share of draws with its expectation, within five standard errors."""
    return pytest.approx(number, abs=5 * np.sqrt(max(number * (1 - number), 1e-4) / draws))
