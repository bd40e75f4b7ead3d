"""README says what is true: its commands, variables, parameters, routes and links exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from weegschaal import filters
from weegschaal.__main__ import parser
from weegschaal.web import api, health, weigh

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def words(start: str) -> list[list[str]]:
    return [shlex.split(command)[1:] for command in COMMANDS if command.startswith(start)]


def test_the_two_commands_come_first() -> None:
    assert COMMANDS[:2] == ["make run", "make test"]


@pytest.mark.parametrize("target", [target for found in words("make") for target in found])
def test_every_make_target_in_readme_exists(target: str) -> None:
    assert re.search(rf"^{re.escape(target)}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("arguments", words(".venv/bin/python -m weegschaal"), ids=" ".join)
def test_every_command_line_in_readme_is_understood(arguments: list[str]) -> None:
    parser().parse_args(arguments[2:])


@pytest.mark.parametrize("file", [a for found in words("pip") + words("streamlit") for a in found if "." in a])
def test_every_file_in_a_command_exists(file: str) -> None:
    assert (ROOT / file).is_file()


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_every_link_into_the_repository_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("name", re.findall(r"^\| `([A-Z_]+)`", README, re.MULTILINE))
def test_every_variable_in_readme_is_read_somewhere(name: str) -> None:
    files = [ROOT / "Makefile", ROOT / ".ci" / "setup", *(ROOT / "weegschaal").rglob("*.py")]
    assert any(name in file.read_text(encoding="utf-8") for file in files)


def test_readme_names_exactly_the_parameters_of_a_link() -> None:
    listed = README.split("The same parameters serve pages and API:")[1].split(";")[0]
    assert sorted(re.findall(r"`(\w+)`", listed)) == sorted(set(filters.PARAMETERS) - set(filters.WEIGHING))
    weighing = README.split("When weighing also")[1].split("| route")[0]
    assert set(re.findall(r"`([a-z_]+)`", weighing)) == set(filters.WEIGHING)


def test_readme_names_exactly_the_routes() -> None:
    listed = {
        path.split("?")[0].replace("<slug>", "{slug}") for path in re.findall(r"^\| `(/[^`]+)`", README, re.MULTILINE)
    }
    assert listed == {route.path for route in [*api.routes, *weigh.routes, *health.routes]}


def test_contributing_has_its_four_recipes() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["A case", "A query", "A chart", "A page"]


@pytest.mark.parametrize(
    "path",
    re.findall(
        r"`((?:weegschaal|tests|data|queries|pages|docs)/[\w/.-]+)`",
        README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    ),
)
def test_every_path_named_exists(path: str) -> None:
    if path != "data/drafts/":
        assert (ROOT / path).exists()


def test_the_way_without_make_needs_nothing_but_the_requirements() -> None:
    found = subprocess.run([sys.executable, "-m", "streamlit", "version"], capture_output=True, text=True, check=False)
    assert "1.67.0" in found.stdout
