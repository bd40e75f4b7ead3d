"""The base that most tests of pages look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.pages.reading import FIXTURE
from weegschaal import store


@pytest.fixture(scope="module")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The three made-up cases."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEEGSCHAAL_CASES", str(FIXTURE))
        patch.setenv("WEEGSCHAAL_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(store, "_opened", store._Opened())
        yield
