"""What differs most: distances between intervals of medians, counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.rows import compared
from weegschaal.charts import differences
from weegschaal.charts.differences import Difference, distance
from weegschaal.i18n import of

EN = of("en")
NAMES = {"a": "Alfa", "b": "Beta"}
INTERVALS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: (min(ends), max(ends)))


def told(**cases) -> dict[str, Difference]:
    found = differences.differences(compared(**cases), {case: case.title() for case in cases}, EN)
    return {d.criterion.split()[0]: d for d in found}


@pytest.mark.parametrize(
    ("one", "other", "levels"),
    [
        ((1, 1), (3, 3), 2),  # "-" and "+"
        ((0, 0), (4, 4), 4),
        ((0, 1), (3, 4), 2),  # from the near end of one to the near end of the other
        ((1, 2), (2, 3), 0),  # they touch
        ((0, 4), (2, 2), 0),  # one lies in the other
        ((2, 2), (2, 2), 0),
    ],
)
def test_the_distance_is_the_number_of_levels_between_two_intervals(one, other, levels) -> None:
    assert distance(one, other) == distance(other, one) == levels


@given(INTERVALS, INTERVALS)
def test_intervals_that_share_a_level_do_not_differ_and_others_do(one, other) -> None:
    shared = set(range(one[0], one[1] + 1)) & set(range(other[0], other[1] + 1))
    assert (distance(one, other) == 0) is bool(shared)


def test_each_criterion_tells_the_medians_of_both_cases_with_their_n_in_the_order_asked_for() -> None:
    found = told(b={"PG3": [3]}, a={"PG3": [0, 1, 1]})["PG3"]
    assert found.gap == 2
    said = [words.replace("\N{NO-BREAK SPACE}", " ") for words in found.said]
    assert said == ["B: mostly favourable (+), n = 1", "A: mostly unfavourable (-), n = 3"]
    assert found.silent == ()


def test_an_even_number_of_judgements_gives_an_interval_and_an_overlap_is_no_difference() -> None:
    assert told(a={"PG1": [1, 2]}, b={"PG1": [2]})["PG1"].gap == 0
    assert told(a={"PG1": [1, 2]}, b={"PG1": [4]})["PG1"].gap == 2


def test_a_criterion_on_which_one_has_nothing_cannot_be_compared_and_says_which() -> None:
    found = told(a={"PG1": [1]}, b={})["PG1"]
    assert (found.gap, found.said, found.silent) == (None, (), ("B (not assessed)",))


def test_not_determinable_not_applicable_not_found_and_not_assessed_are_told_apart() -> None:
    rows = compared(a={})
    rows.loc[0, "not_determinable"], rows.loc[1, "not_applicable"], rows.loc[2, "looked_in_vain"] = 1, 1, True
    reasons = [differences.reason(row, EN) for row in rows.itertuples()][:4]
    assert reasons == ["not determinable", "not applicable", "looked for, not found", "not assessed"]


def test_among_three_cases_the_two_that_lie_furthest_apart_are_told() -> None:
    found = told(c={"PG1": [4]}, a={"PG1": [0]}, b={"PG1": [1]})["PG1"]
    assert found.gap == 4
    assert [said[0] for said in found.said] == ["C", "A"]


def test_cases_that_lie_equally_far_from_another_are_all_told() -> None:
    found = told(a={"PG1": [0]}, b={"PG1": [4]}, c={"PG1": [0]}, d={"PG1": [2]})["PG1"]
    assert [said[0] for said in found.said] == ["A", "B", "C"]


@pytest.mark.parametrize(("gap", "words"), [(1, "1 level apart"), (4, "4 levels apart")])
def test_a_distance_is_written_in_levels(gap, words) -> None:
    assert differences.apart(gap, EN) == words


def test_the_largest_come_first_at_least_three_and_no_tie_is_cut() -> None:
    low = {key: [0] for key in ("PG1", "PG2", "PG3", "PR1", "PR2", "PO1")}
    high = {"PG1": [1], "PG2": [4], "PG3": [2], "PR1": [2], "PR2": [2], "PO1": [0]}
    found = differences.differences(compared(a=low, b=high), NAMES, EN)
    assert [d.criterion[:3] for d in differences.largest(found)] == ["PG2", "PG3", "PR1", "PR2"]
    few = differences.differences(compared(a={"PG1": [0], "PG2": [1]}, b={"PG1": [1], "PG2": [1]}), NAMES, EN)
    assert [d.criterion[:3] for d in differences.largest(few)] == ["PG1"]


@pytest.mark.parametrize(
    ("a", "b", "title"),
    [
        ({"PG1": [1]}, {"PG2": [1]}, "On no criterion can these cases be compared"),
        ({"PG1": [1]}, {"PG1": [1, 2]}, "On no criterion do the medians of these cases lie apart"),
        ({"PG1": [1], "PR1": [0]}, {"PG1": [3], "PR1": [1]}, "The cases lie furthest apart on “name of pg1”"),
        (
            {key: [1] for key in ("PG1", "PG2", "PG3", "PR1")},
            {key: [3] for key in ("PG1", "PG2", "PG3", "PR1")},
            "On 4 criteria cases lie 2 levels apart",
        ),
    ],
)
def test_the_title_names_the_criteria_and_never_a_case_that_did_better(a, b, title) -> None:
    assert differences.finding(compared(a=a, b=b), NAMES, EN) == title
