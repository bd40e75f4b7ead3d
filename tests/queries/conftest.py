"""Two case bases for the queries: one without a case, and one with the three made-up cases."""

from __future__ import annotations

import duckdb
import pytest

from tests.queries.asking import question
from weegschaal.casebase.build import build
from weegschaal.casebase.collection import read_cases


@pytest.fixture(scope="session")
def empty_base(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The tables of schema.sql, with the vocabularies and frameworks in them and no case."""
    path = tmp_path_factory.mktemp("queries") / "empty.duckdb"
    build([], question("schema"), path)
    return duckdb.connect(str(path))


@pytest.fixture(scope="session")
def fixture_base(root, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The three made-up cases, as the dashboard would hold them."""
    path = tmp_path_factory.mktemp("queries") / "fixture.duckdb"
    build(read_cases(root / "tests" / "fixtures" / "cases"), question("schema"), path)
    return duckdb.connect(str(path), read_only=True)
