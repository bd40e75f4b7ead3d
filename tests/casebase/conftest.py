"""What the tests of the case base share: a copy of the made-up cases that may be spoiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def cases(root: Path, tmp_path: Path) -> Path:
    """A folder with the three made-up cases, all without a fault."""
    return Path(shutil.copytree(root / "tests" / "fixtures" / "cases", tmp_path / "cases"))
