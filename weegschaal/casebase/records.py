"""The records of `case.toml`, checked field by field. Meaning and honesty rules across fields stand in `rules.py`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Annotated, Literal

from babel.core import Locale
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from weegschaal.casebase.faults import nearest
from weegschaal.casebase.vocabularies import frameworks, scales, vocabulary

COUNTRIES = frozenset(
    c for c in map(str, Locale("en").territories) if re.fullmatch(r"[A-Z]{2}", c) and c not in {"EU", "EZ", "UN", "ZZ"}
)
OUTCOME_LEVELS = tuple(scales()["project5"]["levels"])
POSITION_LEVELS = tuple(scales()["mcconnell5"]["levels"])
REALMS = tuple(c.id for c in frameworks()["mcconnell"].criteria)
IDENTIFIERS = {
    "kst-": re.compile(r"kst-\d{4,6}(-[IVXLCDM]+)?(-[A-Z0-9]+)?"),
    "ECLI:": re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}"),
    "doi:": re.compile(r"doi:10\.\d{4,9}/\S+"),
    "isbn:": re.compile(r"isbn:[\d-]{9,16}[\dX]"),
}
TOOI = re.compile(
    r"(gemeente/gm|provincie/pv|waterschap/ws|zbo/zb|oorg/oorg|so/so|ministerie/mnre|college/\w+?)\d{2,6}"
)


def _one_of(found: str, valid: Iterable[str]) -> str:
    options = list(valid)
    if found not in options:
        context = {"expected": ", ".join(options), "nearest": nearest(found, options)}
        raise PydanticCustomError("vocabulary", "not in the list", context)
    return found


def _choice(options: Iterable[str]) -> AfterValidator:
    return AfterValidator(lambda found: _one_of(found, options))


def _in(name: str) -> AfterValidator:
    return AfterValidator(lambda found: _one_of(found, vocabulary(name)))


def _matching(pattern: str, kind: str) -> Callable[[str], str]:
    def check(found: str) -> str:
        if not re.fullmatch(pattern, found):
            raise PydanticCustomError(kind, "wrong form")
        return found

    return check


def is_date(found: str) -> bool:
    """Tell whether a text is YYYY, YYYY-MM or YYYY-MM-DD and such a day exists."""
    try:
        return bool(re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", found) and last_day(found))
    except ValueError:
        return False


def _date(found: str) -> str:
    if not is_date(found):
        raise PydanticCustomError("date", "no date")
    return found


def _identifier(found: str) -> str:
    for prefix, pattern in IDENTIFIERS.items():
        if found.lower().startswith(prefix.lower()) and not pattern.fullmatch(found):
            raise PydanticCustomError("identifier", "wrong form", {"expected": pattern.pattern})
    return found


def _anchor(found: str) -> str:
    if not 1 <= len(found.split()) <= 6:
        raise PydanticCustomError("anchor", "one to six words")
    return found


def _phrase(found: str) -> str:
    if not 1 <= len(found.split()) <= 5:
        raise PydanticCustomError("phrase", "one to five words")
    return found


def _tooi(found: str) -> str:
    if found and not TOOI.fullmatch(found):
        raise PydanticCustomError("identifier", "wrong form", {"expected": "type/code, as in zbo/zb000117"})
    return found


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
DateText = Annotated[str, AfterValidator(_date)]
Url = Annotated[str, AfterValidator(_matching(r"https?://[^\s<>\"]+", "url"))]
Number = Annotated[str, AfterValidator(_matching(r"-?\d+(\.\d+)?", "figure"))]
Anchor = Annotated[str, AfterValidator(_anchor)]


def last_day(date: str) -> dt.date:
    """Return the last day a date of any precision can mean: by then one could know it ("2024" -> 31 December 2024)."""
    if len(date) == 4:
        return dt.date(int(date), 12, 31)
    if len(date) == 7:
        year, month = int(date[:4]), int(date[5:])
        return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date.fromisoformat(date)


def first_day(date: str) -> dt.date:
    """Return the first day a date of any precision can mean ("2024" -> 1 January 2024)."""
    return dt.date.fromisoformat({4: date + "-01-01", 7: date + "-01"}.get(len(date), date))


class Record(BaseModel):
    """A record that refuses unknown keys and does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class Bilingual(Record):
    """A text in both languages."""

    nl: Text
    en: Text


Localised = Text | Bilingual


class Selection(Bilingual):
    """How and why a case came into the collection."""

    how: Annotated[str, _in("selections")]


class Organisation(Record):
    """An organisation with its role in the case."""

    id: Annotated[str, AfterValidator(_tooi)] = ""
    name: Text
    role: Annotated[str, _in("roles")]
    nl: str = ""
    en: str = ""


class Pair(Record):
    """Another case that this one is set against."""

    case: Text
    type: Literal["contrast", "twin"]
    equal: Bilingual
    differs: Bilingual
    not_comparable: Bilingual


class Doubt(Bilingual):
    """A doubt on the figures of the case, with the source that raises it."""

    source: Text


class Head(Record):
    """The table [case]."""

    id: Text
    known_as: Bilingual
    title_neutral: Bilingual
    unit: Annotated[str, _in("units_of_case")]
    boundary: Bilingual
    country: Annotated[str, _choice(sorted(COUNTRIES))]
    level: Annotated[str, _in("levels")]
    period: Annotated[list[str], Field(min_length=2, max_length=2)]
    themes: Annotated[list[Annotated[str, _in("themes")]], Field(min_length=1)]
    cofog: Annotated[list[Annotated[str, _in("cofog")]], Field(min_length=1)]
    chain: Annotated[list[Annotated[str, _in("chain")]], Field(min_length=1)]
    completeness: Annotated[str, _in("completeness")]
    read_on: DateText
    selected_by: Selection
    harm: bool = False
    facilitation: Bilingual | None = None
    framework_version: Text
    organisations: Annotated[list[Organisation], Field(min_length=1)]
    pairs: list[Pair] = []
    doubts_on_figures: Doubt | None = None


class Source(Record):
    """A document: who speaks, when, and how much of it was really read."""

    type: Annotated[str, _in("source_types")]
    publisher: Text
    title: Text
    published_on: DateText
    id: Annotated[str, AfterValidator(_identifier)] = ""
    url: Url | None = None
    seen: Annotated[str, _in("seen")]
    seen_at: list[Url] = []
    reports_on: str = ""
    body: str = ""
    scope: Localised | None = None
    voice: Annotated[str, _in("perspectives")] = ""
    about: str = ""
    figures: list[Number] = []


class Assessment(Record):
    """What one voice says on one criterion in one document, and the level we coded from it."""

    source: Text
    level: str = ""
    status: Literal["", "not_determinable", "not_applicable"] = ""
    reason: str = ""
    at: Localised
    anchor: Anchor
    nl: Text
    en: Text
    words: list[Annotated[str, AfterValidator(_phrase)]] = []
    for_whom: Annotated[str, _in("for_whom")] = "everybody"
    evidence: list[Annotated[str, _in("evidence")]] = []
    design: Annotated[str, _in("designs")] = ""
    coder: Annotated[str, _in("coders")] = "makers"
    sure: bool = True
    superseded_by: str = ""
    voice: Annotated[str, _in("perspectives")] = ""
    scope: Localised | None = None
    on: DateText | None = None


class Position(Bilingual):
    """A place on McConnell's spectrum: our synthesis with its basis, or a published one with its source."""

    realm: Annotated[str, _choice(REALMS)]
    level: Annotated[str, _choice(POSITION_LEVELS)]
    on: DateText
    basis: list[str] = []
    source: str = ""


class Reversal(Bilingual):
    """A turn of the verdict, from one assessment to another."""

    from_: str = Field(alias="from")
    to: str


class Sourced(Bilingual):
    """A sentence with its source."""

    source: Text


class Verdicts(Record):
    """The table [verdicts]."""

    positions: list[Position] = []
    reversals: list[Reversal] = []
    not_found: list[str] = []
    responses: list[Sourced] = []


class Outcome(Record):
    """A measured or reported outcome."""

    source: Text
    indicator: Bilingual
    counts: Bilingual
    unit: Text
    value: float | None = None
    low: float | None = None
    high: float | None = None
    about: bool = False
    baseline: float | None = None
    target: float | Literal["none_seen"] = "none_seen"
    period: Text
    as_of: DateText
    anchor: Anchor


class Event(Sourced):
    """Something that happened on a day."""

    on: DateText


class Ingredient(Sourced):
    """A working ingredient, present or absent according to a source."""

    key: Annotated[str, _in("ingredients")]
    state: Literal["present", "absent", "not_mentioned"]
    chain: Annotated[str, _in("chain")]


class Condition(Record):
    """A condition of the context, with the source that names it."""

    key: Annotated[str, _in("conditions")]
    source: Text


class Facts(Record):
    """The table [facts]."""

    outcomes: list[Outcome] = []
    events: list[Event] = []
    ingredients: list[Ingredient] = []
    conditions: list[Condition] = []


class CaseFile(Record):
    """A whole `case.toml`; assessments by "framework.criterion"."""

    schema_: Literal[1] = Field(alias="schema")
    case: Head
    source: Annotated[dict[str, Source], Field(min_length=1)]
    assess: dict[str, list[Assessment]] = {}
    verdicts: Verdicts = Verdicts()
    facts: Facts = Facts()

    def voice(self, row: Assessment) -> str:
        """Who judges in this assessment: stated on the row, on the source, or the default of the source's type."""
        source = self.source[row.source]
        return row.voice or source.voice or str(vocabulary("source_types")[source.type]["voice"])

    def document(self, key: str) -> str:
        """Key of the original document behind a source; reports about the same document count as that document."""
        seen: set[str] = set()
        while self.source[key].reports_on in self.source and key not in seen:
            seen.add(key)
            key = self.source[key].reports_on
        return key
