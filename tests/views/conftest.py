"""A reader who looks at the three made-up cases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from weegschaal import store
from weegschaal.cached import View
from weegschaal.filters import Asked
from weegschaal.i18n import Translator, of


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The made-up cases as a data version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEEGSCHAAL_CASES", str(store.ROOT / "tests" / "fixtures" / "cases"))
        patch.setenv("WEEGSCHAAL_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(store, "_opened", store._Opened())
        yield store.current().version


@pytest.fixture
def view(version: str) -> View:
    """What somebody sees who asked for the English pages without any filter."""
    return View(Asked(lang="en"), version, ("alfa", "beta", "gamma"), ())


@pytest.fixture
def t() -> Translator:
    """English: the words of the code itself."""
    return of("en")
