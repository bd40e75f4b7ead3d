"""The only cache: thin wrappers that keep answers and figures as long as the data version stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from weegschaal import store
from weegschaal.casebase.faults import Fault
from weegschaal.casebase.texts import words_of
from weegschaal.filters import Asked, Option, known_options, read
from weegschaal.i18n import Translator, of
from weegschaal.theme import palette


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
        """Ask a question with the parameters of this view: `case_ids` are the kept cases, `case_id` the first of them, unless given."""
        given = {**self.asked.parameters(), "case_ids": list(self.kept), **more}
        return answer(question, self.version, given)

    def figure(self, draw: Callable[..., Any], *rows: Any, dark: bool, **more: Any) -> dict[str, Any]:
        """Draw a figure once per language, theme and rows, and return it as a plain dict."""
        return _figure(draw, f"{draw.__module__}.{draw.__name__}", self.version, self.asked.lang, dark, rows, more)


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
    """Ask the store, or return the answer kept for this question, version and parameters."""
    frozen = tuple(
        (k, tuple(v) if isinstance(v, list) else v) for k, v in sorted(parameters.items()) if k in _needed(question)
    )
    return _answer(question, version, frozen)


@st.cache_data(show_spinner=False, max_entries=2000)
def _answer(question: str, version: str, parameters: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    return store.ask(question, version, **{k: list(v) if isinstance(v, tuple) else v for k, v in parameters})


@st.cache_data(show_spinner=False)
def _needed(question: str) -> tuple[str, ...]:
    return store.parameters_of((store.QUERIES / f"{question}.sql").read_text(encoding="utf-8"))


@st.cache_resource(show_spinner=False, max_entries=4)
def options(version: str) -> dict[str, list[Option]]:
    """Return the values each parameter can take, with the number of cases each keeps, for one data version."""
    return known_options(store.ask("casebase/filter_options", version))


@st.cache_data(show_spinner=False)
def years(version: str) -> tuple[int, int]:
    """Return the first and the last year in which a case was under way; this year twice for an empty base."""
    row = store.ask("casebase/years", version).iloc[0]
    this = dt.date.today().year
    return int(row["first_year"]) or this, int(row["last_year"]) or this


@st.cache_data(show_spinner=False, max_entries=1000)
def _figure(
    _draw: Callable[..., Any],
    name: str,  # noqa: ARG001 (part of the key, as is the version)
    version: str,  # noqa: ARG001
    lang: str,
    dark: bool,
    rows: tuple[Any, ...],
    more: dict[str, Any],
) -> dict[str, Any]:
    figure = _draw(*rows, **more, t=of(lang), colours=palette(dark))
    made: dict[str, Any] = figure.to_plotly_json()
    made["layout"].pop("template", None)
    return made
