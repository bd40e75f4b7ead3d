"""What comes of weighing in words: figures or ranges, never a mark; what one must value; what is left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.analysis.setting import NAMES, case, choice
from tests.views.reader import Reader
from weegschaal.analysis.draws import draw
from weegschaal.analysis.tipping import Shift, Tipping
from weegschaal.analysis.weighing import Pair, Shares, Weighing, weigh
from weegschaal.cached import View
from weegschaal.i18n import of
from weegschaal.views import weigh_pairs, weighing
from weegschaal.weighed import Weighed

CALLED = {name: f"name of {name}" for name in (*NAMES, "PG", "PR", "PO", "EN")}
ALIKE = np.full(11, 1 / 11)


def outcome(
    worst: tuple[float, float, float], best: tuple[float, float, float] | None = None, **more: object
) -> Weighing:
    """A weighing with these shares of success, balance and failure."""
    best = best or worst
    between = (0.0 if best != worst else worst[1], 1 - worst[0] - best[2])
    return Weighing(
        Shares(*worst),
        Shares(*best),
        between,
        0.1,
        ALIKE,
        **{"success_weights": ALIKE, "failure_weights": ALIKE, **more},
    )


@pytest.mark.parametrize(
    ("worst", "best", "expected"),
    [
        ((0.711, 0.089, 0.2), None, "Of 100 weighings 71 come out as a success, 20 as a failure, and 9 stay in balance."),
        (
            (0.68, 0.10, 0.22),
            (0.75, 0.07, 0.18),
            "Of 100 weighings about 72 (68 to 75) come out as a success, about 20 (18 to 22) as a failure, and 0 to 14 stay in balance. How many depends on what is not known.",
        ),
        (
            (0.41, 0.40, 0.19),
            (0.78, 0.20, 0.02),
            "Of 100 weighings 41 to 78 come out as a success, 2 to 19 as a failure, and 0 to 57 stay in balance. How many depends on what is not known.",
        ),
        ((1.0, 0.0, 0.0), None, "Of 100 weighings 100 come out as a success, 0 as a failure, and 0 stay in balance."),
    ],
)  # fmt: skip
def test_the_sentence_gives_a_figure_only_where_the_range_is_narrow(worst, best, expected) -> None:
    assert weighing.sentence(outcome(worst, best), of("en")) == expected + " This is not a chance and not a mark."


def test_the_dutch_sentence_says_what_it_is_not() -> None:
    said = weighing.sentence(outcome((0.71, 0.09, 0.20)), of("nl"))
    assert said == (
        "Van de 100 wegingen vallen er 71 uit als succes, 20 als mislukking en blijven er 9 in balans. Dit is geen kans en geen cijfer."
    )


@pytest.mark.parametrize(
    ("worst", "best", "expected"),
    [
        ((0.6, 0.3, 0.1), (0.8, 0.1, 0.1), "The scales tip to success in most weighings"),
        ((0.1, 0.3, 0.6), None, "The scales tip to failure in most weighings"),
        ((0.1, 0.8, 0.1), None, "The scales stay in balance in most weighings"),
        ((0.41, 0.40, 0.19), (0.78, 0.2, 0.02), "The scales tip to success more often than to anything else"),
        ((0.2, 0.3, 0.5), (0.5, 0.3, 0.2), "To which side the scales tip depends on what is not known"),
    ],
)
def test_the_title_says_no_more_than_both_runs_bear_out(worst, best, expected) -> None:
    assert weighing.title(outcome(worst, best), of("en")) == expected


def test_shares_are_shown_as_hundredths_that_sum_to_a_hundred_or_as_ranges() -> None:
    rows = weighing.outcomes(outcome((0.335, 0.335, 0.33)), of("en"))
    assert sum(map(int, rows["shown"])) == 100
    rows = weighing.outcomes(outcome((0.4, 0.4, 0.2), (0.8, 0.2, 0.0)), of("en"))
    assert list(rows["shown"]) == ["40–80", "0–60", "0–20"]


def test_who_calls_it_what_is_told_by_dimension_or_by_criterion_as_set(view: View) -> None:
    chosen = choice(sure=0.0)
    found = weigh(case(2, PG1=4, PG2=4, PG3=4, PR1=0, PR2=0), draw(chosen), chosen)
    success, failure = weighing.values(view, found, chosen, CALLED).split("</section>")[:2]
    assert "weighs more heavily: name of PG (" in success and "weighs less heavily: name of PR (" in success
    assert "weighs more heavily: name of PR (" in failure and "weighs less heavily: name of PG (" in failure
    by_criterion = replace(chosen, criterion_weights=tuple((name, 1.0) for name in NAMES))
    found = weigh(case(2, PG1=4, PR1=0), draw(by_criterion), by_criterion)
    assert "name of PG1" in weighing.values(view, found, by_criterion, CALLED)


def test_where_weights_make_no_difference_nobody_is_said_to_value_anything(view: View) -> None:
    said = weighing.values(view, outcome((0.95, 0.05, 0.0), failure_weights=None), choice(), CALLED)
    assert "may find anything important" in said
    assert "hardly any weighing (fewer than 1 in 100) makes this a failure" in said
    said = weighing.values(view, outcome((0.5, 0.0, 0.5)), choice(), CALLED)
    assert said.count("it depends on which source one follows") == 2


@pytest.mark.parametrize(
    ("tipping", "expected"),
    [
        (Tipping("", open=("failure", "success")), "with the unknown at worst it is a failure, at best a success"),
        (Tipping("success"), "this is a success, and no other weighing of these parts changes that"),
        (
            Tipping("success", "balance", (Shift("PG", "PR", 0.171), Shift("PO", "PR", 0.05))),
            "this is a success. Move 17.1 points from name of PG to name of PR and 5.0 points from name of PO to name of PR (of 100) and it is in balance.",
        ),
    ],
)  # fmt: skip
def test_the_smallest_change_is_told_in_points(view: View, tipping: Tipping, expected: str) -> None:
    result = Weighed(outcome((1.0, 0.0, 0.0)), tipping, ())
    assert expected in weighing.change(view, result, choice(), CALLED)
    assert "Limits" not in weighing.change(view, result, choice(), CALLED)
    assert "Limits are left out" in weighing.change(view, result, choice(limits=frozenset({"PG1"})), CALLED)


def test_what_has_no_level_is_named_with_its_reason_and_its_weight(view: View) -> None:
    profile = pd.DataFrame(
        {
            "criterion_id": NAMES,
            "criterion": [CALLED[n] for n in NAMES],
            "not_determinable": 0,
            "not_applicable": 0,
            "looked_in_vain": False,
            "lowest": 1,
        }
    )
    profile.loc[profile["criterion_id"] == "EN3", "not_determinable"] = 1
    profile.loc[profile["criterion_id"] == "EN2", "not_applicable"] = 1
    result = Weighed(outcome((1.0, 0.0, 0.0)), Tipping("success"), ("EN1", "EN2", "EN3"))
    said = Reader(weighing.left_out(view, result, choice(), profile)).text
    for words in (
        "name of EN1 (not assessed)",
        "name of EN2 (not applicable)",
        "name of EN3 (not determinable)",
        "10% of the weight",
    ):
        assert words in said
    assert "choice of designs" not in said
    narrowed = replace(view, asked=replace(view.asked, design=("experiment",)))
    assert "choice of designs" in weighing.left_out(narrowed, result, choice(), profile)


def test_pairs_are_told_two_by_two_with_a_bar_and_no_order(view: View) -> None:
    held = {("a", "b"): Pair((0.04, 0.16), (0.84, 0.96))}
    known_as = {"a": "<b>A</b>", "b": "B"}
    drawn = weigh_pairs.pairs(view, held, known_as)
    read = Reader(drawn)
    assert "In 4 to 16 of 100 weighings <b>A</b> comes out more favourably, in 84 to 96 B." in read.text
    assert [part["style"] for part in read.all("i")] == ["width: 4.00%", "width: 12.00%", "width: 84.00%"]
    table = weigh_pairs.pair_table(held, known_as, of("en"))
    assert table.iloc[0].tolist() == ["<b>A</b>", "B", "4 to 16", "84 to 96"]


def test_the_additive_value_is_nowhere_in_the_table(view: View) -> None:
    rows = pd.DataFrame({"document_id": "d", "criterion_id": NAMES, "rank": 3})
    table = weighing.table_of(rows, choice(), CALLED, of("en"))
    assert list(table["Outcome or part"]) == [
        "success",
        "in balance",
        "failure",
        *(CALLED[d] for d in ("PG", "PR", "PO", "EN")),
    ]
    assert list(table["Weighings, of 100"][3:]) == [""] * 4
    assert list(table["Mean weight (%)"][3:]) == ["25.0"] * 4
    assert weighing.table_of(rows.iloc[:0], choice(), CALLED, of("en")).empty
    assert weighing.outcomes_of(rows.iloc[:0], choice(), of("en")).empty
