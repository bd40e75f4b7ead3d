"""Given these rows, a query answers with those. The examples stand beside this file, one file per query or rule.

Each `[[example]]` says in a sentence what holds (`says`), gives a few rows per table, and the rows expected. Tables are written with a
line of column names; an empty cell means "as usual" in a given row, and nothing (null) in an expected one. Only the columns named are
compared. With `part = true` only the rows whose first cell is named are.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.queries.asking import USUAL, Row, answer, fill

FOLDER = Path(__file__).parent
KEYS = {"says", "asks", "parameters", "expected", "part", *USUAL}


def table(text: str) -> list[Row]:
    """Read a table written with bars between its cells."""
    lines = [[cell.strip() for cell in f"{line} ".split(" | ")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def examples() -> Iterator[Any]:
    """Yield every example; its query is named by the file, or by `asks`."""
    for path in sorted(FOLDER.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for example in file["example"]:
            asks = example.get("asks", file.get("asks", path.stem))
            yield pytest.param({**example, "asks": asks}, id=f"{path.stem}: {example['says']}")


def written(value: object) -> str:
    """Write a value as the tables here do."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("example", list(examples()))
def test_given_these_rows_the_query_answers_with_those(
    example: dict[str, Any], empty_base: duckdb.DuckDBPyConnection
) -> None:
    assert set(example) <= KEYS, "a misspelt table would go unseen"
    given = {
        name: [{k: v for k, v in row.items() if v} for row in table(example[name])] for name in USUAL if name in example
    }
    expected = table(example["expected"])
    columns = example["expected"].splitlines()[0].replace(" ", "").split("|")
    cases = [row["case_id"] for row in given["cases"]]
    asked = {"case_ids": cases, "case_id": cases[0], **example.get("parameters", {})}
    empty_base.execute("begin")
    try:
        fill(empty_base, given)
        found = answer(empty_base, example["asks"], **asked)
    finally:
        empty_base.execute("rollback")
    rows = [{column: written(row[column]) for column in columns} for row in found]
    if example.get("part"):
        rows = [row for row in rows if row[columns[0]] in {line[columns[0]] for line in expected}]
    assert rows == expected


def test_every_example_says_something_of_its_own() -> None:
    names = [parameter.id for parameter in examples()]
    assert len(set(names)) == len(names) >= 40
