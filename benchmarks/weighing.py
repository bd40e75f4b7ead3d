"""Measures the kernel of weighing: one case, and as many cases as a large collection holds (made-up rows, since the base holds fewer)."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable

import numpy as np

from weegschaal.analysis.draws import Choice, Floats, draw
from weegschaal.analysis.weighing import weigh

CASES = 109
TIMES = 20
CRITERIA = tuple((name, name[:2]) for name in "PG1 PG2 PG3 PR1 PR2 PO1 PO2 PO3 EN1 EN2 EN3".split())


def made_up(random: np.random.Generator) -> Floats:
    """Return what twenty documents say that judge one criterion in four, each with one level."""
    said = np.zeros((20, len(CRITERIA), 5))
    for document, criterion in np.argwhere(random.random((20, len(CRITERIA))) < 0.25):
        said[document, criterion, random.integers(5)] = 1.0
    return said


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of a piece of work."""
    found = []
    for _ in range(TIMES):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return statistics.median(found)


def measure() -> list[tuple[str, str, str]]:
    """Return what was measured, with its aim."""
    choice = Choice(CRITERIA, tuple((d, 25.0) for d in ("PG", "PR", "PO", "EN")))
    random = np.random.default_rng(1)
    cases = [made_up(random) for _ in range(CASES)]

    def weigh_all() -> None:
        drawn = draw(choice)
        for said in cases:
            weigh(said, drawn, choice)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    one, every = seconds(lambda: weigh(cases[0], draw(choice), choice)), seconds(weigh_all)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return [
        ("10,000 weighings of one case", f"{1000 * one:.0f} ms", "40 ms"),
        (f"10,000 weighings of {CASES} cases (made up)", f"{every:.2f} s", "0.5 s"),
        ("memory on top of the process, most", f"{more:.0f} MB", "300 MB"),
    ]
