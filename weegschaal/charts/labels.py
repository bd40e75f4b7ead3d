"""Texts in a figure. Plotly reads a few tags (<b>, <a>, <br>) wherever it writes: in labels, ticks, legends, notes and hover texts."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from weegschaal.i18n import Translator

# Our own remarks in the title of a source, which is kept in its own language otherwise.
_REMARKS = {"titel niet gezien": "title not seen", "pagina zonder datum": "page without a date"}


def plain(text: object) -> str:
    """Return a text that Plotly shows as it is written; every text of a case passes here on its way into a figure."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def lines(text: object, width: int) -> str:
    """Return a plain text broken into lines of about `width` characters; no word is broken."""
    return "<br>".join(plain(line) for line in textwrap.wrap(str(text), width, break_long_words=False))


def short(names: Mapping[str, str]) -> dict[str, str]:
    """Return names without the explanation in brackets behind them, unless two would then be alike."""
    cut = {key: name.split(" (", maxsplit=1)[0] for key, name in names.items()}
    return cut if len({*cut.values()}) == len(cut) else dict(names)


def title_of(title: object, t: Translator) -> str:
    """Return the title of a source, with our own remarks in it in the language of the reader."""
    said = str(title)
    for dutch, english in _REMARKS.items():
        said = said.replace(dutch, t.pick(dutch, english))
    return said
