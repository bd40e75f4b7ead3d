"""What is wrong in a file, as data: where it is, what was found, what was expected, and the nearest valid value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process


def _as_it_is(message: str) -> str:
    return message


NEAREST = "; nearest: {nearest}"


@dataclass(frozen=True)
class Fault:
    """One fault of one file.

    Attributes:
        file: Path as the editor knows it, from the folder of the case (`now/case.toml`).
        field: Place in the file (`source.cpb2020.type`, `What speaks for success, sentence 3`).
        message: English sentence, key of the translation; `{found}` and `{expected}` stand for the values.
        found: What stands there.
        expected: What was expected.
        nearest: Nearest valid value, or "".
        warning: True when the case may be used as it is.
    """

    file: str
    field: str
    message: str
    found: str = ""
    expected: str = ""
    nearest: str = ""
    warning: bool = False

    @property
    def slug(self) -> str:
        """Folder of the case."""
        return self.file.split("/")[0]

    def text(self, translate: Callable[[str], str] = _as_it_is) -> str:
        """Say what is wrong, in the language of `translate` (English by default), with the nearest valid value where there is one."""
        values = {"found": self.found, "expected": translate(self.expected), "nearest": self.nearest}
        message = translate(self.message) + (translate(NEAREST) if self.nearest else "")
        return message.format(**values)

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.text()}"


def nearest(found: str, valid: Iterable[str], cutoff: float = 55.0) -> str:
    """Return the valid value most like `found`, or "" when none is like it."""
    options = [value for value in valid if value]
    if not found or not options:
        return ""
    folded = {value: value.casefold() for value in options}
    best = process.extractOne(found.casefold(), folded, scorer=fuzz.ratio, score_cutoff=cutoff)
    return str(best[2]) if best else ""
