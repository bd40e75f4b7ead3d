"""What a link asks for: the same parameters on every page and in the API, read and checked in one place."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from weegschaal.i18n import of

if TYPE_CHECKING:
    import pandas as pd

LISTS = ("theme", "organisation", "level", "country", "source_type", "group", "collection")
LENS = ("perspective", "for_whom", "design")  # whose judgement counts, for whom, and on what design of research
WEIGHING = ("weights", "sure", "band", "limit", "whole", "seed")  # read and checked in weights.py
PARAMETERS = (*LISTS, "case", "from", "to", *LENS, "until", "q", "lang", "present", *WEIGHING)
FIRST_YEAR, LAST_YEAR = 1800, 2100
LONGEST = 2000  # characters in what sets a weighing


@dataclass(frozen=True)
class Option:
    """A value a parameter can take. `aliases` are other ways to write it (names in both languages, identifiers)."""

    value: str
    nl: str
    en: str
    count: int = 0
    parent: str = ""
    aliases: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Name in a language."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True)
class Unknown:
    """A value in a link that does not exist, with the nearest that do."""

    parameter: str
    value: str
    nearest: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What a link asks for, checked. Lists are alternatives; empty means all."""

    theme: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    source_type: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    collection: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    perspective: tuple[str, ...] = ()
    for_whom: tuple[str, ...] = ()
    design: tuple[str, ...] = ()
    until: str = ""
    q: str = ""
    lang: str = "nl"
    present: bool = False
    weighing: tuple[tuple[str, str], ...] = ()
    unknown: tuple[Unknown, ...] = field(default=(), compare=False)

    @property
    def until_date(self) -> dt.date | None:
        """Last day known, or None for today: a year or a month means its last day."""
        if not self.until:
            return None
        year, month, day = (*map(int, self.until.split("-")), 0, 0)[:3]
        if day:
            return dt.date(year, month, day)
        return dt.date(year, month or 12, monthrange(year, month or 12)[1])

    def parameters(self) -> dict[str, object]:
        """Return the values for the `$names` of the queries."""
        lists: dict[str, object] = {name: list(getattr(self, name)) for name in (*LISTS, *LENS)}
        lists["framework"] = []
        return {**lists, "from": self.from_year, "to": self.to_year, "until": self.until_date, "lang": self.lang}

    def link(self, **changes: object) -> dict[str, list[str]]:
        """Return the parameters of a link to this view, after changes (`case=("now",)`, `theme=()`); defaults are left out."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        found: dict[str, list[str]] = {name: list(getattr(changed, name)) for name in (*LISTS, "case", *LENS)}
        found["from"] = [str(changed.from_year)] if changed.from_year else []
        found["to"] = [str(changed.to_year)] if changed.to_year else []
        found["until"] = [changed.until] if changed.until else []
        found["q"] = [changed.q] if changed.q else []
        found["lang"] = [changed.lang] if changed.lang != "nl" else []
        found["present"] = ["1"] if changed.present else []
        found |= {name: [value] for name, value in changed.weighing}
        return {name: values for name, values in found.items() if values}

    def cleared(self) -> Asked:
        """Return this view without any shared filter."""
        empty: dict[str, tuple[str, ...]] = dict.fromkeys((*LISTS, *LENS), ())
        return replace(self, from_year=None, to_year=None, until="", q="", unknown=(), **empty)  # type: ignore[arg-type]

    @property
    def lens(self) -> bool:
        """True when the link leaves voices, people, designs or later evidence out."""
        return bool(self.until) or any(getattr(self, name) for name in LENS)

    @property
    def narrows(self) -> bool:
        """True when the link leaves cases, voices or later evidence out."""
        lists = any(getattr(self, name) for name in (*LISTS, *LENS))
        return lists or bool(self.from_year or self.to_year or self.until or self.q)


def known_options(rows: pd.DataFrame) -> dict[str, list[Option]]:
    """Return the values each parameter can take, from the rows of queries/casebase/filter_options.sql."""
    found: dict[str, list[Option]] = {name: [] for name in (*LISTS, "case", *LENS)}
    for row in rows.itertuples():
        nl, en = row.nl, row.en
        if row.filter == "country":
            nl, en = of("nl").country(nl), of("en").country(en)
        aliases = tuple(a for a in row.alias.split("|") if a)
        parent = "" if row.parent == row.value else row.parent
        found[row.filter].append(Option(row.value, nl, en, int(row.case_count), parent, aliases))
    return found


def read(raw: Mapping[str, Sequence[str]], options: Mapping[str, Sequence[Option]]) -> Asked:
    """Read the parameters of a link.

    Args:
        raw: Values per parameter, as they stand in the address.
        options: Values that exist, per parameter of `LISTS` and `LENS` and for case.

    Returns:
        What was asked, with everything that does not exist in `unknown` and left out.
    """
    unknown: list[Unknown] = []
    lists: dict[str, tuple[str, ...]] = {}
    for name in (*LISTS, "case", *LENS):
        found = [_match(name, value, options.get(name, ()), unknown) for value in raw.get(name, ()) if value.strip()]
        lists[name] = tuple(dict.fromkeys(v for v in found if v))
    years = {name: _year(name, raw, unknown) for name in ("from", "to")}
    if years["from"] and years["to"] and years["from"] > years["to"]:
        unknown.append(Unknown("from", str(years["from"])))
        years["from"] = None
    lang = (raw.get("lang") or [""])[-1].strip() or "nl"
    if lang not in {"nl", "en"}:
        unknown.append(
            Unknown("lang", lang[:80], (Option("nl", "Nederlands", "Dutch"), Option("en", "Engels", "English")))
        )
        lang = "nl"
    return Asked(
        **lists,
        from_year=years["from"],
        to_year=years["to"],
        until=_until(raw, unknown),
        q=" ".join((raw.get("q") or [""])[-1].split())[:200].rstrip(),
        lang=lang,
        present=(raw.get("present") or ["0"])[-1] in {"1", "true"},
        weighing=_weighing(raw, unknown),
        unknown=tuple(unknown),
    )


def _weighing(raw: Mapping[str, Sequence[str]], unknown: list[Unknown]) -> tuple[tuple[str, str], ...]:
    """Keep what sets a weighing as it stands; what is set twice alike is set once, and what is too long to be meant is told."""
    found = []
    for name in WEIGHING:
        value = ",".join(dict.fromkeys(raw.get(name, ()))).strip(", ")
        if len(value) > LONGEST:
            unknown.append(Unknown(name, value[:80]))
        elif value:
            found.append((name, value))
    return tuple(found)


def _match(name: str, value: str, options: Sequence[Option], unknown: list[Unknown]) -> str:
    wanted = value.strip().casefold()
    for option in options:  # our own links hold values: a name of another option never takes their place
        if wanted == option.value.casefold():
            return option.value
    for option in options:
        if wanted in {name.casefold() for name in (option.nl, option.en, *option.aliases)}:
            return option.value
    unknown.append(Unknown(name, value[:80], nearest(value, options)))
    return ""


def nearest(value: str, options: Iterable[Option], most: int = 3) -> tuple[Option, ...]:
    """Return the options whose value or name is most like `value`, at most `most`, best first."""
    listed = list(options)
    scores: dict[int, float] = {}
    for names in ([o.value for o in listed], [o.nl for o in listed], [o.en for o in listed]):
        for _, score, index in process.extract(value, names, scorer=fuzz.ratio, processor=str.casefold, limit=most):
            scores[index] = max(score, scores.get(index, 0.0))
    best = sorted(scores, key=lambda i: -scores[i])[:most]
    return tuple(listed[i] for i in best if scores[i] >= 45) or tuple(listed[i] for i in best[:1])


def _year(name: str, raw: Mapping[str, Sequence[str]], unknown: list[Unknown]) -> int | None:
    value = (raw.get(name) or [""])[-1].strip()
    if not value:
        return None
    if _is_year(value):
        return int(value)
    unknown.append(Unknown(name, value[:80]))
    return None


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isascii() and value.isdigit() and FIRST_YEAR <= int(value) <= LAST_YEAR


def _until(raw: Mapping[str, Sequence[str]], unknown: list[Unknown]) -> str:
    value = (raw.get("until") or [""])[-1].strip()
    if not value:
        return ""
    day = {4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value)
    try:
        dt.date.fromisoformat(day)
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) and _is_year(value[:4]):
            return value
    except ValueError:
        pass
    unknown.append(Unknown("until", value[:80]))
    return ""
