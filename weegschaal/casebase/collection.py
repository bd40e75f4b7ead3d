"""All cases of a folder together, and the report of what is wrong and what is complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from weegschaal.casebase.collection_rules import collection_faults
from weegschaal.casebase.faults import Fault
from weegschaal.casebase.reader import CaseFolder, read_case
from weegschaal.casebase.vocabularies import DATA, frameworks

CASES = DATA / "cases"


@dataclass(frozen=True)
class Completeness:
    """What a case has: counts for the report."""

    slug: str
    completeness: str
    sources: int
    documents: int
    types: int
    criteria: int
    assessments: int
    perspectives: int
    outcomes: int
    events: int
    ingredients: int
    read: Counter[str]


def read_cases(folder: Path = CASES) -> list[CaseFolder]:
    """Read every case folder, in order of name, with the faults that show across cases added to the case they belong to."""
    return _with_shared([read_case(path) for path in case_folders(folder)])


def case_folders(folder: Path) -> list[Path]:
    """Return the folders of the cases in a folder, in order of name; hidden ones are no cases."""
    return [path for path in sorted(folder.iterdir()) if path.is_dir() and not path.name.startswith(".")]


def check(path: Path | None = None) -> list[CaseFolder]:
    """Read what an editor points at: one case, a folder of cases, or (by default) the whole case base.

    A single case is held beside the other cases of its parent folder, so that pairs and repeated sentences are checked too.
    Raises FileNotFoundError when the path is no folder.
    """
    path = path or CASES
    if not path.is_dir():
        raise FileNotFoundError(path)
    if (path / "case.toml").exists() or not any(p.is_dir() for p in path.iterdir()):
        mine = read_case(path)
        others = [
            read_case(p)
            for p in sorted(path.resolve().parent.iterdir())
            if (p / "case.toml").exists() and p.name != mine.slug
        ]
        return [f for f in _with_shared([*others, mine]) if f.slug == mine.slug]
    return read_cases(path)


def _with_shared(folders: Sequence[CaseFolder]) -> list[CaseFolder]:
    shared = list(collection_faults(folders))
    return [replace(f, faults=f.faults + tuple(s for s in shared if s.slug == f.slug)) for f in folders]


def completeness(folder: CaseFolder) -> Completeness | None:
    """Count what a case has, or None when its case.toml could not be read."""
    file = folder.file
    if file is None:
        return None
    pppe = {c.id for c in frameworks()["pppe"].criteria}
    documents = {file.document(key) for key in file.source}
    rows = [row for found in file.assess.values() for row in found if row.source in file.source]
    return Completeness(
        slug=folder.slug,
        completeness=file.case.completeness,
        sources=len(file.source),
        documents=len(documents),
        types=len({file.source[d].type for d in documents}),
        criteria=len(
            {k for k, found in file.assess.items() if k in pppe for r in found if r.status != "not_applicable"}
        ),
        assessments=len(rows),
        perspectives=len({file.voice(row) for row in rows}),
        outcomes=len(file.facts.outcomes),
        events=len(file.facts.events),
        ingredients=len(file.facts.ingredients),
        read=Counter(s.seen for s in file.source.values()),
    )


def all_faults(folders: Sequence[CaseFolder]) -> list[Fault]:
    """Return every fault of every case, faults before warnings within a case."""
    return [fault for folder in folders for fault in sorted(folder.faults, key=lambda f: f.warning)]
