"""Checked cases become tables: writes the DuckDB file of one data version."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from weegschaal.casebase.case_rows import add_case
from weegschaal.casebase.reader import CaseFolder
from weegschaal.casebase.vocabulary_rows import vocabulary_rows

log = logging.getLogger("weegschaal")


def build(folders: Sequence[CaseFolder], schema: str, target: Path) -> None:
    """Write the usable cases among `folders` to a new DuckDB file at `target`.

    The file appears under its name only when it is whole: it is written beside it and then moved. A case that the tables refuse though
    no check found a fault in it is left out and told in the log: it must not take the others with it.
    """
    kept = [f for f in folders if f.usable and f.file and f.file.case.completeness != "draft"]
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.stem}-{uuid.uuid4().hex[:8]}.duckdb")
    try:
        try:
            _write(kept, schema, str(draft))
        except Exception:
            draft.unlink(missing_ok=True)
            _write([f for f in kept if _is_storable(f, schema)], schema, str(draft))
        draft.replace(target)
    finally:
        for leftover in (draft, draft.with_name(draft.name + ".wal")):
            leftover.unlink(missing_ok=True)


def _is_storable(folder: CaseFolder, schema: str) -> bool:
    try:
        _write([folder], schema, ":memory:")
    except Exception:
        log.exception("case left out: the tables refuse %s", folder.slug)
        return False
    return True


def _write(folders: Sequence[CaseFolder], schema: str, target: str) -> None:
    rows = vocabulary_rows()
    for folder in folders:
        if folder.file:
            add_case(rows, folder, folder.file)
    rows["organisations"] = list({row["organisation_id"]: row for row in rows["organisations"]}.values())
    with duckdb.connect(target) as connection:
        connection.execute("begin")
        connection.execute(schema)
        for table, found in rows.items():
            if found:
                connection.register("found", pa.Table.from_pylist(found))
                connection.execute(f'insert into "{table}" by name select * from found')  # noqa: S608 (our own table names)
        connection.execute("commit")
