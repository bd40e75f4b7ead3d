"""Rows in, outcome out: also where there are no rows; and figures that are shown sum to a hundred."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegschaal.i18n import of
from weegschaal.weighed import Weighed, hundredths, paired, refused, weighed
from weegschaal.weights import Choice

CRITERIA = (("PG1", "PG"), ("PG2", "PG"), ("PR1", "PR"), ("PO1", "PO"))
CHOICE = Choice(CRITERIA, (("PG", 1.0), ("PR", 1.0), ("PO", 1.0)), draws=500)


def said(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    """Rows as queries/casebase/said.sql gives them."""
    return pd.DataFrame(rows, columns=["case_id", "criterion_id", "document_id", "rank"])


def everything(case: str, rank: int) -> list[tuple[str, str, str, int]]:
    """Rows of a case that has one level on every criterion."""
    return [(case, criterion, "s1", rank) for criterion, _ in CRITERIA]


@pytest.mark.parametrize(
    ("shares", "shown"),
    [
        ((1.0, 0.0, 0.0), [100, 0, 0]),
        ((1 / 3, 1 / 3, 1 / 3), [34, 33, 33]),
        ((0.335, 0.335, 0.33), [34, 33, 33]),
        ((0.0051, 0.0049, 0.99), [1, 0, 99]),
        ((0.29, 0.57, 0.14), [29, 57, 14]),
        ((0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125), [13, 13, 13, 13, 12, 12, 12, 12]),
        ((1.0,), [100]),
    ],
)
def test_the_largest_remainders_are_rounded_up_and_of_equal_ones_the_first(
    shares: Sequence[float], shown: list[int]
) -> None:
    assert hundredths(shares) == shown


COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any)


@given(COUNTS)
def test_shown_shares_sum_to_a_hundred_and_none_is_a_hundredth_off(counts: list[int]) -> None:
    shares = [count / sum(counts) for count in counts]
    shown = hundredths(shares)
    assert sum(shown) == 100
    assert all(abs(whole - 100 * share) < 1 for whole, share in zip(shown, shares, strict=True))


@given(COUNTS)
def test_a_larger_share_is_never_shown_as_a_smaller_one_and_nothing_is_shown_as_nothing(counts: list[int]) -> None:
    shown = hundredths([count / sum(counts) for count in counts])
    pairs = sorted(zip(counts, shown, strict=True))
    assert [whole for _, whole in pairs] == sorted(shown)
    assert all(whole == 0 for count, whole in pairs if count == 0)


@given(st.lists(st.integers(0, 100), max_size=5))
def test_whole_hundredths_are_shown_as_they_are(parts: list[int]) -> None:
    while sum(parts) > 100:
        parts = [part // 2 for part in parts]
    whole = [*parts, 100 - sum(parts)]
    assert hundredths([part / 100 for part in whole]) == whole


def test_nothing_to_weigh_gives_no_outcome_and_everything_is_unknown() -> None:
    assert weighed(said(), CHOICE) == Weighed(None, None, ("PG1", "PG2", "PR1", "PO1"))


def test_what_is_unknown_comes_in_the_order_of_the_framework_and_holds_nothing_that_has_a_level() -> None:
    found = weighed(said(("a", "PR1", "s1", 4), ("a", "PG1", "s2", 0), ("a", "PG1", "s1", 1)), CHOICE)
    assert found.unknown == ("PG2", "PO1")
    assert weighed(said(*everything("a", 0)), CHOICE).unknown == ()


@pytest.mark.parametrize(("rank", "outcome"), [(4, "success"), (2, "balance"), (0, "failure")])
def test_a_case_that_has_one_level_everywhere_comes_out_as_that_in_every_draw(rank: int, outcome: str) -> None:
    found = weighed(said(*everything("a", rank)), CHOICE)
    assert found.weighing
    assert found.tipping
    assert found.weighing.range_of(outcome) == (1.0, 1.0)
    assert found.weighing.unknown_weight == 0
    assert (found.tipping.outcome, found.tipping.shifts) == (outcome, ())


def test_what_has_no_level_is_weighed_at_worst_and_at_best() -> None:
    found = weighed(said(*everything("a", 4)[:3]), CHOICE).weighing
    assert found
    assert (found.at_best.success, found.at_best.failure) == (1.0, 0.0)
    assert found.at_worst.success < 1
    assert 0.2 < found.unknown_weight < 0.5


def test_the_order_of_rows_and_their_doubles_change_nothing() -> None:
    rows = [("a", "PG1", "s2", 0), ("a", "PR1", "s1", 4), ("a", "PG1", "s1", 3), ("a", "PO1", "s2", 1)]
    one, other = (weighed(said(*listed), CHOICE) for listed in (rows, [*rows[::-1], rows[0]]))
    assert one.weighing
    assert other.weighing
    assert (one.weighing.at_worst, one.weighing.at_best) == (other.weighing.at_worst, other.weighing.at_best)
    assert (one.tipping, one.unknown) == (other.tipping, other.unknown)


@pytest.mark.parametrize(
    ("unit", "completeness", "dutch", "english"),
    [
        (
            "organisation",
            "full",
            "Een organisatie wordt niet gewogen: de criteria gaan over wat de overheid deed, niet over wie zij is.",
            "An organisation is not weighed: the criteria are about what government did, not about who it is.",
        ),
        (
            "organisation",
            "short",
            "Een organisatie wordt niet gewogen: de criteria gaan over wat de overheid deed, niet over wie zij is.",
            "An organisation is not weighed: the criteria are about what government did, not about who it is.",
        ),
        (
            "policy",
            "short",
            "Dit is een korte case: er is te weinig gevonden om te wegen. Wat bronnen wel zeggen, staat op de pagina van de case.",
            "This is a short case: too little was found to weigh it. What sources do say stands on its page.",
        ),
    ],
)
@pytest.mark.parametrize("rows", [[], everything("a", 4)], ids=["nothing", "everything"])
def test_an_organisation_and_a_short_case_are_refused_whatever_is_said_of_them(
    unit: str, completeness: str, dutch: str, english: str, rows: list[tuple[str, str, str, int]]
) -> None:
    result = weighed(said(*rows), CHOICE)
    assert refused(unit, completeness, result, of("nl")) == dutch
    assert refused(unit, completeness, result, of("en")) == english


def test_a_full_case_is_refused_only_when_nothing_was_judged() -> None:
    nothing = weighed(said(), CHOICE)
    assert refused("policy", "full", nothing, of("en")) == (
        "Nothing was judged here by the voices, on the day and for the people asked for, so there is nothing to weigh."
    )
    assert refused("policy", "full", nothing, of("nl")) == (
        "Door de gevraagde stemmen, tot de gevraagde dag en voor de gevraagde mensen is hier niets beoordeeld. Er valt dus niets te wegen."
    )
    assert refused("policy", "full", weighed(said(("a", "PG1", "s1", 0)), CHOICE), of("en")) == ""


def test_of_two_cases_the_one_that_is_better_on_everything_comes_out_higher_in_every_draw() -> None:
    rows = said(*everything("good", 3), *everything("bad", 1))
    (names, pair), *others = paired(rows, CHOICE).items()
    assert not others
    held = dict(zip(names, (pair.first, pair.second), strict=True))
    assert held == {"good": (1.0, 1.0), "bad": (0.0, 0.0)}


def test_cases_that_are_alike_are_higher_than_each_other_in_no_draw() -> None:
    (pair,) = paired(said(*everything("a", 2), *everything("b", 2)), CHOICE).values()
    assert (pair.first, pair.second) == ((0.0, 0.0), (0.0, 0.0))


def test_every_two_cases_are_held_against_each_other_once() -> None:
    rows = said(*(row for number, case in enumerate("abcd") for row in everything(case, number)))
    assert {frozenset(names) for names in paired(rows, CHOICE)} == {
        frozenset(names) for names in ("ab", "ac", "ad", "bc", "bd", "cd")
    }


def test_a_case_without_rows_is_in_no_pair() -> None:
    assert paired(said(*everything("a", 3)), CHOICE) == {}
    assert paired(said(), CHOICE) == {}


def test_how_two_cases_compare_does_not_depend_on_a_third_that_comes_after_them() -> None:
    two = [("a", "PG1", "s1", 3), ("a", "PG1", "s2", 1), ("b", "PG1", "s1", 2), ("b", "PR1", "s1", 4)]
    assert paired(said(*two, *everything("c", 4)), CHOICE)["a", "b"] == paired(said(*two), CHOICE)["a", "b"]
