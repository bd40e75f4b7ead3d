"""A link says what it asks for, is read back as the same, and is told what it asks for that does not exist."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegschaal.filters import LENS, LISTS, PARAMETERS, WEIGHING, Asked, Option, known_options, nearest, read

OPTIONS = {
    "theme": [Option("c_1", "werk", "work", aliases=("arbeid",)), Option("c_2", "onderwijs", "education")],
    "organisation": [
        Option("uwv", "UWV", "Employee Insurance Agency", aliases=("zbo/zb000117", "Uitvoeringsinstituut")),
        Option("svb", "Sociale Verzekeringsbank", "Social Insurance Bank"),
    ],
    "level": [Option("national", "rijk", "national"), Option("municipal", "gemeente", "municipal")],
    "country": [Option("NL", "Nederland", "Netherlands"), Option("SE", "Zweden", "Sweden")],
    "source_type": [Option("audit", "rekenkamer", "audit"), Option("media", "media", "media")],
    "group": [Option("success", "geslaagd", "success"), Option("failure", "mislukt", "failure")],
    "collection": [Option("curated", "curated", "curated")],
    "case": [Option("now", "NOW", "NOW"), Option("fyra", "Fyra", "Fyra"), Option("pgb", "Pgb", "Pgb")],
    "perspective": [Option("evaluator", "evaluator", "evaluator"), Option("media", "media", "media")],
    "for_whom": [Option("everybody", "iedereen", "everybody"), Option("makers", "makers", "makers")],
    "design": [Option("model", "model", "model"), Option("experiment", "experiment", "experiment")],
}


def values(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([o.value for o in OPTIONS[name]]), unique=True).map(tuple)


@st.composite
def askings(draw: st.DrawFn) -> Asked:
    """Anything that can be asked with these options."""
    years = sorted(draw(st.lists(st.integers(1800, 2100), min_size=2, max_size=2)))
    q = " ".join(draw(st.lists(st.text("abcé<&'1%+ ", min_size=1), max_size=4))).split()
    days = st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31)).map(dt.date.isoformat)
    return Asked(
        **{name: draw(values(name)) for name in (*LISTS, "case", *LENS)},
        from_year=draw(st.sampled_from([None, years[0]])),
        to_year=draw(st.sampled_from([None, years[1]])),
        until=draw(st.just("") | st.integers(1800, 2100).map(str) | days),
        q=" ".join(q),
        lang=draw(st.sampled_from(["nl", "en"])),
        present=draw(st.booleans()),
        weighing=tuple(
            (n, draw(st.sampled_from(["0.5", "PG1:3,PG2:4", "x"]))) for n in WEIGHING if draw(st.booleans())
        ),
    )


@given(askings())
def test_a_link_is_read_back_as_what_it_asked(asked: Asked) -> None:
    found = read(asked.link(), OPTIONS)
    assert found == asked
    assert found.unknown == ()


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.lists(st.text(), max_size=3)))
def test_whatever_stands_in_an_address_is_read_and_what_is_kept_can_be_linked_to(raw: dict[str, list[str]]) -> None:
    asked = read(raw, OPTIONS)
    assert read(asked.link(), OPTIONS) == asked
    assert asked.parameters()["until"] == asked.until_date


def test_a_link_holds_nothing_that_goes_without_saying() -> None:
    assert Asked().link() == {}
    assert set(Asked().parameters()) == {*LISTS, *LENS, "framework", "from", "to", "until", "lang"}


def test_a_link_can_change_one_thing_and_keep_the_rest() -> None:
    asked = read({"theme": ["c_1"], "until": ["2020"], "lang": ["en"]}, OPTIONS)
    assert asked.link(case=("now",), theme=()) == {"case": ["now"], "until": ["2020"], "lang": ["en"]}


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("organisation", "zbo/zb000117", "uwv"),
        ("organisation", "ZBO/ZB000117", "uwv"),
        ("organisation", "employee insurance agency", "uwv"),
        ("organisation", "  SOCIALE Verzekeringsbank ", "svb"),
        ("theme", "Werk", "c_1"),
        ("theme", "WORK", "c_1"),
        ("theme", "arbeid", "c_1"),
        ("country", "nl", "NL"),
        ("country", "Zweden", "SE"),
        ("case", "Now", "now"),
        ("group", "mislukt", "failure"),
    ],
)
def test_a_value_may_be_written_as_a_key_an_identifier_or_a_name_in_either_language(
    name: str, written: str, value: str
) -> None:
    asked = read({name: [written]}, OPTIONS)
    assert getattr(asked, name) == (value,)
    assert asked.unknown == ()


def test_a_name_of_one_option_never_takes_the_place_of_the_key_of_another() -> None:
    options = {"level": [Option("regional", "provincial", "provincial"), Option("provincial", "provincie", "province")]}
    assert read({"level": ["provincial"]}, options).level == ("provincial",)


def test_a_value_said_twice_counts_once_and_the_order_stays() -> None:
    assert read({"theme": ["c_2", "werk", "c_1", "education", " "]}, OPTIONS).theme == ("c_2", "c_1")


@pytest.mark.parametrize(
    ("name", "written", "first"),
    [
        ("theme", "werkk", "c_1"),
        ("theme", "educaton", "c_2"),
        ("organisation", "UVW", "uwv"),
        ("case", "fyraa", "fyra"),
        ("lang", "nll", "nl"),
    ],
)
def test_a_value_that_does_not_exist_is_told_with_the_nearest_that_does(name: str, written: str, first: str) -> None:
    asked = read({name: [written]}, OPTIONS)
    (wrong,) = asked.unknown
    assert (wrong.parameter, wrong.value, wrong.nearest[0].value) == (name, written, first)
    assert not asked.narrows


def test_every_value_that_does_not_exist_is_told_and_the_others_are_kept() -> None:
    asked = read({"theme": ["c_1", "xyz"], "country": ["Atlantis"], "level": ["rijk"]}, OPTIONS)
    assert [(u.parameter, u.value) for u in asked.unknown] == [("theme", "xyz"), ("country", "Atlantis")]
    assert (asked.theme, asked.country, asked.level) == (("c_1",), (), ("national",))


def test_the_nearest_are_at_most_three_the_best_first_and_none_where_there_is_nothing() -> None:
    many = [Option(f"case-{i}", f"Zaak {i}", f"Case {i}") for i in range(9)]
    found = nearest("case-3", many)
    assert len(found) == 3
    assert found[0].value == "case-3"
    assert nearest("anything", []) == ()


@pytest.mark.parametrize(
    "written", ["20", "20000", "0020001", "1799", "2101", "２０２０", "²⁰²⁰", "2020.5", "-2020", "x"]
)
@pytest.mark.parametrize("name", ["from", "to", "until"])
def test_what_is_no_year_is_told(name: str, written: str) -> None:
    asked = read({name: [written]}, OPTIONS)
    assert [(u.parameter, u.value) for u in asked.unknown] == [(name, written)]
    assert (asked.from_year, asked.to_year, asked.until) == (None, None, "")


def test_a_period_that_runs_backwards_loses_its_beginning_and_says_so() -> None:
    asked = read({"from": ["2020"], "to": ["2010"]}, OPTIONS)
    assert (asked.from_year, asked.to_year) == (None, 2010)
    assert [(u.parameter, u.value) for u in asked.unknown] == [("from", "2020")]
    assert read({"from": ["2010"], "to": ["2010"]}, OPTIONS).from_year == 2010


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("", None),
        ("2020", dt.date(2020, 12, 31)),
        ("2020-03-17", dt.date(2020, 3, 17)),
        (" 2020 ", dt.date(2020, 12, 31)),
        ("2020-02", dt.date(2020, 2, 29)),
        ("2019-12", dt.date(2019, 12, 31)),
    ],
)
def test_a_year_or_month_means_its_last_day_and_a_date_itself(written: str, day: dt.date | None) -> None:
    asked = read({"until": [written]}, OPTIONS)
    assert asked.until_date == day
    assert asked.unknown == ()


@pytest.mark.parametrize(
    "written", ["2020-13-01", "2021-02-29", "2020-00", "2020-3", "20200101", "2020-W10-1", "17-03-2020", "yesterday"]
)
def test_a_day_that_does_not_exist_is_told(written: str) -> None:
    asked = read({"until": [written]}, OPTIONS)
    assert asked.until_date is None
    assert [(u.parameter, u.value) for u in asked.unknown] == [("until", written)]


@pytest.mark.parametrize("name", [*LISTS, "case", *LENS, "from", "to", "until", "lang"])
def test_a_very_long_value_is_told_in_short(name: str) -> None:
    (wrong,) = read({name: ["9" * 100_000]}, OPTIONS).unknown
    assert len(wrong.value) == 80


def test_a_very_long_search_is_cut_and_its_space_counts_once() -> None:
    assert read({"q": ["  more \t trust\n"]}, OPTIONS).q == "more trust"
    assert len(read({"q": ["trust " * 10_000]}, OPTIONS).q) <= 200


def test_of_a_single_value_the_last_one_counts() -> None:
    asked = read({"from": ["2001", "2002"], "lang": ["nl", "en"], "q": ["a", "b"], "present": ["0", "1"]}, OPTIONS)
    assert (asked.from_year, asked.lang, asked.q, asked.present) == (2002, "en", "b", True)


@pytest.mark.parametrize("name", PARAMETERS)
def test_an_empty_value_asks_for_nothing(name: str) -> None:
    asked = read({name: [""]}, OPTIONS)
    assert asked == Asked()
    assert asked.unknown == ()


@given(askings())
def test_clearing_takes_every_shared_filter_away_and_leaves_the_rest(asked: Asked) -> None:
    cleared = asked.cleared()
    assert not cleared.narrows
    kept = ("case", "lang", "present", "weighing")
    assert set(cleared.link()) <= {*kept, *WEIGHING}
    assert [getattr(cleared, name) for name in kept] == [getattr(asked, name) for name in kept]


@given(askings())
def test_a_view_narrows_exactly_when_clearing_would_change_it(asked: Asked) -> None:
    assert asked.narrows == (asked.cleared() != asked)


def test_options_come_from_the_rows_of_the_case_base_with_countries_by_name() -> None:
    columns = ["filter", "value", "parent", "alias", "nl", "en", "case_count"]
    rows = [
        ("country", "NL", "", "", "NL", "NL", 2),
        ("theme", "top", "top", "", "werk", "work", 3),
        ("theme", "sub", "top", "", "lonen", "wages", 1),
        ("organisation", "uwv", "", "|UWV", "UWV", "UWV", 0),
    ]
    found = known_options(pd.DataFrame(rows, columns=columns))
    assert found["country"] == [Option("NL", "Nederland", "Netherlands", 2)]
    assert [(o.value, o.parent) for o in found["theme"]] == [("top", ""), ("sub", "top")]
    assert found["organisation"][0].aliases == ("UWV",)
    assert set(found) == {*LISTS, "case", *LENS}
