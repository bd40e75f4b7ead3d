"""Texts taken apart: sentences, their markers, and the numbers in them in both languages."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weegschaal import i18n
from weegschaal.casebase.figures import as_figure, figures, same_figure
from weegschaal.casebase.texts import (
    HEADINGS,
    SECTIONS,
    Marker,
    parse_marker,
    read_story,
)

FIGURES = [
    ("nl", "gemiddeld 139.000 mensen", ["139000"]),
    ("en", "139,000 people on average", ["139000"]),
    ("nl", "een 8,3.", ["8.3"]),
    ("en", "a mark of 8.3.", ["8.3"]),
    ("nl", "8,3, 8,4 en 8,5.", ["8.3", "8.4", "8.5"]),
    ("nl", "€ 1.250.000,50 of €40", ["1250000.50", "40"]),
    ("en", "£1,250,000.50 or (40)", ["1250000.50", "40"]),
    ("nl", "1\u00a0250 en 1\u202f250", ["1250", "1250"]),
    ("nl", "8,3% en 12 procent", ["8.3", "12"]),
    ("en", "8.3% and 12 per cent", ["8.3", "12"]),
    ("nl", "van 10–15 procent, 5,5-6,5 en 12.500 - 15.000", ["10", "15", "5.5", "6.5", "12500", "15000"]),
    ("nl", "−5 en -6,5", ["-5", "-6.5"]),
    ("nl", "1 op de 5", ["1", "5"]),
    ("en", "40-year-old", ["40"]),
    ("en", "those 12 may help", ["12"]),
    ("nl", "1899 mensen", ["1899"]),
    ("nl", "2000 bedrijven, 2024 huishoudens, rond 1500 bedrijven", ["2000", "2024", "1500"]),
    ("nl", "in 1200 gemeenten en in 2000 gemeenten", ["1200", "2000"]),
    ("en", "2000 trains, around 1500 homes and €2000", ["2000", "1500", "2000"]),
    ("nl", "88mln, 90km, 12x, 88procent, EUR88 en 8,8mrd", ["88", "90", "12", "88", "88", "8.8"]),
    ("nl", "1/8, 50/50, 88:1, ½ en 88½", ["1", "8", "50", "50", "88", "1", "0.5", "88.5"]),
    ("en", "88½ of them", ["88.5"]),
    ("nl", "ca.88, nr.88 en 88 mei", ["88", "88", "88"]),
    ("nl", "1500 klanten en 2000 gebieden", ["1500", "2000"]),
    ("nl", "NOW-99999", ["99999"]),
]
NO_FIGURES = [
    ("nl", "in 2020, sinds 2019-2020 en 2012/2018"),
    ("en", "from 1700, in 1853 and the 1990s"),
    ("nl", "op 17 maart 2020, 1 en 2 mei, 3–5 juni en 6 tot en met 8 juli"),
    ("en", "on 17 March 2020, March 17, 2020 and 3 to 5 May"),
    ("nl", "op 2020-03-17, 17-03-2020 en om 10:30 uur"),
    ("nl", "NOW-1, A2, Top600, COVID-19, de 2de en art. 12a"),
    ("nl", "NOW-1, V250-treinen, PGB2.0, kst-35420-2 en 2020/2021"),
    ("nl", "In 2020 kreeg het veer een prijs, in 2019 en 2021 niet; 2020 was rustig."),
    ("en", "In 2020 residents asked for more, in May 2021 schools did; the 2020 package was gone."),
    ("en", "https://example.org/5, the 1st and 24/7"),
    ("nl", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), FIGURES)
def test_numbers_are_read_as_their_language_writes_them(language: str, text: str, expected: list[str]) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_years_days_times_and_names_are_no_figures(language: str, text: str) -> None:
    assert figures(text, language) == []


@given(st.decimals(-1_000_000_000, 1_000_000_000, places=4), st.sampled_from(i18n.LANGUAGES))
@example(2020, "nl")  # a year is no number, and written as a number it has a thousands mark
@example(1250, "nl")
@example(1000.125, "en")
def test_a_number_written_by_the_dashboard_is_read_back(value: float, language: str) -> None:
    written = i18n.of(language).number(value)
    (found,) = figures(f"Samen {written} procent, around {written}.", language)[:1]
    assert same_figure(found, str(value))
    assert same_figure(as_figure(written, language), str(value))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("8.30", "8.3", True), ("0139000", "139000", True), ("-5", "5", False), ("x", "x", True), ("x", "5", False)],
)
def test_figures_are_the_same_when_their_numbers_are(one: str, other: str, same: bool) -> None:
    assert same_figure(one, other) is same


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("a", Marker(("a",))),
        (" a ,b ", Marker(("a", "b"))),
        ("PG3: a", Marker(("a",), ("PG3",))),
        ("PG3, PR1: a, b", Marker(("a", "b"), ("PG3", "PR1"))),
        ("gao.capacity: a", Marker(("a",), ("gao.capacity",))),
        ("PG3: a !", Marker(("a",), ("PG3",), counterpoint=True)),
        ("a!", Marker(("a",), counterpoint=True)),
        ("~", Marker((), interpretation=True)),
        (" ~ ", Marker((), interpretation=True)),
        *((inside, None) for inside in ("", " ", "!", ",", "PG3:", ": a", "PG3: !")),
    ],
)
def test_a_marker_says_what_a_sentence_leans_on(inside: str, expected: Marker | None) -> None:
    assert parse_marker(inside) == expected


def test_a_marker_names_every_pair_of_criterion_and_source() -> None:
    assert Marker(("a", "b"), ("PG3", "PR1")).assessments() == ["PG3:a", "PG3:b", "PR1:a", "PR1:b"]


def story(*blocks: str) -> str:
    return "# Titel\n\n" + "\n\n".join(f"## {h}\n\n{b}" for h, b in zip(HEADINGS["nl"], blocks, strict=False)) + "\n"


def sentences(text: str) -> list[tuple[str, tuple[str, ...] | None, int]]:
    found = read_story(text, "nl").sentences
    return [(s.text, s.marker.sources if s.marker else None, s.paragraph) for s in found]


PLAIN = story("Een. [a] Twee. [b]", "Drie. [c]\n\nVier. [d]")
READ = [("Een.", ("a",), 1), ("Twee.", ("b",), 1), ("Drie.", ("c",), 1), ("Vier.", ("d",), 2)]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n\n", "\n \n\t\n\n"),
        PLAIN.replace("\n\n#", "\n#"),
        PLAIN.replace("\n\nEen", "\nEen").replace("\n\nDrie", "\nDrie"),
        PLAIN.replace(" Twee", "\nTwee").replace(". [", ".\n["),
        "\n\n" + PLAIN.rstrip(),
    ],
    ids=["plain", "CRLF", "odd blank lines", "no line before", "no line after", "broken lines", "no line at the end"],
)
def test_line_ends_and_blank_lines_make_no_difference(text: str) -> None:
    assert sentences(text) == READ
    assert read_story(text, "nl").title == "Titel"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("Een [a] en twee. [b]", [("Een", ("a",)), ("en twee.", ("b",))]),
        ("Een. Twee. [a]", [("Een.", None), ("Twee.", ("a",))]),
        ("Een in 2005. Twee. [a]", [("Een in 2005.", None), ("Twee.", ("a",))]),
        ("Dat zei UWV. Het klopt. [a]", [("Dat zei UWV.", None), ("Het klopt.", ("a",))]),
        ("Een. ‘Twee’ is er. [a]", [("Een.", None), ("‘Twee’ is er.", ("a",))]),
        ("Een. 12 van hen. [a]", [("Een.", None), ("12 van hen.", ("a",))]),
        ("Een… Twee. [a]", [("Een…", None), ("Twee.", ("a",))]),
        ("Het rapport nr. 12 van B.V. Alfa. [a]", [("Het rapport nr. 12 van B.V. Alfa.", ("a",))]),
        ("Een. [a]Twee.", [("Een.", ("a",)), ("Twee.", None)]),
        ("Een. [a] [b]", [("Een.", ("a",)), ("", ("b",))]),
        ("Een d.w.z. 3.000 stuks, o.a. hier. [a]", [("Een d.w.z. 3.000 stuks, o.a. hier.", ("a",))]),
        ("“Een!” Twee? [a]", [("“Een!” Twee?", ("a",))]),
        ("[a]", [("", ("a",))]),
        ("Een [[a]].", [("Een [", ("a",)), ("].", None)]),
    ],
)
def test_a_marker_ends_a_sentence_wherever_it_stands(block: str, expected: list[object]) -> None:
    assert [(text, sources) for text, sources, _ in sentences(story(block))] == expected


def test_sentences_are_numbered_through_their_section() -> None:
    found = read_story(PLAIN, "nl")
    assert [(s.section, s.number) for s in found.sentences] == [
        ("summary", 1), ("summary", 2), ("fact_card", 1), ("fact_card", 2),
    ]  # fmt: skip
    assert found.words("summary") == 2


def test_questions_lose_their_numbers_and_keep_their_order() -> None:
    text = story(*["Zin. [a]"] * 5, "1. Wie?\n2) Wat?\n\n10. Waarom in 2020?\n")
    assert read_story(text, "nl").questions == ("Wie?", "Wat?", "Waarom in 2020?")


@given(st.text(max_size=200), st.sampled_from(SECTIONS))
def test_no_text_breaks_the_reader_or_loses_a_word(text: str, section: str) -> None:
    """Words outside markers and headings come back as sentences, whatever they are."""
    plain = "".join(c for c in text if c not in "#[]")
    heading = dict(zip(SECTIONS[:-1], HEADINGS["en"], strict=False)).get(section, "Summary")
    found = read_story(f"# Title\n\n## {heading}\n\n{plain}", "en")
    assert " ".join(s.text for s in found.sentences).split() == plain.split()
