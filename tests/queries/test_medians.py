"""Lower and upper medians, held against Python's own, whatever the judgements."""

from __future__ import annotations

from collections import defaultdict
from statistics import median_high, median_low

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.asking import Row, answer, fill
from weegschaal.theme import LEVELS

CRITERIA = ("PG1", "PG2", "PG3", "PR1", "PR2", "PO1", "PO2", "PO3", "EN1", "EN2", "EN3")
JUDGEMENTS = st.lists(st.tuples(st.sampled_from(CRITERIA), st.integers(0, 4)), max_size=40)
# The base is emptied after each example by a rollback, so that one can serve them all.
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said(base: duckdb.DuckDBPyConnection, judgements: list[tuple[str, int]], query: str) -> list[Row]:
    """Return what a query answers when one case has these judgements, each from a document of its own."""
    sources = [{"case_id": "a", "source_id": f"s{n}"} for n in range(len(judgements))]
    rows = [
        {"case_id": "a", "criterion_id": criterion, "source_id": f"s{n}", "level": LEVELS[rank]}
        for n, (criterion, rank) in enumerate(judgements)
    ]
    base.execute("begin")
    try:
        fill(base, {"cases": [{"case_id": "a"}], "sources": sources, "assessments": rows})
        return answer(base, query, case_ids=["a"])
    finally:
        base.execute("rollback")


def ranks(judgements: list[tuple[str, int]]) -> dict[str, list[int]]:
    """Return the ranks per criterion."""
    found: dict[str, list[int]] = defaultdict(list)
    for criterion, rank in judgements:
        found[criterion].append(rank)
    return found


def medians(lists: list[list[int]]) -> tuple[int | None, int | None]:
    """Return the lower median of the lower medians and the upper median of the upper ones."""
    if not lists:
        return None, None
    return median_low([median_low(found) for found in lists]), median_high([median_high(found) for found in lists])


@FEW
@given(judgements=JUDGEMENTS)
def test_the_medians_and_the_range_of_a_criterion_are_those_of_its_ranks(
    empty_base: duckdb.DuckDBPyConnection, judgements: list[tuple[str, int]]
) -> None:
    expected = ranks(judgements)
    for row in said(empty_base, judgements, "profile"):
        found = expected.get(row["criterion_id"], [])
        assert row["n"] == row["document_count"] == len(found)
        assert (row["lower"], row["upper"]) == medians([found] if found else [])
        assert (row["lowest"], row["highest"]) == (min(found, default=None), max(found, default=None))


@FEW
@given(judgements=JUDGEMENTS)
def test_a_dimension_is_the_median_of_its_criteria_and_drawn_from_two_of_them_on(
    empty_base: duckdb.DuckDBPyConnection, judgements: list[tuple[str, int]]
) -> None:
    expected = ranks(judgements)
    for row in said(empty_base, judgements, "dimensions"):
        found = [expected[c] for c in CRITERIA if c.startswith(row["dimension_id"]) and c in expected]
        assert (row["criterion_count"], row["n"]) == (len(found), sum(map(len, found)))
        assert row["drawn"] is (len(found) >= 2)
        assert (row["lower"], row["upper"]) == medians(found if len(found) >= 2 else [])


@FEW
@given(judgements=JUDGEMENTS)
def test_a_case_stands_on_the_map_at_the_medians_of_its_axes(
    empty_base: duckdb.DuckDBPyConnection, judgements: list[tuple[str, int]]
) -> None:
    expected = ranks(judgements)
    (row,) = said(empty_base, judgements, "map")
    for axis, criteria in (("x", ("PG2", "PG3")), ("y", ("PO1", "PO2", "PO3"))):
        found = [expected[criterion] for criterion in criteria if criterion in expected]
        assert (row[f"{axis}_lower"], row[f"{axis}_upper"]) == medians(found)
    ends = [(row[f"{axis}_lower"], row[f"{axis}_upper"]) for axis in ("x", "y")]
    placed = all(lower is not None for lower, _ in ends)
    assert (row["quadrant"] == "unplaced") is not placed
    if placed:
        assert (row["quadrant"] == "between") is any(lower <= 2 <= upper for lower, upper in ends)


@FEW
@given(judgements=JUDGEMENTS)
def test_the_sides_count_the_documents_and_lose_none(
    empty_base: duckdb.DuckDBPyConnection, judgements: list[tuple[str, int]]
) -> None:
    expected = ranks(judgements)
    for row in said(empty_base, judgements, "sides"):
        found = expected.get(row["criterion_id"], [])
        counts = sum(r > 2 for r in found), sum(r < 2 for r in found), sum(r == 2 for r in found)
        assert (row["for_success"], row["for_failure"], row["mixed"]) == counts
