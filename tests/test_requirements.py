"""What is installed is what was written down: pinned, hashed, and the same for dashboard and tests."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)( ; [^\\]+)? \\$", re.MULTILINE)


def name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement)[0].lower().replace("_", "-")


def pins(root: Path, file: str) -> dict[tuple[str, str], str]:
    """Return version by name and marker."""
    found = PIN.findall((root / file).read_text(encoding="utf-8"))
    return {(name_of(name), marker.strip()): version for name, version, marker in found}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_hashed(root: Path, file: str) -> None:
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    begun = [place for place, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
    for place in begun:
        assert PIN.match(lines[place]), lines[place]
        assert lines[place + 1].startswith("    --hash=sha256:"), lines[place]


def test_everything_asked_for_is_in_the_requirements(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {name_of(requirement) for requirement in project["project"]["dependencies"]}
    for_tests = {name_of(requirement) for requirement in project["dependency-groups"]["dev"]}
    assert asked <= {name for name, _ in pins(root, "requirements.txt")}
    assert for_tests <= {name for name, _ in pins(root, "requirements-dev.txt")}


def test_the_tests_run_on_the_versions_that_are_served(root: Path) -> None:
    served, tested = pins(root, "requirements.txt"), pins(root, "requirements-dev.txt")
    assert {key: tested.get(key) for key in served} == served


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_requirements_name_no_place_to_get_them(root: Path, file: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert not re.search(r"^--|://", text, flags=re.MULTILINE)
