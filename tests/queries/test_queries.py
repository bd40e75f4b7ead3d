"""Every query says what it asks and what a row is, is written the house way, and answers on empty and on small tables."""

from __future__ import annotations

import re

import duckdb
import pytest

from tests.queries.asking import ROOT, answer, question
from weegschaal.store import parameters_of

FOLDER = ROOT / "queries" / "casebase"
QUERIES = sorted(path.stem for path in FOLDER.glob("*.sql") if path.stem != "schema")
EACH = pytest.mark.parametrize("name", QUERIES)
COMMENT = re.compile(r"--.*$", re.MULTILINE)


def header(name: str) -> list[str]:
    """Return the comment on top of a query, line by line."""
    lines = question(name).splitlines()
    code = next(n for n, line in enumerate(lines) if not line.startswith("--"))
    return [line.removeprefix("--").strip() for line in lines[:code]]


def code(name: str) -> str:
    """Return a query without its comments and texts."""
    return re.sub(r"'[^']*'", "''", COMMENT.sub("", question(name)))


def outermost(name: str) -> str:
    """Return what stands outside all brackets: the last select of a query."""
    text, before = code(name), ""
    while text != before:
        before, text = text, re.sub(r"\([^()]*\)", "", text)
    return " ".join(text.split())


def is_one_row(name: str) -> bool:
    return not header(name)[1].startswith("One row per")


@EACH
def test_a_query_opens_with_its_question_and_says_what_one_row_is(name: str) -> None:
    first, second, *_ = header(name)
    assert first.endswith("?")
    assert re.match(r"One row( per \w|[.:,])", second)


@EACH
def test_the_parameters_in_the_header_are_those_of_the_statement(name: str) -> None:
    assert set(re.findall(r"\$(\w+)", " ".join(header(name)))) == set(parameters_of(question(name)))


@EACH
def test_a_query_is_one_statement_of_fewer_than_sixty_lines(name: str) -> None:
    assert len(duckdb.extract_statements(question(name))) == 1
    assert len(question(name).splitlines()) < 60


@EACH
def test_a_query_is_written_in_lower_case(name: str) -> None:
    assert code(name) == code(name).lower()


@EACH
def test_a_query_spells_out_its_columns_and_orders_by_name(name: str) -> None:
    assert "*" not in outermost(name).partition(" from ")[0].replace("count(*)", "")
    assert not re.search(r"\b(group|order) by \d", code(name))


@EACH
def test_rows_come_in_a_fixed_order(name: str) -> None:
    assert is_one_row(name) or " order by " in outermost(name)


@EACH
def test_a_query_answers_when_there_are_no_cases(name: str, empty_base: duckdb.DuckDBPyConnection) -> None:
    rows = answer(empty_base, name, case_ids=["alfa"], case_id="alfa")
    if is_one_row(name) and "or none" not in header(name)[1]:
        assert len(rows) == 1
    elif name not in {
        "criteria",
        "scales",
        "filter_options",
        "selections",
        "top_themes",
        "defined_terms",
    }:  # these list the vocabularies
        assert rows == []


@EACH
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_query_answers_on_the_made_up_cases(name: str, lang: str, fixture_base: duckdb.DuckDBPyConnection) -> None:
    rows = answer(fixture_base, name, case_ids=["alfa", "beta", "gamma"], case_id="alfa", words=["veer"], lang=lang)
    assert rows
    assert len(rows) == 1 or not is_one_row(name)


@pytest.mark.parametrize("name", [name for name in QUERIES if "until" in parameters_of(question(name))])
def test_nothing_is_known_before_the_first_source(name: str, fixture_base: duckdb.DuckDBPyConnection) -> None:
    asked = {"case_ids": ["alfa", "beta", "gamma"], "case_id": "alfa", "group": ["success", "failure"]}
    then, now = (answer(fixture_base, name, until=day, **asked) for day in ("1900-01-01", None))
    assert then != now
    assert len(then) <= len(now)


def test_the_made_up_cases_have_no_fault_and_are_all_there(fixture_base: duckdb.DuckDBPyConnection) -> None:
    assert [row["case_id"] for row in answer(fixture_base, "filtered_cases")] == ["alfa", "beta", "gamma"]
