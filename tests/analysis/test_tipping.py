"""The smallest shift of weight that tips the scales, by hand and against a linear programme."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from tests.analysis.setting import NAMES, case, choice, documents, exact
from weegschaal.analysis.tipping import Tipping, expected_values, smallest_change, tip

BAND = (0.45, 0.55)
weights = st.lists(st.integers(0, 10), min_size=2, max_size=8).filter(any)


def least_moved(w: np.ndarray, values: np.ndarray, edge: float, upwards: bool) -> float | None:
    """Solve min sum(moved) for w + up - down >= 0, sum(up) = sum(down), values (w + up - down) past the edge."""
    n, sign = len(w), 1.0 if upwards else -1.0
    found = linprog(
        c=np.r_[np.ones(n), np.zeros(n)],  # what goes up is what is moved
        A_ub=np.r_[[-sign * np.r_[values, -values]], np.c_[-np.eye(n), np.eye(n)]],
        b_ub=np.r_[-sign * (edge - values @ w), w],
        A_eq=[np.r_[np.ones(n), -np.ones(n)]],
        b_eq=[0],
        bounds=(0, None),
    )
    return float(found.fun) if found.success else None


@given(weights, st.lists(st.integers(0, 20), min_size=8, max_size=8))
@settings(max_examples=300)
def test_the_smallest_shift_is_that_of_the_linear_programme(given_weights: list[int], steps: list[int]) -> None:
    w = np.array(given_weights, dtype=float) / sum(given_weights)
    values = np.array(steps[: len(w)]) / 20
    total = values @ w
    assume(all(abs(total - edge) > 1e-6 and (abs(values - edge) > 1e-6).all() for edge in BAND))
    found = tip([f"n{i}" for i in range(len(w))], w, values, BAND)
    ways = {
        "success": [least_moved(w, values, BAND[1], False)],
        "failure": [least_moved(w, values, BAND[0], True)],
        "balance": [least_moved(w, values, BAND[1], True), least_moved(w, values, BAND[0], False)],
    }[found.outcome]
    reached = [way for way in ways if way is not None]
    if reached:
        assert found.amount == pytest.approx(min(reached), abs=1e-7)
    else:
        assert (found.towards, found.shifts) == ("", ())


@given(weights, st.lists(st.integers(0, 20), min_size=8, max_size=8))
def test_after_the_shift_the_weights_lie_on_the_edge_and_none_is_negative(given_weights, steps) -> None:
    w = np.array(given_weights, dtype=float) / sum(given_weights)
    values = np.array(steps[: len(w)]) / 20
    names = [f"n{i}" for i in range(len(w))]
    found = tip(names, w, values, BAND)
    assume(found.shifts)
    after = w.copy()
    for shift in found.shifts:
        after[names.index(shift.source)] -= shift.amount
        after[names.index(shift.target)] += shift.amount
    assert after.sum() == pytest.approx(1)
    assert after.min() > -1e-12
    assert (
        min(abs(after @ values - edge) for edge in BAND) < 1e-8
        or min((after @ values - BAND[0], BAND[1] - after @ values)) > -1e-8
    )


def test_weight_moves_between_dimensions_when_dimensions_were_set() -> None:
    # PR at --, the rest at + (expected 3/4): 0.5625 in all. Moving x from PG to PR takes off 0.75 x: x = 1/60.
    found = smallest_change(case(3, PR1=0, PR2=0), choice())
    assert (found.outcome, found.towards) == ("success", "balance")
    (shift,) = found.shifts
    assert (shift.source, shift.target) == ("PG", "PR")
    assert shift.amount == exact(1 / 60)


def test_weight_moves_between_criteria_when_criteria_were_set() -> None:
    chosen = choice(criterion_weights=tuple((name, 1.0) for name in NAMES))
    found = smallest_change(case(3, PR1=0), chosen)
    # 7/8 at 3/4 and 1/8 at 0 is 0.65625: 0.10625 too much, taken off by 0.75 per unit.
    assert [(s.source, s.target) for s in found.shifts] == [("PG1", "PR1"), ("PG2", "PR1")]
    assert found.amount == exact(0.10625 / 0.75)


def test_when_one_source_runs_dry_the_next_gives() -> None:
    found = tip(["a", "b", "c"], np.array([0.1, 0.8, 0.1]), np.array([1.0, 0.8, 0.0]), BAND)
    assert [(s.source, s.target) for s in found.shifts] == [("a", "c"), ("b", "c")]
    assert [s.amount for s in found.shifts] == [exact(0.1), exact((0.74 - 0.55 - 0.1) / 0.8)]


def test_no_weighing_tips_what_is_alike_everywhere() -> None:
    for level, outcome in ((4, "success"), (2, "balance"), (0, "failure")):
        assert smallest_change(case(level), choice()) == Tipping(outcome)


def test_a_balance_tips_to_the_nearer_side() -> None:
    found = tip(["a", "b"], np.array([0.52, 0.48]), np.array([1.0, 0.0]), BAND)
    assert (found.outcome, found.towards, found.amount) == ("balance", "success", exact(0.03))


def test_when_the_unknown_alone_decides_there_is_no_shift() -> None:
    assert smallest_change(case(2, EN1=None, EN2=None, EN3=None), choice()) == Tipping("", open=("failure", "success"))


def test_the_weight_of_what_is_unknown_stays_where_it_is() -> None:
    chosen = choice(criterion_weights=tuple((name, 1.0) for name in NAMES))
    found = smallest_change(case(3, PR1=0, EN3=None), chosen)
    assert found.shifts
    assert "EN3" not in {name for shift in found.shifts for name in (shift.source, shift.target)}


def test_expected_values_lie_at_equal_distances_and_documents_count_alike() -> None:
    said = documents({"PG1": 1, "PG2": 3}, {"PG1": 4, "PG2": 3}, {"PG1": 4})
    found = dict(zip(NAMES, expected_values(said, unknown=0.0), strict=True))
    assert (found["PG1"], found["PG2"], found["PG3"]) == (exact((0.25 + 1 + 1) / 3), exact(0.75), 0)
