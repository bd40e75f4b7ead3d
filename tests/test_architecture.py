"""The house stands: who imports whom, what is where, how long things are, and what must not be in a file."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "weegschaal"

SERVED = {"filters", "weights", "weighed", "store", "sessions", "workshop", "casebase", "analysis", "i18n", "theme"}
MAY_IMPORT = {
    "dashboard": {"web"},
    "pages": {"frame", "cached", "charts", "views", "sessions", "i18n", "filters", "weighed"},
    "frame": {"cached", "views", "i18n", "theme", "filters"},
    "views": {"cached", "charts", "exchange", "i18n", "theme", "filters", "weights", "weighed"},
    "charts": {"theme", "i18n"},
    "web": SERVED | {"exchange"},
    "exchange": SERVED,
    "sessions": {"store", "workshop"},
    "store": {"casebase"},
    "cached": {"store", "sessions", "analysis", "casebase", "filters", "i18n", "theme"},
    "workshop": {"analysis"},
    "__main__": SERVED | {"charts", "exchange", "web"},
    "casebase": set(),
    "analysis": set(),
    "i18n": set(),
    "theme": set(),
    "filters": {"i18n"},
    "weights": {"analysis", "i18n"},
    "weighed": {"analysis", "i18n"},
}
OUTSIDERS = {
    "streamlit": {"dashboard", "pages", "frame", "cached", "views"},
    "plotly": {"charts", "theme"},
    "duckdb": {"store", "casebase/build"},
    "starlette": {"web"},
}
TOP = {
    "dashboard.py", "pages", "queries", "data", "weegschaal", "tests", "benchmarks", "deploy", "docs", "var",
    "requirements.txt", "requirements-dev.txt", "pyproject.toml", "Makefile", "README.md", "CONTRIBUTING.md",
    "LICENSE", "SECURITY.md", "CITATION.cff",
}  # fmt: skip
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "tools"}


def sources(*folders: str) -> list[Path]:
    """Return our Python files, the way in included."""
    wanted = folders or ("pages", "weegschaal")
    found = [path for folder in wanted for path in sorted((ROOT / folder).rglob("*.py"))]
    return found if folders else [ROOT / "dashboard.py", *found]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def floor_of(path: Path) -> str:
    """Return the floor a file belongs to: `weegschaal/charts/radar.py` -> `charts`, `pages/case.py` -> `pages`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0] if parts[0] != "weegschaal" else parts[1]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything a file imports, wherever in the file it does so."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def floors_imported(path: Path) -> set[str]:
    names = (name.split(".") for name in imports_of(path))
    ours = {
        parts[1] if parts[0] == "weegschaal" else parts[0] for parts in names if parts[0] in ("weegschaal", "pages")
    }
    return {
        floor for floor in ours if floor == "pages" or (PACKAGE / floor).is_dir() or (PACKAGE / f"{floor}.py").is_file()
    }


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_a_floor_knows_only_the_floors_below_it(path: Path) -> None:
    floor = floor_of(path)
    assert floor == "__init__" or floor in MAY_IMPORT, f"{floor} is no floor of the house"
    assert floors_imported(path) <= MAY_IMPORT.get(floor, set()) | {floor}


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_imports_are_never_relative(path: Path) -> None:
    assert not [name for name in imports_of(path) if name.startswith(".")]


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_each_large_library_is_known_in_few_places(path: Path) -> None:
    places = {floor_of(path), path.relative_to(ROOT).with_suffix("").as_posix().removeprefix("weegschaal/")}
    for library, allowed in OUTSIDERS.items():
        if library in {name.split(".")[0] for name in imports_of(path)}:
            assert places & allowed, f"{library} is for {sorted(allowed)}"


@pytest.mark.parametrize("path", sources("weegschaal/analysis"), ids=name_of)
def test_a_computation_needs_nothing_but_numpy(path: Path) -> None:
    first = {name.split(".")[0] for name in imports_of(path)}
    assert first - set(sys.stdlib_module_names) <= {"numpy", "weegschaal"}


def texts_of(path: Path) -> Iterator[str]:
    """Yield the strings in a file that are no docstrings, f-strings with their gaps left out."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = list(ast.walk(tree_of(path)))
    docs = {id(node.body[0].value) for node in nodes if isinstance(node, owners) and _has_docstring(node)}
    inside = {id(value) for node in nodes if isinstance(node, ast.JoinedStr) for value in node.values}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield " x ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | inside:
            yield node.value


def _has_docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return bool(node.body) and isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)


SQL = re.compile(
    r"^\s*(--.*\n\s*)*("
    r"select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|"
    r"create\s+(or\s+replace\s+)?(table|view|schema)\s)",
    re.DOTALL,
)


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_sql_stands_in_queries_only(path: Path) -> None:
    found = [text for text in texts_of(path) if SQL.match(text.lower() if text.isupper() else text)]
    if path == PACKAGE / "casebase/build.py":  # it fills whatever table the schema has
        found = [text for text in found if not text.startswith("insert into")]
    assert not found


@pytest.mark.parametrize(
    "text", ["select slug from cases", "SELECT SLUG FROM CASES", "-- why\ninsert into votes values (1)"]
)
def test_the_search_for_sql_finds_it(text: str) -> None:
    assert SQL.match(text.lower() if text.isupper() else text)


@pytest.mark.parametrize("text", ["Select a case from the list", "Cases with a reversal", "from 2020 to 2022"])
def test_the_search_for_sql_leaves_sentences_alone(text: str) -> None:
    assert not SQL.match(text)


def writes_session_state(path: Path) -> Iterator[int]:
    """Yield the lines that set, delete or change something in `session_state`."""
    changing = {"update", "setdefault", "pop", "popitem", "clear", "__setitem__"}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
            target = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changing:
            target = node.func.value
        else:
            continue
        if isinstance(target, ast.Attribute) and target.attr == "session_state":
            yield node.lineno


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_the_state_of_a_visit_is_written_in_frame_and_views_only(path: Path) -> None:
    if floor_of(path) not in ("frame", "views"):
        assert not list(writes_session_state(path))


@pytest.mark.parametrize("path", sources("pages"), ids=name_of)
def test_a_page_is_short_and_neither_draws_nor_counts_itself(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80
    assert ast.get_docstring(tree_of(path)), "a page begins with its reader's question"
    used = {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}
    assert not used & {"groupby", "pivot_table", "merge", "add_trace"}


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_modules_and_functions_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 60
    }
    assert not long


def test_the_top_of_the_house_holds_what_it_should() -> None:
    top = {Path(name).parts[0] for name in committed()}
    assert {name for name in top if not name.startswith(".")} <= TOP


def test_no_module_of_ours_hides_another() -> None:
    # The entry script's folder, `weegschaal/`, comes first on the search path.
    ours = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()} - {"__init__", "__main__"}
    installed = {name for name, owners in packages_distributions().items() if "weegschaal" not in owners}
    assert not ours & (set(sys.stdlib_module_names) | installed)


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert not VAGUE & set(path.relative_to(ROOT).with_suffix("").parts)


@cache
def committed() -> list[str]:
    """Return every file that belongs to the repository, those about to be added included."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        pytest.skip("this copy is no git repository")
    return [name for name in told.stdout.split("\0") if name and (ROOT / name).is_file()]


# Written in pieces, so that this file does not hold them.
REGISTRIES = re.compile("|".join(re.escape(f"{host}.{top}") for host, top in (
    ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("deb.debian", "org"),
    ("conda.anaconda", "org"), ("proxy.golang", "org"), ("crates", "io"), ("ghcr", "io"),
)))  # fmt: skip
PLACES = re.compile(r"(?<![\w./:~-])/(?:home|root|Users|work|workspace|private|mnt/[a-z])/\w|\b[A-Z]:\\+Users\\")


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found: list[str] = []
    for name in committed():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if REGISTRIES.search(line) or PLACES.search(line):
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    assert not found
