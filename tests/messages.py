"""Every message of the code, found in its syntax tree: what `t(...)` and `t.plural(...)` say, and what a fault says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FAULTS = {"Fault": 2, "fault": 1}


def messages() -> set[str]:
    """Return every message that the catalogue must hold."""
    files = [*(ROOT / "pages").glob("*.py"), *(ROOT / "weegschaal").rglob("*.py")]
    return {message for path in files for message in _in(ast.parse(path.read_text(encoding="utf-8")), path) if message}


def _in(tree: ast.Module, path: Path) -> Iterator[str]:
    casebase = path.parent.name == "casebase"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = (
                node.func.id
                if isinstance(node.func, ast.Name)
                else node.func.attr
                if isinstance(node.func, ast.Attribute)
                else ""
            )
            if name in {"t", "self"} and node.args:
                yield from _strings(node.args[0])
            elif name == "plural":
                yield from (s for argument in node.args[:2] for s in _strings(argument))
            elif name in FAULTS and len(node.args) > FAULTS[name]:
                yield from _strings(node.args[FAULTS[name]])
        elif casebase and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            if names & {"message", "_MESSAGES", "_OTHER", "_KINDS", "NEAREST"}:
                yield from _strings(node.value)


def _strings(node: ast.expr) -> Iterator[str]:
    """Texts of an expression; of a dictionary its values, of a choice both sides."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_strings(node.body), *_strings(node.orelse))
    elif isinstance(node, ast.Dict):
        yield from (s for value in node.values for s in _strings(value))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        yield from _strings(node.args[-1])
