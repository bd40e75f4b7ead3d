"""A link says what is weighed with; what cannot be read is told, and never weighs in unseen."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegschaal.analysis.draws import BAND
from weegschaal.filters import WEIGHING
from weegschaal.i18n import of
from weegschaal.weights import PRESETS, Choice, Preset, Problem, equal, link, of_preset, read, told

NAMES = "PG1 PG2 PG3 PR1 PR2 PO1 PO2 PO3 EN1 EN2 EN3".split()
CRITERIA = tuple((name, name[:2]) for name in NAMES)
DIMENSIONS = ("PG", "PR", "PO", "EN")
START = equal(CRITERIA)
ALIKE = {"PG": 0.25, "PR": 0.25, "PO": 0.25, "EN": 0.25}


def asked(**given: str) -> Choice:
    """Read a link in which nothing is wrong."""
    choice, problems = read(given.items(), CRITERIA)
    assert problems == []
    return choice


def wrong(**given: str) -> list[Problem]:
    """Read a link, and return what is wrong with it."""
    return read(given.items(), CRITERIA)[1]


def close(one: Choice, other: Choice) -> bool:
    """Tell whether two choices are equal but for the six figures a link writes."""

    def numbers(choice: Choice) -> list[float]:
        inside = [share for d in choice.dimensions for share in choice.criterion_shares(d).values()]
        return [*choice.dimension_shares().values(), *inside, choice.sure, *choice.band]

    def rest(choice: Choice) -> tuple[object, ...]:
        named = [name for name, _ in (*choice.dimension_weights, *choice.criterion_weights)]
        return named, choice.criteria, choice.limits, choice.whole, choice.seed, choice.draws

    same = (math.isclose(a, b, rel_tol=1e-4, abs_tol=1e-6) for a, b in zip(numbers(one), numbers(other), strict=True))
    return rest(one) == rest(other) and all(same)


WEIGHTS = st.just(0.0) | st.floats(0, 1e6) | st.integers(0, 100).map(float)


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Anything that can be set."""

    def some(names: list[str]) -> dict[str, float]:
        """Weights that are not all zero."""
        weights = {name: draw(WEIGHTS) for name in names}
        return weights if any(weights.values()) else {**weights, names[-1]: 1.0}

    inside: dict[str, float] = {}
    for dimension in DIMENSIONS:
        own = [name for name, d in CRITERIA if d == dimension]
        named = draw(st.sets(st.sampled_from(own)))
        if named:
            inside |= some(sorted(named))
    edge = st.sampled_from([0.0, 1.0]) | st.floats(1e-6, 1)
    low, high = sorted((draw(edge), draw(edge)))
    return Choice(
        CRITERIA,
        tuple(some(list(DIMENSIONS)).items()),
        tuple(inside.items()),
        sure=draw(st.floats(0, 1)),
        band=(low, high),
        limits=draw(st.frozensets(st.sampled_from(NAMES))),
        whole=draw(st.booleans()),
        seed=draw(st.integers(1, 999_999_999)),
    )


def test_who_sets_nothing_weighs_every_dimension_alike_and_every_criterion_within_it() -> None:
    assert asked() == START
    assert START.dimension_shares() == ALIKE
    assert START.criterion_shares("PR") == {"PR1": 0.5, "PR2": 0.5}
    assert (START.sure, START.band, START.limits, START.whole, START.seed) == (0.5, (0.45, 0.55), frozenset(), False, 1)


@pytest.mark.parametrize(
    "written",
    [
        "programmatic:60,process:20,political:10,endurance:10",
        "PG:60,PR:20,PO:10,EN:10",
        "endurance:1,pg:6,POLITICAL:1,Process:2",
        "  Programmatic : 60 , pr:  20,, po:10.0 ,eN :1e1, ",
    ],
)
def test_a_dimension_may_be_written_as_a_name_or_a_code_in_any_case_any_order_and_with_spaces(written: str) -> None:
    choice = asked(weights=written)
    assert choice.dimension_shares() == pytest.approx({"PG": 0.6, "PR": 0.2, "PO": 0.1, "EN": 0.1})
    assert [name for name, _ in choice.dimension_weights] == list(DIMENSIONS)
    assert choice.criterion_weights == ()


def test_a_dimension_that_is_not_named_beside_others_weighs_nothing() -> None:
    assert asked(weights="process:3,EN:1").dimension_shares() == {"PG": 0.0, "PR": 0.75, "PO": 0.0, "EN": 0.25}


def test_a_criterion_that_is_not_named_beside_others_of_its_dimension_weighs_nothing() -> None:
    choice = asked(weights="pg3 : 3, PG1:1")
    assert choice.criterion_weights == (("PG1", 1.0), ("PG3", 3.0))
    assert choice.criterion_shares("PG") == {"PG1": 0.25, "PG2": 0.0, "PG3": 0.75}
    assert choice.criterion_shares("EN") == pytest.approx(dict.fromkeys(("EN1", "EN2", "EN3"), 1 / 3))


def test_a_link_that_names_criteria_only_leaves_the_dimensions_alike() -> None:
    assert asked(weights="PG3:3,EN1:1").dimension_shares() == ALIKE


@pytest.mark.parametrize("written", ["", " ", ",", " , ,"])
def test_weights_that_name_nothing_set_nothing(written: str) -> None:
    assert asked(weights=written) == START


def test_a_weight_of_zero_is_a_weight_where_another_one_weighs() -> None:
    choice = asked(weights="programmatic:0,process:0.5,PG1:0,PG2:2")
    assert choice.dimension_shares() == {"PG": 0.0, "PR": 1.0, "PO": 0.0, "EN": 0.0}
    assert choice.criterion_shares("PG") == {"PG1": 0.0, "PG2": 1.0, "PG3": 0.0}


@pytest.mark.parametrize(("written", "sure"), [("0", 0.0), ("0.85", 0.85), (" 1 ", 1.0), ("1e-3", 0.001)])
def test_how_sure_goes_from_zero_to_one(written: str, sure: float) -> None:
    assert asked(sure=written) == replace(START, sure=sure)


@pytest.mark.parametrize(
    ("written", "band"),
    [("40-60", (0.4, 0.6)), ("0-100", (0.0, 1.0)), (" 50 - 50 ", (0.5, 0.5)), ("33.5-66.5", (0.335, 0.665))],
)
def test_the_band_is_read_in_hundredths(written: str, band: tuple[float, float]) -> None:
    assert asked(band=written) == replace(START, band=pytest.approx(band))


def test_limits_may_be_written_in_any_case_order_and_with_spaces_and_twice_is_once() -> None:
    assert asked(limit="pr1, PG3 ,,Pr1").limits == {"PG3", "PR1"}
    assert asked(limit=" , ").limits == frozenset()


@pytest.mark.parametrize(
    ("written", "whole"), [("1", True), ("true", True), ("0", False), ("", False), ("false", False)]
)
def test_only_a_plain_yes_draws_whole_documents(written: str, whole: bool) -> None:
    assert asked(whole=written).whole is whole


@pytest.mark.parametrize(("written", "seed"), [("1", 1), ("42", 42), ("999999999", 999_999_999), ("007", 7)])
def test_a_seed_is_read_as_a_whole_number(written: str, seed: int) -> None:
    assert asked(seed=written) == replace(START, seed=seed)


@pytest.mark.parametrize(
    "number", ["nan", "NaN", "inf", "-inf", "Infinity", "1e9", "1000001", "1_0", "", " ", "x", "1:2", "0x10", "½"]
)
def test_what_is_no_number_that_can_weigh_is_told(number: str) -> None:
    (problem,) = wrong(weights=f"process:1,programmatic:{number}")
    assert (problem.kind, problem.parameter, problem.value) == ("number", "weights", f"programmatic:{number}".strip())


def test_a_name_without_a_number_is_told() -> None:
    assert wrong(weights="programmatic") == [Problem("weights", "programmatic", "number")]


def test_a_million_can_still_weigh() -> None:
    assert asked(weights="programmatic:1000000,process:1e6").dimension_shares()["PG"] == 0.5


@pytest.mark.parametrize("number", ["-1", "-0.001", " -5", "-1e5"])
def test_a_negative_weight_is_told(number: str) -> None:
    assert wrong(weights=f"PG2:{number},PG1:1") == [Problem("weights", f"PG2:{number}", "negative")]


@pytest.mark.parametrize(
    ("written", "zeros"),
    [
        ("programmatic:0", ["programmatic"]),
        ("EN:0,PG:0.0,PR:0,PO:-0", ["programmatic, process, political, endurance"]),
        ("PR2:0,PR1:0", ["PR1, PR2"]),
        ("PG2:0,programmatic:3", ["PG2"]),
        ("programmatic:0,process:1,PG1:0,PR1:1", ["PG1"]),
        ("PO:0,PO3:0,EN1:0", ["political", "PO3", "EN1"]),
    ],
)
def test_all_zero_is_told_of_the_dimensions_and_of_the_criteria_of_each_dimension(
    written: str, zeros: list[str]
) -> None:
    assert wrong(weights=written) == [Problem("weights", value, "zero") for value in zeros]


@pytest.mark.parametrize(
    ("parameter", "written", "value", "nearest"),
    [
        ("weights", "programatic:3", "programatic", "programmatic"),
        ("weights", " Proces :3", "Proces", "process"),
        ("weights", "politics:3", "politics", "political"),
        ("weights", "xyzzy:3", "xyzzy", ""),
        ("weights", ":3", "", ""),
        ("limit", "PG1,xyzzy", "xyzzy", ""),
        ("limit", "programmatic", "programmatic", ""),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest_that_does(
    parameter: str, written: str, value: str, nearest: str
) -> None:
    assert wrong(**{parameter: written}) == [Problem(parameter, value, "unknown", nearest)]


@pytest.mark.parametrize(("parameter", "number"), [("weights", ":1"), ("limit", "")])
@pytest.mark.parametrize("name", ["PG4", "EN9", "P01", "PR 1"])
def test_the_nearest_to_a_code_that_does_not_exist_can_stand_in_its_place(
    parameter: str, number: str, name: str
) -> None:
    (problem,) = wrong(**{parameter: name + number})
    assert (problem.value, problem.kind) == (name, "unknown")
    assert problem.nearest
    assert wrong(**{parameter: problem.nearest + number}) == []


@pytest.mark.parametrize(
    ("written", "twice"),
    [
        ("PG1:1,pg1:1", "pg1"),
        ("PG1:1,PG1:x", "PG1"),
        ("programmatic:1,process:2,PG:3", "PG"),
        ("EN:1,Endurance:1", "Endurance"),
    ],
)
def test_what_stands_twice_is_told_also_under_another_name(written: str, twice: str) -> None:
    assert wrong(weights=written) == [Problem("weights", twice, "twice")]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("1.01", "share"), ("50", "share"), ("-0.1", "share"), ("nan", "number"), ("1e9", "share"), ("", "number")],
)
def test_how_sure_outside_zero_to_one_is_told(written: str, kind: str) -> None:
    assert wrong(sure=written) == [Problem("sure", written, kind)]


@pytest.mark.parametrize(
    "written",
    ["", "-", "45", "45-", "-55", "45–55", "a-b", "55-45", "-5-50", "50-100.1", "nan-55", "45-nan", "4_5-55", "1-2-3"],
)
def test_a_band_that_is_malformed_reversed_or_out_of_range_is_told(written: str) -> None:
    assert wrong(band=written) == [Problem("band", written, "band")]


@pytest.mark.parametrize(
    "written",
    ["", "0", "-1", "1.0", "1e3", "1_0", " 1", "x", "1000000000", "9" * 30, "0000000001" + "9" * 20, "１", "²"],
)
def test_a_seed_that_is_no_whole_number_in_range_is_told(written: str) -> None:
    assert wrong(seed=written) == [Problem("seed", written, "seed")]


@pytest.mark.parametrize(
    ("parameter", "written"),
    [
        ("weights", "programmatic:-1,process:3,PG1:2"),
        ("weights", "programmatic:x,process:3,PG1:2"),
        ("weights", "programatic:1,process:3,PG1:2"),
        ("weights", "process:3,PR:3,PG1:2"),
        ("sure", "1.5"),
        ("sure", "-1"),
        ("band", "60-40"),
        ("seed", "0"),
        ("limit", "xyzzy"),
    ],
)
def test_where_something_is_wrong_its_default_stands_and_the_rest_is_read(parameter: str, written: str) -> None:
    right = {"weights": "PG:1", "sure": "0.9", "band": "30-70", "limit": "PG3", "whole": "1", "seed": "9"}
    choice, problems = read({**right, parameter: written}.items(), CRITERIA)
    assert [problem.parameter for problem in problems] == [parameter]
    fields = {"weights": ("dimension_weights", "criterion_weights"), "limit": ("limits",)}.get(parameter, (parameter,))
    assert choice == replace(asked(**right), **{field: getattr(START, field) for field in fields})


def test_a_group_of_which_all_weigh_nothing_weighs_alike_and_the_rest_stays() -> None:
    choice, problems = read([("weights", "PG:55,PR:15,PO:15,EN:15,PR1:0,PR2:0,PG1:3,PG2:1")], CRITERIA)
    assert [(problem.kind, problem.value) for problem in problems] == [("zero", "PR1, PR2")]
    assert dict(choice.dimension_weights) == {"PG": 55, "PR": 15, "PO": 15, "EN": 15}
    assert choice.criterion_shares("PR") == {"PR1": 0.5, "PR2": 0.5}
    assert choice.criterion_shares("PG") == {"PG1": 0.75, "PG2": 0.25, "PG3": 0}
    choice, problems = read([("weights", "PG:0,PR:0,PG1:1")], CRITERIA)
    assert [problem.kind for problem in problems] == ["zero"]
    assert set(choice.dimension_shares().values()) == {0.25}
    assert choice.criterion_shares("PG")["PG1"] == 1


@pytest.mark.parametrize("written", ["PG:0.4,PR:0.3,PO:0.2,EN:0.1", "PG:400,PR:300,PO:200,EN:100"])
def test_weights_that_a_slider_could_not_show_are_read_in_hundredths(written: str) -> None:
    assert [w for _, w in asked(weights=written).dimension_weights] == pytest.approx([40, 30, 20, 10])


@pytest.mark.parametrize("written", ["2", "yes", "True", "-1", "1,0"])
def test_anything_but_yes_or_no_for_whole_documents_is_told(written: str) -> None:
    assert wrong(whole=written) == [Problem("whole", written, "flag")]


def test_a_limit_that_exists_stays_beside_one_that_does_not() -> None:
    choice, problems = read([("limit", "PG3,xyzzy,PR1")], CRITERIA)
    assert choice.limits == {"PG3", "PR1"}
    assert len(problems) == 1


def test_everything_that_is_wrong_is_told_at_once() -> None:
    problems = wrong(weights="PG:-1,foo:2,PR:x", sure="2", band="x", limit="nope", seed="x")
    told_of = [(problem.parameter, problem.kind) for problem in problems]
    in_weights = [("weights", "negative"), ("weights", "unknown"), ("weights", "number")]
    assert told_of == [*in_weights, ("sure", "share"), ("band", "band"), ("limit", "unknown"), ("seed", "seed")]


@pytest.mark.parametrize("name", ["weights", "sure", "band", "limit", "seed"])
def test_a_very_long_value_is_told_in_short(name: str) -> None:
    (problem,) = wrong(**{name: "x" * 100_000})
    assert problem.value == "x" * 80


@pytest.mark.parametrize(
    ("parameter", "written", "english", "dutch"),
    [
        (
            "weights",
            "PG:x",
            "“PG:x” in weights is not a number that can be used.",
            "“PG:x” in weights is geen bruikbaar getal.",
        ),
        (
            "weights",
            "PG:-1",
            "“PG:-1” in weights is negative: a weight is zero or more.",
            "“PG:-1” in weights is negatief: een gewicht is nul of meer.",
        ),
        (
            "weights",
            "PG:0,EN:0",
            "In weights all of programmatic, endurance are zero: at least one must weigh something.",
            "In weights zijn alle van programmatic, endurance nul: minstens één moet iets wegen.",
        ),
        (
            "weights",
            "programatic:1",
            "There is no criterion or dimension “programatic” for weights. Did you mean “programmatic”?",
            "Er is geen criterium of dimensie “programatic” voor weights. Bedoelde u “programmatic”?",
        ),
        (
            "limit",
            "xyzzy",
            "There is no criterion or dimension “xyzzy” for limit.",
            "Er is geen criterium of dimensie “xyzzy” voor limit.",
        ),
        ("weights", "PG1:1,PG1:2", "“PG1” stands twice in weights.", "“PG1” staat twee keer in weights."),
        (
            "sure",
            "1.5",
            "“1.5” in sure is not from 0 (not sure at all) to 1 (exactly these weights).",
            "“1.5” in sure ligt niet tussen 0 (helemaal niet zeker) en 1 (precies deze gewichten).",
        ),
        (
            "band",
            "55-45",
            "“55-45” in band is not a band: write two numbers from 0 to 100 such as 45-55.",
            "“55-45” in band is geen band: schrijf twee getallen van 0 tot 100, zoals 45-55.",
        ),
        (
            "seed",
            "0",
            "“0” in seed is not a whole number from 1 to 999999999.",
            "“0” in seed is geen heel getal van 1 tot 999999999.",
        ),
        (
            "band",
            "{0} {value}",
            "“{0} {value}” in band is not a band: write two numbers from 0 to 100 such as 45-55.",
            "“{0} {value}” in band is geen band: schrijf twee getallen van 0 tot 100, zoals 45-55.",
        ),
    ],
)
def test_what_is_wrong_is_told_in_words_in_both_languages(
    parameter: str, written: str, english: str, dutch: str
) -> None:
    (problem,) = wrong(**{parameter: written})
    assert told(problem, of("en")) == english
    assert told(problem, of("nl")) == dutch


@given(choices())
def test_a_link_is_read_back_as_what_was_chosen(choice: Choice) -> None:
    found, problems = read(link(choice), CRITERIA)
    assert problems == []
    assert close(found, choice)


@given(choices())
def test_a_link_names_each_parameter_once_and_only_those_that_are_kept_between_pages(choice: Choice) -> None:
    names = [name for name, _ in link(choice)]
    assert names == [name for name in WEIGHING if name in names]
    assert all(len(value) <= 500 for _, value in link(choice)), "an address is cut off at 500"


def test_a_link_holds_nothing_that_goes_without_saying() -> None:
    assert link(START) == ()
    assert link(replace(START, seed=7)) == (("seed", "7"),)
    assert link(replace(START, band=BAND, whole=True)) == (("whole", "1"),)
    assert link(replace(START, criterion_weights=(("PG3", 2.5),))) == (
        ("weights", "programmatic:25,process:25,political:25,endurance:25,PG3:2.5"),
    )


def parts() -> st.SearchStrategy[str]:
    """Something like a part of a link."""
    name = st.sampled_from(["PG", "programmatic", "process", "PG1", "pg2", "EN3", "pr", "foo", ""]) | st.text(
        max_size=4
    )
    number = st.sampled_from("0 1 -1 25 0.5 55-45 45-55 0-100 nan inf -inf 1e9 1_0 : - --".split()) | st.text(
        max_size=4
    )
    sign = st.sampled_from([":", "-", " ", "::"])
    return st.text(max_size=20) | number | st.tuples(name, sign, number).map("".join)


@given(st.dictionaries(st.sampled_from(WEIGHING), st.lists(parts(), max_size=6).map(",".join)))
def test_whatever_stands_in_an_address_is_read_as_something_that_can_be_weighed_with_and_linked_to(
    raw: dict[str, str],
) -> None:
    choice, problems = read(raw.items(), CRITERIA)
    assert choice.centre().sum() == pytest.approx(1)
    assert (choice.centre() >= 0).all()
    assert 0 <= choice.sure <= 1
    assert 0 <= choice.band[0] <= choice.band[1] <= 1
    assert choice.limits <= set(NAMES)
    assert 1 <= choice.seed <= 999_999_999
    assert {problem.parameter for problem in problems} <= set(raw)
    assert all(told(problem, of(lang)) for problem in problems for lang in ("nl", "en"))
    again, none = read(link(choice), CRITERIA)
    assert none == []
    assert close(again, choice)


@pytest.mark.parametrize(("one", "other"), list(combinations(PRESETS, 2)), ids=lambda preset: preset.key)
def test_no_two_presets_are_the_same_start(one: Preset, other: Preset) -> None:
    assert one.key != other.key
    first, second = of_preset(one, START), of_preset(other, START)
    assert first.sure != second.sure or not np.allclose(first.centre(), second.centre())


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_sets_weights_and_how_sure_and_leaves_band_limits_whole_and_seed(preset: Preset) -> None:
    own = asked(weights="EN:9,PG:1,EN1:3", sure="0.9", band="30-70", limit="PG3,PR1", whole="1", seed="77")
    found = of_preset(preset, own)
    start = of_preset(preset, START)
    assert found == replace(start, band=own.band, limits=own.limits, whole=own.whole, seed=own.seed)
    assert found.dimension_weights == tuple(zip(DIMENSIONS, preset.dimensions, strict=True))
    assert (found.criterion_weights, found.sure) == (preset.criteria, preset.sure)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_can_be_linked_to(preset: Preset) -> None:
    assert asked(**dict(link(of_preset(preset, START)))) == of_preset(preset, START)


def test_the_first_preset_is_what_stands_when_nothing_is_set() -> None:
    assert of_preset(PRESETS[0], START) == START
