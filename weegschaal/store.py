"""Opens the case base and asks it questions. The only module (with casebase's builder) that knows DuckDB.

A data version is a hash of every file that makes the case base. The DuckDB file of a version never changes, so answers can be kept as
long as the version stands. A changed case file makes a new version, which the running dashboard takes up at its next question.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from weegschaal.casebase.build import build
from weegschaal.casebase.collection import CASES, all_faults, read_cases
from weegschaal.casebase.faults import Fault
from weegschaal.casebase.reader import CaseFolder

if TYPE_CHECKING:  # pandas takes a second to import, and the command line answers without it
    import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "queries"
KIND = "duckdb"
_LOOK_AGAIN = 1.0  # seconds between two looks at the files
_KEEP = 3  # data versions kept open and on disk, for readers still on an older one

log = logging.getLogger("weegschaal")


@dataclass(frozen=True)
class CaseBase:
    """One data version, opened: its file, its faults and its connection."""

    version: str
    path: Path
    faults: tuple[Fault, ...]
    connection: duckdb.DuckDBPyConnection


class _Opened:
    """What this process has open. `look` guards building; `signature` is what the files looked like at the last look."""

    def __init__(self) -> None:
        self.look = threading.Lock()
        self.signature: tuple[Any, ...] = ()
        self.looked_at = 0.0
        self.versions: dict[str, CaseBase] = {}
        self.newest: CaseBase | None = None


_opened = _Opened()


def home() -> Path:
    """Folder for local state: WEEGSCHAAL_HOME, else `var` beside the code."""
    return Path(os.environ.get("WEEGSCHAAL_HOME") or ROOT / "var").expanduser().resolve()


def cases() -> Path:
    """Folder of the curated cases: WEEGSCHAAL_CASES, else `data/cases`."""
    return Path(os.environ.get("WEEGSCHAAL_CASES") or CASES).expanduser().resolve()


def current() -> CaseBase:
    """Return the newest data version, built first when a file changed. Looks at the files at most once a second.

    Raises OSError when nothing can be written to the home folder and no version is open yet.
    """
    if _opened.newest and time.monotonic() - _opened.looked_at < _LOOK_AGAIN:
        return _opened.newest
    with _opened.look:
        signature = _signature()
        if _opened.newest is None or signature != _opened.signature:
            try:
                _opened.newest = _open_newest()
            except Exception:
                if _opened.newest is None:
                    raise
                log.exception("the changed case base could not be built; the version before it stays in use")
            _opened.signature = signature
        _opened.looked_at = time.monotonic()
        return _opened.newest


def ask(question: str, version: str | None = None, /, **parameters: object) -> pd.DataFrame:
    """Ask a question of `queries/` ("casebase/cases") and return its rows.

    Every `$name` in the query must be given; others are left out, so that shared filters can be passed to every question.
    Raises FileNotFoundError for an unknown question and ValueError for a missing parameter.
    """
    base = _opened.versions.get(version) if version else None
    base = base or current()
    sql, names = _question(question)
    missing = [n for n in names if n not in parameters]
    if missing:
        raise ValueError(f"{question} needs {', '.join(missing)}")
    given = {n: parameters[n] for n in names}
    with base.connection.cursor() as cursor:  # one cursor per call: a connection shared by threads mixes up answers
        rows = (cursor.execute(sql, given) if given else cursor.execute(sql)).df()
    for column in rows.columns:
        if rows[column].dtype == "str":  # single texts are read a hundred times faster from plain objects
            rows[column] = rows[column].astype(object)
        elif rows[column].dtype.kind == "O" and any(hasattr(v, "tolist") for v in rows[column]):
            rows[column] = [tuple(v) if hasattr(v, "tolist") else () for v in rows[column]]  # arrays cannot be hashed
    return rows


@cache
def _question(question: str) -> tuple[str, tuple[str, ...]]:
    sql = (QUERIES / f"{question}.sql").read_text(encoding="utf-8")
    return sql, parameters_of(sql)


def parameters_of_question(question: str) -> tuple[str, ...]:
    """Return the names of the parameters of a question, in order of name."""
    return _question(question)[1]


def parameters_of(sql: str) -> tuple[str, ...]:
    """Return the names of the parameters of one statement, in order of name."""
    statements = duckdb.extract_statements(sql)
    return tuple(sorted({n for s in statements for n in s.named_parameters}))


def _files() -> list[Path]:
    data = sorted(p for name in ("frameworks", "vocabularies") for p in (ROOT / "data" / name).glob("*.toml"))
    data += sorted(p for p in cases().glob("*/*") if p.suffix in {".toml", ".md"})
    code = sorted((ROOT / "weegschaal" / "casebase").glob("*.py"))
    return [*data, *code, QUERIES / "casebase" / "schema.sql"]


def _signature() -> tuple[Any, ...]:
    found = []
    for path in _files():
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def _version() -> str:
    digest = hashlib.sha256()
    for path in _files():
        digest.update("/".join(path.parts[-2:]).encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _open_newest() -> CaseBase:
    version = _version()
    if version in _opened.versions:
        return _opened.versions[version]
    folders = read_cases(cases())
    while version != (again := _version()):  # somebody saved a file meanwhile
        version, folders = again, read_cases(cases())
    faults = tuple(all_faults(folders))
    for fault in faults:
        if not fault.warning:
            log.warning("case left out: %s", fault)
    path = home() / f"casebase-{version}.duckdb"
    if not path.exists():
        build(folders, (QUERIES / "casebase" / "schema.sql").read_text(encoding="utf-8"), path)
    connection = _connect(path)
    base = CaseBase(version, path, faults + _not_stored(folders, connection), connection)
    _opened.versions[version] = base
    _forget_old(path)
    return base


def _not_stored(folders: Sequence[CaseFolder], connection: duckdb.DuckDBPyConnection) -> tuple[Fault, ...]:
    """Tell which cases have no fault and still are not in the tables."""
    stored = {row[0] for row in connection.table("cases").project("case_id").fetchall()}
    expected = {f.slug for f in folders if f.usable and f.file and f.file.case.completeness != "draft"}
    return tuple(
        Fault(f"{slug}/case.toml", "file", "the case could not be stored; the log says why")
        for slug in sorted(expected - stored)
    )


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    settings: Mapping[str, Any] = {"enable_external_access": False, "threads": 2, "lock_configuration": True}
    return duckdb.connect(str(path), read_only=True, config=dict(settings))


def _forget_old(newest: Path) -> None:
    """Keep the newest versions; a connection still in use by a running question lives on until that question is answered."""
    for version in list(_opened.versions)[:-_KEEP]:
        del _opened.versions[version]
    files = sorted(newest.parent.glob("casebase-*.duckdb"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in files[_KEEP:]:
        if path != newest:
            try:
                path.unlink(missing_ok=True)
            except OSError:  # another process still has it open (Windows)
                log.info("an older data version stays on disk: %s", path.name)
