"""The only cache: thin wrappers that keep answers and figures as long as the data version stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any

import pandas as pd

from weegschaal import store
from weegschaal.casebase.faults import Fault
from weegschaal.casebase.texts import words_of
from weegschaal.filters import Asked, Option, known_options, read
from weegschaal.i18n import Translator, of
from weegschaal.theme import palette

_numbers = count(1)
_asking = ThreadPoolExecutor(4, "asking")


@dataclass(frozen=True)
class View:
    """What one visitor looks at: the link as read, the data version, and the cases the filters keep.

    Attributes:
        asked: Parameters of the link.
        version: Data version every answer of this run comes from.
        kept: Cases that the shared filters keep; in the order of the search when there is one, else by name.
        faults: Faults of the case files, warnings excluded.
    """

    asked: Asked
    version: str
    kept: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def t(self) -> Translator:
        """The translator of this view's language."""
        return of(self.asked.lang)

    def ask(self, question: str, **more: object) -> pd.DataFrame:
        """Ask a question with the parameters of this view; `case_ids` are the kept cases unless given."""
        return answer(question, self.version, {**self.asked.parameters(), "case_ids": list(self.kept), **more})

    def ask_all(self, *questions: str, **more: object) -> list[pd.DataFrame]:
        """Ask several questions at the same time (DuckDB works beside Python) and return their answers in order."""
        return list(_asking.map(lambda question: self.ask(question, **more), questions))

    def made(self, make: Callable[..., Any], *rows: Any, **more: Any) -> Any:
        """Return `make(*rows, **more, t=...)`, computed once per language and answer.

        Args:
            make: A pure function (a chart, its table, its sentence) that takes a translator as `t`.
            rows: Whole answers of `ask`, frames made here before, and other values that can be hashed (or a dict of such).
            more: Further values that can be hashed.

        Raises:
            ValueError: For a frame that is not as it was answered: filter in the query instead, so that answers can be told apart.
        """
        parts = tuple(_name_of(part) for part in rows)
        key = (make.__module__, make.__qualname__, self.asked.lang, parts, tuple(sorted(more.items())))
        return _made(_Recipe(key, make, rows, {**more, "t": self.t}))

    def figure(self, draw: Callable[..., Any], *rows: Any, dark: bool, **more: Any) -> Any:
        """Return a figure in the colours of the theme, drawn once per language, theme and answer."""
        return self.made(draw, *rows, **more, colours=palette(dark))


@dataclass(frozen=True)
class _Recipe:
    """What to make and how to recognise it: two recipes are the same when their keys are."""

    key: tuple[Any, ...]
    make: Callable[..., Any] = field(compare=False)
    rows: tuple[Any, ...] = field(compare=False)
    more: dict[str, Any] = field(compare=False)


def _name_of(part: Any) -> Any:
    if isinstance(part, dict):
        return tuple(part.items())
    if not isinstance(part, pd.DataFrame):
        return part
    if part.attrs.get("rows") != len(part):
        raise ValueError("only whole answers can be told apart")
    return part.attrs["answer"]


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    rows.attrs = {"answer": next(_numbers), "rows": len(rows)}
    return rows


@lru_cache(maxsize=4000)
def _made(recipe: _Recipe) -> Any:
    result = recipe.make(*recipe.rows, **recipe.more)
    return _named(result) if isinstance(result, pd.DataFrame) else result


def view(raw: Mapping[str, Sequence[str]]) -> View:
    """Read a link and return the view it asks for."""
    base = store.current()
    asked = read(raw, options(base.version))
    kept = list(answer("casebase/filtered_cases", base.version, asked.parameters())["case_id"])
    if asked.q:
        found = answer("casebase/search", base.version, {"words": sorted(words_of(asked.q)) or ["\x00"]})["case_id"]
        kept = [case for case in found if case in kept]
    return View(asked, base.version, tuple(kept), tuple(f for f in base.faults if not f.warning))


def answer(question: str, version: str, parameters: Mapping[str, object]) -> pd.DataFrame:
    """Ask the store, or return the answer kept for this question, version and parameters.

    The frame is the caller's own to change (pandas copies on write); its `attrs["answer"]` tells one answer from another.
    """
    needed = store.parameters_of_question(question)
    frozen = tuple((n, tuple(v) if isinstance(v := parameters[n], list) else v) for n in needed if n in parameters)
    return _answer(question, version, frozen).copy(deep=False)


@lru_cache(maxsize=4000)
def _answer(question: str, version: str, parameters: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    return _named(store.ask(question, version, **{k: list(v) if isinstance(v, tuple) else v for k, v in parameters}))


@lru_cache(maxsize=4)
def options(version: str) -> dict[str, list[Option]]:
    """Return the values each parameter can take, with the number of cases each keeps, for one data version."""
    return known_options(store.ask("casebase/filter_options", version))


@lru_cache(maxsize=4)
def years(version: str) -> tuple[int, int]:
    """Return the first and the last year in which a case was under way; this year twice for an empty base."""
    row = store.ask("casebase/years", version).iloc[0]
    this = dt.date.today().year
    return int(row["first_year"]) or this, int(row["last_year"]) or this
