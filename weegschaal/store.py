"""Opens the case base and asks it questions. The only module (with casebase's builder) that knows DuckDB.

A data version is a hash of every file that makes the case base. The DuckDB file of a version never changes, so answers can be kept as
long as the version stands. A changed case file makes a new version, which the running dashboard takes up at its next question.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from weegschaal.casebase.build import build
from weegschaal.casebase.collection import CASES, all_faults, case_folders, read_cases
from weegschaal.casebase.faults import Fault
from weegschaal.casebase.reader import FILES, CaseFolder

if TYPE_CHECKING:  # pandas takes a second to import, and the command line answers without it
    import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "queries"
KIND = "duckdb"
_LOOK_AGAIN = 1.0  # seconds between two looks at the files
_KEEP = 3  # data versions kept open and on disk, for readers still on an older one
_DRAFT_FOR = 600.0  # seconds in which a file that is being written is left alone

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
            except Exception as error:
                if _opened.newest is None:
                    raise
                log.exception("the changed case base could not be built; the version before it stays in use")
                _opened.newest = _with_failure(_opened.newest, error)
            _opened.signature = signature
        _opened.looked_at = time.monotonic()
        return _opened.newest


def _with_failure(base: CaseBase, error: Exception) -> CaseBase:
    """Return a version with the fault that a newer one could not be made, so that the page tells it."""
    base = _opened.versions.get(base.version, base)  # without an earlier failure
    told = Fault(
        cases().name,
        "file",
        "the changed files could not be built, the version before them stays in use: {found}",
        str(error)[:200],
    )
    return replace(base, faults=(*base.faults, told))


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
    with suppress(OSError):  # that there is no such folder is told when the cases are read
        data += [folder / name for folder in case_folders(cases()) for name in FILES]
    code = sorted((ROOT / "weegschaal" / "casebase").glob("*.py"))
    return [*data, *code, QUERIES / "casebase" / "schema.sql"]


def _signature() -> tuple[Any, ...]:
    return tuple((str(path), *_look(path)) for path in _files())


def _look(path: Path) -> tuple[int, ...]:
    try:
        seen = path.stat()
    except OSError as error:  # gone, a link in a circle, not ours to read: that is what it looks like
        return (error.errno or 0,)
    return seen.st_mtime_ns, seen.st_size, seen.st_mode


def _version() -> str:
    digest = hashlib.sha256()
    for path in _files():
        digest.update("/".join(path.parts[-2:]).encode(errors="surrogateescape"))
        digest.update(_content(path))
    return digest.hexdigest()[:12]


def _content(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would never end
            return b"no file"
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        return f"error {error.errno}".encode()


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
    connection = _connected(path, folders)
    base = CaseBase(version, path, faults + _not_stored(folders, connection), connection)
    _opened.versions[version] = base
    _forget_old(path)
    return base


def _connected(path: Path, folders: Sequence[CaseFolder]) -> duckdb.DuckDBPyConnection:
    """Open the file of a version. A file that is not there is made, and one that is damaged or empty is made anew."""
    if path.exists():
        try:
            return _connect(path)
        except duckdb.Error:
            log.warning("damaged, and made anew: %s", path.name)
            path.unlink(missing_ok=True)
    try:
        build(folders, (QUERIES / "casebase" / "schema.sql").read_text(encoding="utf-8"), path)
    except duckdb.IOException as error:
        raise OSError(f"cannot write {path}: {error}") from error
    return _connect(path)


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
    connection = duckdb.connect(str(path), read_only=True, config=dict(settings))
    try:
        connection.table("cases")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _forget_old(newest: Path) -> None:
    """Keep the newest versions; a connection still in use by a running question lives on until that question is answered."""
    for version in list(_opened.versions)[:-_KEEP]:
        del _opened.versions[version]
    files = sorted(newest.parent.glob("casebase-*.duckdb"), key=_written, reverse=True)
    drafts = newest.parent.glob(".casebase-*.duckdb*")  # of a process that was stopped while it wrote
    old = [p for p in drafts if time.time() - _written(p) > _DRAFT_FOR]
    for path in (*files[_KEEP:], *old):
        if path != newest:
            try:
                path.unlink(missing_ok=True)
            except OSError:  # another process still has it open (Windows)
                log.info("an older data version stays on disk: %s", path.name)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another process was first
        return time.time()
