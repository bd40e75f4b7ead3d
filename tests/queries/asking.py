"""Asks a query of `queries/casebase` on a database of its own, filled with the few rows that an example states."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from weegschaal.store import parameters_of
from weegschaal.theme import LEVELS, POSITIONS

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, Any]

# What is asked when an example does not say: everything, known today, in Dutch.
EVERYTHING: dict[str, Any] = {
    **dict.fromkeys(
        (
            "theme",
            "organisation",
            "level",
            "country",
            "source_type",
            "group",
            "collection",
            "perspective",
            "for_whom",
            "design",
            "framework",
            "words",
        ),
        (),
    ),
    **dict.fromkeys(("from", "to", "until", "case_id")),
    "case_ids": (),
    "lang": "nl",
}


@cache
def question(name: str) -> str:
    """Return the text of a query."""
    return (ROOT / "queries" / "casebase" / f"{name}.sql").read_text(encoding="utf-8")


def answer(connection: duckdb.DuckDBPyConnection, name: str, **asked: Any) -> list[Row]:
    """Return the rows of a query; parameters that are not given ask for everything."""
    sql = question(name)
    given = {**EVERYTHING, **asked}
    parameters = {n: list(v) if isinstance(v := given[n], tuple) else v for n in parameters_of(sql)}
    found = connection.execute(sql, parameters) if parameters else connection.execute(sql)
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def same(*columns: str) -> Callable[[Row, int], Row]:
    """Fill columns with the name of the row, which stands in the first of them."""
    return lambda row, _: dict.fromkeys(columns[1:], row[columns[0]])


def _case(row: Row, _: int) -> Row:
    name = row["case_id"]
    texts = {f"{n}_{lang}": name for n in ("known_as", "title", "boundary", "selection") for lang in ("nl", "en")}
    fixed = {"collection": "curated", "unit": "policy", "country": "NL", "level": "national", "completeness": "full"}
    dates = {"period_from": "2020", "period_to": "", "starts_on": "2020-01-01", "read_on": "2025-01-01"}
    return {**texts, **fixed, **dates, "selection": "study", "harm": "false", "framework_version": "1"}


def _source(row: Row, number: int) -> Row:
    day = row.get("published_on", "2020-12-31")
    names = dict.fromkeys(("document_id", "publisher", "title"), row["source_id"])
    body = row.get("publisher", row["source_id"])
    kind = {"source_type": "evaluation", "seen": "full", "published_on": day, "known_on": day}
    return {**names, **kind, "body": body, "number": number}


def _assessment(row: Row, number: int) -> Row:
    day, level = row.get("published_on", "2020-12-31"), row.get("level")
    texts = dict.fromkeys(("at_nl", "at_en", "anchor", "text_nl", "text_en"), "x")
    said = {"voice": "evaluator", "coder": "makers", "for_whom": "everybody", "mark": "plain", "sure": "true"}
    dates = {"published_on": day, "known_on": day, "coded_on": "2025-01-01"}
    rank = {"rank": LEVELS.index(level), "status": "assessed"} if level else {"status": "not_determinable"}
    names = {"assessment_id": f"a{number}", "document_id": row["source_id"]}
    return {**texts, **said, **dates, **rank, **names}


def _position(row: Row, number: int) -> Row:
    day = row.get("held_on", "2020-12-31")
    texts = {"text_nl": "x", "text_en": "x"}
    return {
        "number": number,
        "rank": POSITIONS.index(row["level"]),
        "realm": "programme",
        "held_on": day,
        "known_on": day,
        **texts,
    }


def _reversal(row: Row, number: int) -> Row:
    day = row.get("turned_on", "2020-12-31")
    return {"number": number, "turned_on": day, "known_on": day, "text_nl": "x", "text_en": "x"}


def _sentence(row: Row, number: int) -> Row:
    kind = {"counterpoint": "false", "interpretation": "false", "paragraph": 1, "number": number}
    return {**kind, "language": "nl", "section": "summary", "text": "x", "known_on": "2020-12-31"}


def _theme(row: Row, number: int) -> Row:
    return {**dict.fromkeys(("top_id", "nl", "en"), row["theme_id"]), "position": 1000 + number}


# Columns an example need not state, per table.
USUAL: dict[str, Callable[[Row, int], Row]] = {
    "cases": _case,
    "sources": _source,
    "assessments": _assessment,
    "positions": _position,
    "reversals": _reversal,
    "sentences": _sentence,
    "themes": _theme,
    "case_themes": lambda _, number: {"position": number - 1},
    "organisations": same("organisation_id", "name", "nl", "en"),
    "case_organisations": lambda _, number: {"role": "responsible", "position": number},
    "words": lambda *_: {"in_title": "false"},
    "not_found": lambda *_: {},
}


def fill(connection: duckdb.DuckDBPyConnection, given: Mapping[str, Sequence[Row]]) -> None:
    """Insert rows, parents before children; what a row does not state is as usual."""
    for table, usual in USUAL.items():
        for number, row in enumerate(given.get(table, ()), 1):
            whole = {**usual(row, number), **row}
            places = ", ".join("?" for _ in whole)
            connection.execute(f"insert into {table} ({', '.join(whole)}) values ({places})", list(whole.values()))
