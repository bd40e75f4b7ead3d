"""Words, numbers and dates in Dutch and English.

English source texts are the message keys; `nl.po` holds the Dutch. Catalogues are read from `.po` at start, so nothing has to be compiled.
A test extracts every message from the code and fails on one that `nl.po` does not translate.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

from babel.core import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("nl", "en")
DEFAULT = "nl"
FOLDER = Path(__file__).parent


class Translator:
    """Speaks one language: `t("text {n}", n=3)`, `t.plural("{n} case", "{n} cases", n)`, `t.number(2.6)`, `t.date("2020-03")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse("en_GB" if language == "en" else "nl")
        self._messages = _messages(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """Return `message` in this language with `{name}` places filled; an unknown message comes back in English."""
        text = self._messages.get(message, message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form for `n` things; `{n}` is filled with the formatted number."""
        message = one if n == 1 else many
        return self(message, n=self.number(n), **values)

    def pick(self, nl: str, en: str) -> str:
        """Return the text of this language out of a pair."""
        return en if self.language == "en" else nl

    def number(self, value: float, decimals: int | None = None) -> str:
        """Write a number: 18.7 -> "18,7" (nl), "18.7" (en). Years are not numbers: write them with str."""
        pattern = "#,##0.######" if decimals is None else "#,##0." + "0" * decimals if decimals else "#,##0"
        return str(format_decimal(value, format=pattern, locale=self._locale))

    def date(self, value: str) -> str:
        """Write a date of any precision ("2020", "2020-03", "2020-03-17"); what is no date comes back as it is."""
        if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value):
            return value
        pattern, day = ("d MMMM y", value) if len(value) == 10 else ("MMMM y", value + "-01")
        try:
            return format_date(dt.date.fromisoformat(day), pattern, locale=self._locale)
        except ValueError:
            return value

    def country(self, code: str) -> str:
        """Name of a country from its ISO 3166-1 code, or the code itself."""
        return str(self._locale.territories.get(code, code))

    def listing(self, parts: list[str]) -> str:
        """Join names: "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


@cache
def of(language: str) -> Translator:
    """Return the translator of `language`; an unknown language gives Dutch."""
    return Translator(language if language in LANGUAGES else DEFAULT)


def catalogue(language: str) -> Catalog:
    """Read the catalogue of a language as Babel holds it (empty for English, the language of the messages themselves)."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


@cache
def _messages(language: str) -> dict[str, str]:
    return {str(m.id): str(m.string) for m in catalogue(language) if m.id and m.string and not m.fuzzy}
