"""The records of `case.toml`, checked field by field. Meaning and honesty rules across fields stand in `rules.py`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from weegschaal.casebase.fields import (
    COUNTRIES,
    POSITION_LEVELS,
    REALMS,
    Anchor,
    DateText,
    Identifier,
    Number,
    Phrase,
    Text,
    TooiText,
    Url,
    choice,
    in_list,
)
from weegschaal.casebase.vocabularies import vocabulary


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

    how: Annotated[str, in_list("selections")]


class Organisation(Record):
    """An organisation with its role in the case."""

    id: TooiText = ""
    name: Text
    role: Annotated[str, in_list("roles")]
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
    unit: Annotated[str, in_list("units_of_case")]
    boundary: Bilingual
    country: Annotated[str, choice(sorted(COUNTRIES))]
    level: Annotated[str, in_list("levels")]
    period: Annotated[list[str], Field(min_length=2, max_length=2)]
    themes: Annotated[list[Annotated[str, in_list("themes")]], Field(min_length=1)]
    cofog: Annotated[list[Annotated[str, in_list("cofog")]], Field(min_length=1)]
    chain: Annotated[list[Annotated[str, in_list("chain")]], Field(min_length=1)]
    completeness: Annotated[str, in_list("completeness")]
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

    type: Annotated[str, in_list("source_types")]
    publisher: Text
    title: Text
    published_on: DateText
    id: Identifier = ""
    url: Url | None = None
    seen: Annotated[str, in_list("seen")]
    seen_at: list[Url] = []
    reports_on: str = ""
    body: str = ""
    scope: Localised | None = None
    voice: Annotated[str, in_list("perspectives")] = ""
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
    words: list[Phrase] = []
    for_whom: Annotated[str, in_list("for_whom")] = "everybody"
    evidence: list[Annotated[str, in_list("evidence")]] = []
    design: Annotated[str, in_list("designs")] = ""
    coder: Annotated[str, in_list("coders")] = "makers"
    sure: bool = True
    superseded_by: str = ""
    voice: Annotated[str, in_list("perspectives")] = ""
    scope: Localised | None = None
    on: DateText | None = None


class Position(Bilingual):
    """A place on McConnell's spectrum: our synthesis with its basis, or a published one with its source."""

    realm: Annotated[str, choice(REALMS)]
    level: Annotated[str, choice(POSITION_LEVELS)]
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

    key: Annotated[str, in_list("ingredients")]
    state: Literal["present", "absent", "not_mentioned"]
    chain: Annotated[str, in_list("chain")]


class Condition(Record):
    """A condition of the context, with the source that names it."""

    key: Annotated[str, in_list("conditions")]
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
