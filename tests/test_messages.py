"""Words in both languages: nothing in English only, nothing translated that nobody says, numbers and dates as people write them."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tests.messages import messages
from weegschaal import i18n

SAID = sorted(messages())
CATALOGUE = i18n.catalogue("nl")
DUTCH = {str(m.id): str(m.string) for m in CATALOGUE if m.id}
NL, EN = i18n.of("nl"), i18n.of("en")
# The same word in both languages, and rightly so.
ALIKE = {"Case", "Cases", "Filters", "Radar", "case", "contrast", "criteria", "{n} case", "{n} cases"}
# Words that no Dutch sentence holds.
ENGLISH = re.compile(r"\b(the|and|are|this|which|not|with|from|expected|found|judgements?)\b", re.IGNORECASE)


def places(message: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(message) if name is not None})


@pytest.mark.parametrize("message", SAID)
def test_a_message_is_said_in_dutch_with_the_same_places(message: str) -> None:
    assert DUTCH.get(message, "").strip(), "nl.po has no Dutch for it"
    assert places(DUTCH[message]) == places(message)
    assert NL(message) != message or message in ALIKE
    assert EN(message) == message


def test_the_catalogue_holds_nothing_that_is_said_nowhere() -> None:
    assert sorted(set(DUTCH) - set(SAID)) == []
    assert list(CATALOGUE.obsolete) == []


def test_a_message_is_translated_once_and_never_by_a_guess() -> None:
    written = (i18n.FOLDER / "nl.po").read_text(encoding="utf-8").count("\nmsgid ")
    assert written == len(DUTCH) + 1  # and the head of the file
    assert [m.id for m in CATALOGUE if m.id and m.fuzzy] == []


def test_the_words_that_are_alike_in_both_languages_still_are() -> None:
    assert sorted(m for m, dutch in DUTCH.items() if m == dutch) == sorted(ALIKE)


@pytest.mark.parametrize("message", SAID)
def test_no_english_is_left_in_the_dutch(message: str) -> None:
    said = Formatter().vformat(DUTCH.get(message, ""), (), dict.fromkeys(places(message), "…"))
    assert not ENGLISH.search(re.sub(r"`.*?`|https?://\S+", "", said)), said


def test_a_message_without_a_translation_comes_back_in_english() -> None:
    for t in (NL, EN):
        assert t("nobody ever said {what}", what="this") == "nobody ever said this"
        assert t("braces {stay} as they are") == "braces {stay} as they are"


@pytest.mark.parametrize(
    ("n", "nl", "en"), [(0, "0 cases", "0 cases"), (1, "1 case", "1 case"), (1200, "1.200 cases", "1,200 cases")]
)
def test_one_thing_is_said_otherwise_than_many(n: int, nl: str, en: str) -> None:
    assert NL.plural("{n} case", "{n} cases", n) == nl
    assert EN.plural("{n} case", "{n} cases", n) == en


@pytest.mark.parametrize(
    ("value", "decimals", "nl", "en"),
    [
        (18.7, None, "18,7", "18.7"),
        (139000, None, "139.000", "139,000"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (-5.5, None, "-5,5", "-5.5"),
        (2.649, 2, "2,65", "2.65"),
        (3, 1, "3,0", "3.0"),
        (2.6, 0, "3", "3"),
        (0, None, "0", "0"),
    ],
)
def test_a_number_has_the_marks_of_its_language(value: float, decimals: int | None, nl: str, en: str) -> None:
    assert (NL.number(value, decimals), EN.number(value, decimals)) == (nl, en)


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        ("2020", "2020", "2020"),
        ("2020-03", "maart 2020", "March 2020"),
        ("2020-03-07", "7 maart 2020", "7 March 2020"),
        ("", "", ""),
        ("2020/2021", "2020/2021", "2020/2021"),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(value: str, nl: str, en: str) -> None:
    assert (NL.date(value), EN.date(value)) == (nl, en)


@pytest.mark.parametrize("value", ["2020-13", "2020-02-30"])
def test_what_only_looks_like_a_date_comes_back_as_it_is(value: str) -> None:
    assert NL.date(value) == value


@pytest.mark.parametrize(
    ("parts", "nl", "en"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a en b", "a and b"), (["a", "b", "c"], "a, b en c", "a, b and c")],
)
def test_a_listing_ends_in_and(parts: list[str], nl: str, en: str) -> None:
    assert (NL.listing(parts), EN.listing(parts)) == (nl, en)


def test_a_country_has_its_name_and_an_unknown_one_its_code() -> None:
    assert (NL.country("SE"), EN.country("SE"), NL.country("QQ")) == ("Zweden", "Sweden", "QQ")


@pytest.mark.parametrize("language", ["nl", "de", "", "EN"])
def test_an_unknown_language_is_answered_in_dutch(language: str) -> None:
    assert i18n.of(language).language == "nl"
    assert i18n.of(language).pick("ja", "yes") == "ja"
