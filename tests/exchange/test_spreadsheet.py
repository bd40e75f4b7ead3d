"""What a reader downloads opens as it is in the spreadsheet of their language, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegschaal.exchange.spreadsheet import harmless, to_csv

SIGNS = {"nl": (";", ","), "en": (",", ".")}  # between cells, and in a number
# The spellings of a formula that OWASP lists; the last ones hide the sign behind space.
FORMULAS = [
    "=1+1",
    "+31",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "  =1",
    "\u00a0=1",
    " \t@x",
    "\x00=1",
    "++",
    "--",
    "-",
]
# Bytes a CSV cannot hold: half a character, and NUL, which is taken out.
TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"))
LANGUAGES = st.sampled_from(["nl", "en"])


def cells(rows: pd.DataFrame, language: str) -> list[list[str]]:
    """Return the cells as a spreadsheet reads them."""
    text = to_csv(rows, language).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=SIGNS[language][0]))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_begins_with_the_mark_by_which_excel_knows_utf_8(language: str) -> None:
    assert to_csv(pd.DataFrame({"naam": ["café"]}), language).startswith("\ufeffnaam\r\n".encode())


@pytest.mark.parametrize(("language", "expected"), [("nl", 'a;b\r\n18,7;"x;y"\r\n'), ("en", "a,b\r\n18.7,x;y\r\n")])
def test_signs_between_cells_and_in_numbers_are_those_of_the_language(language: str, expected: str) -> None:
    assert to_csv(pd.DataFrame({"a": [18.7], "b": ["x;y"]}), language).decode("utf-8-sig") == expected


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pandas_reads_the_same_numbers_and_texts_back(language: str) -> None:
    rows = pd.DataFrame(
        {"n": [-3, 0, 12345678901], "x": [-0.25, 18.7, 1e-9], "text": ['zij zei "nee"', "a;b,c", "één\ntwee"]}
    )
    between, decimal = SIGNS[language]
    read = pd.read_csv(io.BytesIO(to_csv(rows, language)), sep=between, decimal=decimal, encoding="utf-8-sig")
    pd.testing.assert_frame_equal(read, rows)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_is_made_harmless_in_cells_heads_and_lists(text: str, language: str) -> None:
    written = "'" + text.replace("\x00", "")
    assert cells(pd.DataFrame({text: [text], "list": [(text, "b")]}), language) == [
        [written, "list"],
        [written, f"{written} | b"],
    ]


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "'=1", "mail@example.org", "±", "–", "§ 3", "<b>"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (-5, "-5", "-5"),
        (np.int64(-5), "-5", "-5"),
        (np.float64(-0.5), "-0,5", "-0.5"),
        (139_000_000_001, "139000000001", "139000000001"),
        (0.1 + 0.2, "0,3", "0.3"),
        (True, "true", "true"),
        (np.False_, "false", "false"),
        (None, "", ""),
        (math.nan, "", ""),
        (pd.NA, "", ""),
        (pd.NaT, "", ""),
        (("PG1", "PG2"), "PG1 | PG2", "PG1 | PG2"),
        ((), "", ""),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(value: object, nl: str, en: str) -> None:
    rows = pd.DataFrame({"a": pd.Series([value], dtype=object), "b": ["x"]})
    assert cells(rows, "nl")[1] == [nl, "x"]
    assert cells(rows, "en")[1] == [en, "x"]


def test_rows_without_content_still_name_their_columns() -> None:
    assert cells(pd.DataFrame(columns=["Case", "Groep"]), "nl") == [["Case", "Groep"]]


@given(LANGUAGES, st.lists(st.tuples(TEXTS, TEXTS), min_size=1))
def test_no_text_becomes_a_formula_and_all_come_back(language: str, texts: list[tuple[str, str]]) -> None:
    read = cells(pd.DataFrame(texts, columns=["a", "b"]), language)[1:]
    assert len(read) == len(texts)
    for before, after in zip(texts, read, strict=True):
        for text, cell in zip(before, after, strict=True):
            assert cell in (text, "'" + text)
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
            assert not cell.strip().startswith(("=", "+", "-", "@"))


@given(LANGUAGES, st.floats(-1e300, 1e300) | st.integers(-(10**15), 10**15))
def test_every_number_comes_back_as_a_number(language: str, number: float) -> None:
    cell = cells(pd.DataFrame({"a": [number]}), language)[1][0]
    assert float(cell.replace(SIGNS[language][1], ".")) == pytest.approx(number, rel=1e-14)
