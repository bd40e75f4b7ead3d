"""What the tests of charts share: a language to draw in."""

from __future__ import annotations

import pytest

from weegschaal.i18n import Translator, of


@pytest.fixture
def t() -> Translator:
    """English: the words of the code itself."""
    return of("en")
