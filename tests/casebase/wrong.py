"""One thing made wrong in the made-up cases, and what the checker then says. Shared by the tests of the reader and of the rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.messages import _in
from weegschaal.casebase.collection import all_faults, read_cases

CASEBASE = Path(__file__).resolve().parents[2] / "weegschaal" / "casebase"
Change = Callable[[Path], object]
# What is wrong -> the file, how it is made wrong, and every line that must be said about it.
Table = Mapping[str, tuple[str, Change, tuple[str, ...]]]


def swap(old: str, new: str) -> Change:
    """Put `new` in the place of `old`, which stands in the file once."""

    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def after(line: str, new: str) -> Change:
    """Write `new` on the line after `line`."""
    return swap(line + "\n", f"{line}\n{new}\n")


def without(text: str) -> Change:
    """Leave a text out."""
    return swap(text, "")


def both(*changes: Change) -> Change:
    """Make several changes that are one thing wrong."""
    return lambda path: [change(path) for change in changes]


def renamed(old: str, new: str) -> Change:
    """Write a name otherwise in every file of the case."""
    return lambda path: [
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        for file in path.parent.iterdir()
    ]


def told(slug: str, change: Change, *lines: str, warning: bool = False) -> tuple[str, Change, tuple[str, ...]]:
    """Return a row of a table: a change of one case.toml and the lines said about it."""
    return f"{slug}/case.toml", change, tuple(f"{'warning ' * warning}{slug}/case.toml: {line}" for line in lines)


def judged(criterion: str, source: str) -> Change:
    """Write one more assessment, before the verdicts."""
    fields = f'source = "{source}"\nlevel = "+"\nanchor = "x"\nat = "slot"\nnl = "Zin."\nen = "Sentence."'
    return swap("[verdicts]", f"[[assess.{criterion}]]\n{fields}\n\n[verdicts]")


def said(cases: Path) -> list[str]:
    """Check all cases and return every line said, warnings marked as such."""
    return [("warning " if f.warning else "") + str(f) for f in all_faults(read_cases(cases))]


def unheard(module: str, table: Table) -> list[str]:
    """Return the messages of a module of the case base that no line of the table shows."""
    tree = ast.parse((CASEBASE / module).read_text(encoding="utf-8"))
    lines = "\n".join(line for _, _, found in table.values() for line in found)
    messages = {m for m in _in(tree, CASEBASE / module) if m}
    return sorted(m for m in messages if not re.search(_as_pattern(m), lines, re.MULTILINE))


def _as_pattern(message: str) -> str:
    return ": " + re.sub(r"\\{\w+\\}", ".+", re.escape(message)) + "(; nearest: .+)?$"
