"""What the tests of charts share: a language and a palette to draw in."""

from __future__ import annotations

import pytest

from weegschaal.i18n import Translator, of
from weegschaal.theme import LIGHT, Palette


@pytest.fixture
def t() -> Translator:
    """English: the words of the code itself."""
    return of("en")


@pytest.fixture
def colours() -> Palette:
    return LIGHT
